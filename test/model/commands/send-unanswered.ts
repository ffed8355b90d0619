import type { FaultRuleInput } from "../../../src/simulator";
import { type Edit, edited, isPossible } from "../edits";
import type { Slot } from "../program";
import type { Command, Model, Real } from "./command";

/**
 * A message gets another text, and the answer to its sending is lost. Left to chance, faults and messages would seldom
 * meet: of 30 histories one would notice a provider that sends again.
 */
export class SendUnanswered implements Command {
  readonly #edit: Edit;
  readonly #fault: FaultRuleInput;

  constructor(slot: Slot, fault: FaultRuleInput) {
    this.#edit = { kind: "change message", slot };
    this.#fault = fault;
  }

  check({ program }: Readonly<Model>): boolean {
    return isPossible(program, this.#edit);
  }

  async run(model: Model, { history, simulator }: Real): Promise<void> {
    model.program = edited(model.program, this.#edit);
    history.edit(this.#edit);
    simulator.inject(this.#fault);
    await history.up({ refresh: false });
  }

  toString(): string {
    return `${JSON.stringify(this.#edit)} and up with faults ${JSON.stringify([this.#fault])}`;
  }
}
