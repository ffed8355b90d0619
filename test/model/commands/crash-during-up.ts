import type { Crash } from "../arbitraries";
import type { Command, Real } from "./command";

/** The provider process is killed while WeCom works at a call, or while the call is on its way and gets lost. */
export class CrashDuringUp implements Command {
  readonly #crash: Crash;

  constructor(crash: Crash) {
    this.#crash = crash;
  }

  check(): boolean {
    return true;
  }

  async run(_model: unknown, { history }: Real): Promise<void> {
    await history.crash(this.#crash);
  }

  toString(): string {
    return `crash ${JSON.stringify(this.#crash)}`;
  }
}
