import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** A file of what was measured so far: a run takes more than an hour, and what breaks it off must not cost all of it. */
export class Journal {
  readonly #file: string;
  readonly #known: Map<string, unknown>;

  private constructor(file: string, known: Map<string, unknown>) {
    this.#file = file;
    this.#known = known;
  }

  /**
   * Goes on with an interrupted run of the same kind, else begins anew.
   * @param kind what two halves of one run have in common: machine, versions, flags
   */
  static open(file: string, kind: unknown): Journal {
    const first = JSON.stringify(kind);
    const known = readKnown(file, first);
    mkdirSync(dirname(file), { recursive: true });
    // Written anew, without a line that broke off.
    writeFileSync(
      file,
      [first, ...[...known].map((entry) => JSON.stringify(entry))].map((line) => `${line}\n`).join(""),
    );
    return new Journal(file, known);
  }

  /** How many measurements an interrupted run left. */
  get size(): number {
    return this.#known.size;
  }

  /** Measures what isn't known by this name yet. What is answered has to be the same as JSON. */
  async once<T>(name: string, measure: () => Promise<T>): Promise<T> {
    if (this.#known.has(name)) return this.#known.get(name) as T;
    const measured = await measure();
    appendFileSync(this.#file, `${JSON.stringify([name, measured])}\n`);
    return measured;
  }

  /** Everything is measured: the next run begins anew. */
  end(): void {
    rmSync(this.#file, { force: true });
  }
}

const readKnown = (file: string, kind: string): Map<string, unknown> => {
  const [first, ...lines] = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  // The last one is empty, or broke off while it was written.
  return new Map(first === kind ? lines.slice(0, -1).map((line) => JSON.parse(line)) : []);
};
