import type { UpOptions } from "../history";
import type { Command, Real } from "./command";

/** `pulumi up`, with `--refresh` or without. */
export class Up implements Command {
  readonly #options: UpOptions;

  constructor(options: UpOptions) {
    this.#options = options;
  }

  check(): boolean {
    return true;
  }

  async run(_model: unknown, { history }: Real): Promise<void> {
    await history.up(this.#options);
  }

  toString(): string {
    return this.#options.refresh ? "up --refresh" : "up";
  }
}
