import type { Command, Real } from "./command";

/** `pulumi refresh`. */
export class Refresh implements Command {
  check(): boolean {
    return true;
  }

  async run(_model: unknown, { history }: Real): Promise<void> {
    await history.refresh();
  }

  toString(): string {
    return "refresh";
  }
}
