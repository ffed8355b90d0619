import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import { relative } from "node:path";
import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLParseError,
} from "yaml";
import type { z } from "zod";

/** A file's path as people say it: from the project's folder, where Pulumi runs the program. */
export const placeOf = (file: string): string => relative(process.cwd(), file);

/** A YAML file that knows the place of everything in it. */
export class YamlFile {
  readonly #name: string;
  readonly #lines = new LineCounter();
  readonly #document: Document.Parsed;
  readonly #unread: string | undefined;

  constructor(file: string) {
    this.#name = placeOf(file);
    // In this schema everything is a text: a userid of digits, a team called On.
    const options = { schema: "failsafe", lineCounter: this.#lines, prettyErrors: false } as const;
    const { text, unread } = textOf(file);
    this.#unread = unread;
    this.#document = parseDocument(text, options);
  }

  /** What the schema makes of the file, or all that is wrong with it; of a file that is no YAML, the first thing. */
  as<T>(schema: z.ZodType<T>): { readonly value: T } | { readonly problems: readonly string[] } {
    if (this.#unread !== undefined) return { problems: [`${this.#name} ${this.#unread}`] };
    // What no longer is YAML has one problem: the others that a parser finds after it are of its making.
    const [error] = this.#document.errors;
    if (error) return { problems: [this.#said(error.pos[0], messageOf(error))] };
    const misread = this.#misread();
    if (misread) return { problems: [misread] };
    const read = schema.safeParse(this.#document.toJS());
    if (read.success) return { value: read.data };
    return {
      problems: read.error.issues.flatMap((issue) =>
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

  /** The first thing that would become something else, or nothing, on its way into an object. */
  #misread(): string | undefined {
    let found: string | undefined;
    const say = ({ range }: Node, message: string) => {
      found = this.#said(range?.[0] ?? 0, message);
      return visit.BREAK;
    };
    visit(this.#document, {
      // To YAML what begins with * refers to something named before. The parser finds out without telling the place.
      Alias: (_key, alias) =>
        alias.resolve(this.#document)
          ? undefined
          : say(alias, `*${alias.source} begins with *, which means something to YAML: put it in quotes`),
      Pair: (_key, { key }) => {
        if (isCollection(key)) return say(key, "a name of something was expected, and no list or object");
        // To JavaScript it is no property like others, and the schema would leave it out.
        return isScalar(key) && key.value === "__proto__" ? say(key, "__proto__ is nobody's name") : undefined;
      },
    });
    return found;
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

/** The parser's own words tell programmers which function to call. */
const messageOf = ({ code, message }: YAMLParseError): string =>
  code === "MULTIPLE_DOCS" ? "a second document begins here, and one is the limit" : message;

const textOf = (file: string): { readonly text: string; readonly unread?: string } => {
  try {
    const bytes = readFileSync(file);
    // Names in another encoding, such as GBK, would come out as others.
    if (!isUtf8(bytes)) return { text: "", unread: "is no UTF-8: save it as UTF-8" };
    return { text: new TextDecoder().decode(bytes) };
  } catch (error) {
    return { text: "", unread: `can't be read: ${error instanceof Error ? error.message : error}` };
  }
};
