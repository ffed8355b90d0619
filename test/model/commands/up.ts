import type { FaultRuleInput } from "../../../src/simulator";
import type { UpOptions } from "../history";
import type { Command, Real } from "./command";

/** `pulumi up`, with `--refresh` or without. */
export class Up implements Command {
  readonly #options: UpOptions;
  readonly #faults: readonly FaultRuleInput[];

  /** @param faults what goes wrong from this run on */
  constructor(options: UpOptions, faults: readonly FaultRuleInput[] = []) {
    this.#options = options;
    this.#faults = faults;
  }

  check(): boolean {
    return true;
  }

  async run(_model: unknown, { history, simulator }: Real): Promise<void> {
    for (const fault of this.#faults) simulator.inject(fault);
    await history.up(this.#options);
  }

  toString(): string {
    const name = this.#options.refresh ? "up --refresh" : "up";
    return this.#faults.length > 0 ? `${name} with faults ${JSON.stringify(this.#faults)}` : name;
  }
}
