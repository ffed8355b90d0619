import type { Simulator } from "../../src/simulator";
import { law } from "./audit";
import type { MessageDeclaration } from "./program";

const sendPath = "/cgi-bin/appchat/send";

/** How often each message was declared anew, and so may be in its chat. */
export class Ledger {
  readonly #allowed = new Map<string, number>();
  /** What each resource was when it was last registered. */
  readonly #registered = new Map<number, string>();

  /** A run registers a message. Only a new resource, another content or another chat sends. */
  register({ identity, content }: MessageDeclaration, chatId: string): void {
    const key = keyOf(content, chatId);
    if (this.#registered.get(identity) === key) return;
    this.#registered.set(identity, key);
    this.#allowed.set(key, (this.#allowed.get(key) ?? 0) + 1);
  }

  /** What a destroy takes away is declared anew afterwards. */
  forget(): void {
    this.#registered.clear();
  }

  assertNothingDoubled(simulator: Pick<Simulator, "requests">): void {
    const delivered = new Map<string, number>();
    for (const { body } of simulator.requests({ path: sendPath, errcode: 0 })) {
      const { chatid, text } = body as { readonly chatid: string; readonly text: { readonly content: string } };
      const key = keyOf(text.content, chatid);
      delivered.set(key, (delivered.get(key) ?? 0) + 1);
    }
    for (const [key, times] of delivered) {
      const allowed = this.#allowed.get(key) ?? 0;
      law(times <= allowed, `${key} was declared ${allowed} times and delivered ${times} times`);
    }
  }
}

const keyOf = (content: string, chatId: string): string => `"${content}" to ${chatId}`;
