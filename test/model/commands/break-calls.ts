import type { FaultRuleInput } from "../../../src/simulator";
import type { Command, Real } from "./command";

/** From now on some calls go wrong. */
export class BreakCalls implements Command {
  readonly #faults: readonly FaultRuleInput[];

  constructor(faults: readonly FaultRuleInput[]) {
    this.#faults = faults;
  }

  check(): boolean {
    return true;
  }

  async run(_model: unknown, { simulator }: Real): Promise<void> {
    for (const fault of this.#faults) simulator.inject(fault);
  }

  toString(): string {
    return `faults ${JSON.stringify(this.#faults)}`;
  }
}
