import type { LostSending } from "../arbitraries";
import { type Edit, edited, isPossible } from "../edits";
import type { Slot } from "../program";
import type { Command, Model, Real } from "./command";

/**
 * A message gets another text, and the answer to its sending never comes. Left to chance, messages would seldom meet
 * that: a provider that sends again was noticed by one history of 30, one that doesn't heed a crash by one of 70.
 */
export class SendUnanswered implements Command {
  readonly #edit: Edit;
  readonly #lost: LostSending;

  constructor(slot: Slot, lost: LostSending) {
    this.#edit = { kind: "change message", slot };
    this.#lost = lost;
  }

  check({ program }: Readonly<Model>): boolean {
    return isPossible(program, this.#edit);
  }

  async run(model: Model, { history, simulator }: Real): Promise<void> {
    model.program = edited(model.program, this.#edit);
    history.edit(this.#edit);
    if ("crash" in this.#lost) return await history.crash(this.#lost.crash);
    simulator.inject(this.#lost.fault);
    await history.up({ refresh: false });
  }

  toString(): string {
    return `${JSON.stringify(this.#edit)} and up with ${JSON.stringify(this.#lost)}`;
  }
}
