import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Document, isMap, isScalar, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";

/** A YAML file that knows the place of everything in it. */
export class YamlFile {
  readonly #name: string;
  readonly #lines = new LineCounter();
  readonly #document: Document.Parsed;

  constructor(file: string) {
    this.#name = join(basename(dirname(file)), basename(file));
    // In this schema everything is a text: a userid of digits, a team called On.
    const options = { schema: "failsafe", lineCounter: this.#lines, prettyErrors: false } as const;
    this.#document = parseDocument(readFileSync(file, "utf8"), options);
  }

  /** What the schema makes of the file, or all that is wrong with it. */
  as<T>(schema: z.ZodType<T>): { readonly value: T } | { readonly problems: readonly string[] } {
    const { errors } = this.#document;
    if (errors.length > 0) return { problems: errors.map(({ message, pos }) => this.#said(pos[0], message)) };
    const { success, data, error } = schema.safeParse(this.#document.toJS());
    if (success) return { value: data };
    return {
      problems: error.issues.flatMap((issue) =>
        issue.code === "unrecognized_keys"
          ? issue.keys.map((key) => this.problem([...issue.path, key], "is no property here"))
          : [this.problem(issue.path, issue.message)],
      ),
    };
  }

  /** What is to be said of the property at this path, after its file, line and column. */
  problem(path: readonly PropertyKey[], message: string): string {
    return this.#said(this.#offsetOf(path), `${path.join(".")} ${message}`.trimStart());
  }

  #said(offset: number, message: string): string {
    const { line, col } = this.#lines.linePos(offset);
    return `${this.#name}:${line}:${col} ${message}`;
  }

  /** Where the key stands; for one that is missing, where what lacks it begins. */
  #offsetOf(path: readonly PropertyKey[]): number {
    let node: unknown = this.#document.contents;
    let offset = this.#document.contents?.range[0] ?? 0;
    for (const step of path) {
      const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && key.value === step) : undefined;
      if (!pair || !isScalar(pair.key)) break;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    }
    return offset;
  }
}
