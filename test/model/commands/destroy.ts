import type { Command, Real } from "./command";

/** `pulumi destroy`; the program stays as it is. */
export class Destroy implements Command {
  check(): boolean {
    return true;
  }

  async run(_model: unknown, { history }: Real): Promise<void> {
    await history.destroy();
  }

  toString(): string {
    return "destroy";
  }
}
