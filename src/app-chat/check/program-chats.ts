/**
 * Which chats the program of this run declares, learnt from its checks. Preview and run are processes of their own,
 * and `destroy` makes no checks, so an entry is always of the run at hand.
 */
export class ProgramChats {
  readonly #chatIds = new Map<string, string>();
  readonly #urns = new Map<string, string>();

  /** Notes a declaration; answers another URN that declares the same chat. */
  declare(urn: string, chatId: string): string | undefined {
    const before = this.#chatIds.get(urn);
    if (before !== undefined && this.#urns.get(before) === urn) this.#urns.delete(before);
    this.#chatIds.set(urn, chatId);
    const first = this.#urns.get(chatId);
    if (first !== undefined && first !== urn) return first;
    this.#urns.set(chatId, urn);
    return undefined;
  }

  declares(chatId: string): boolean {
    return this.#urns.has(chatId);
  }

  urnOf(chatId: string): string | undefined {
    return this.#urns.get(chatId);
  }
}
