import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A file of what was measured so far: a run takes hours, and what breaks it off must not cost all of it. */
export class Journal {
  readonly #file: string;
  readonly #known: Map<string, unknown>;

  private constructor(file: string, known: Map<string, unknown>) {
    this.#file = file;
    this.#known = known;
  }

  /**
   * Goes on with an interrupted run of the same kind, else begins anew; runs of other kinds keep theirs.
   * @param kind what two halves of one run have in common: machine, versions, flags
   */
  static open(folder: string, kind: unknown): Journal {
    const file = join(
      folder,
      `bench-${createHash("sha256").update(JSON.stringify(kind)).digest("hex").slice(0, 16)}.jsonl`,
    );
    const known = readKnown(file);
    mkdirSync(folder, { recursive: true });
    // Written anew, without a line that broke off.
    if (known.size > 0) writeFileSync(file, [...known].map((entry) => `${JSON.stringify(entry)}\n`).join(""));
    else rmSync(file, { force: true });
    return new Journal(file, known);
  }

  /** How many measurements are known. */
  get size(): number {
    return this.#known.size;
  }

  /** Measures what isn't known by this name yet. What is answered has to be the same as JSON. */
  async once<T>(name: string, measure: () => Promise<T>): Promise<T> {
    if (this.#known.has(name)) return this.#known.get(name) as T;
    const measured = await measure();
    this.#known.set(name, measured);
    appendFileSync(this.#file, `${JSON.stringify([name, measured])}\n`);
    return measured;
  }

  /** Forgets everything: what comes next, and the next run, begins anew. */
  forget(): void {
    this.#known.clear();
    rmSync(this.#file, { force: true });
  }
}

const readKnown = (file: string): Map<string, unknown> => {
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  // The last one is empty, or broke off while it was written.
  return new Map(lines.slice(0, -1).map((line) => JSON.parse(line)));
};
