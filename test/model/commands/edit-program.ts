import { type Edit, edited, isPossible } from "../edits";
import type { Command, Model, Real } from "./command";

/** Somebody changes the program. */
export class EditProgram implements Command {
  readonly #edit: Edit;

  constructor(edit: Edit) {
    this.#edit = edit;
  }

  check({ program }: Readonly<Model>): boolean {
    return isPossible(program, this.#edit);
  }

  async run(model: Model, { history }: Real): Promise<void> {
    model.program = edited(model.program, this.#edit);
    history.edit(this.#edit);
  }

  toString(): string {
    return JSON.stringify(this.#edit);
  }
}
