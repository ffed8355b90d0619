import { includesUser } from "../../../src/simulator/world/userids";
import { type ByHandChange, everybody } from "../arbitraries";
import type { Command, Model, Real } from "./command";

/** Somebody changes a chat in the WeCom app. */
export class ChangeByHand implements Command {
  readonly #change: ByHandChange;

  constructor(change: ByHandChange) {
    this.#change = change;
  }

  check({ program }: Readonly<Model>): boolean {
    return program.chats.has(this.#change.slot);
  }

  async run(_model: Model, { history, simulator }: Real): Promise<void> {
    const { slot, deed } = this.#change;
    const chat = history.disturbed(slot);
    if (!chat) return;
    const { byHand } = simulator;
    const { chatid, userlist } = chat;
    const of = (people: readonly string[]): string | undefined =>
      "who" in deed ? people[deed.who % people.length] : undefined;
    switch (deed.kind) {
      case "join": {
        const joining = of(everybody.filter((userid) => !includesUser(userlist, userid)));
        return void (joining && byHand.join(chatid, joining));
      }
      case "leave": {
        const leaving = of(userlist);
        return void (leaving && byHand.leave(chatid, leaving));
      }
      case "owner": {
        const owner = of(userlist);
        return void (owner && byHand.owner(chatid, owner));
      }
      case "rename":
        return void byHand.rename(chatid, deed.name);
      case "dissolve":
        return void byHand.dissolve(chatid);
    }
  }

  toString(): string {
    return `by hand ${JSON.stringify(this.#change)}`;
  }
}
