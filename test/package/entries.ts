import type { Consumer } from "./consumer";

export interface Entry {
  /** The file that it resolves to. */
  readonly file: string;
  /** What it exports. */
  readonly names: readonly string[];
}

type Entries = Readonly<Record<string, Entry>>;

const entryNames = ["pulumi-wecom", "pulumi-wecom/client", "pulumi-wecom/provider", "pulumi-wecom/simulator"];

/** What only makes CommonJS and ES modules get along. */
const added = ["__esModule", "default", "module.exports"];
const namesOf = `(exported) => Object.keys(exported).filter((key) => !${JSON.stringify(added)}.includes(key)).sort()`;

/** Every entry as CommonJS gets it. */
export const requiredEntries = (consumer: Consumer): Promise<Entries> =>
  consumer.answerOf(
    "requires.cjs",
    `const namesOf = ${namesOf};
    const entries = {};
    for (const name of ${JSON.stringify(entryNames)}) {
      entries[name] = { file: require.resolve(name), names: namesOf(require(name)) };
    }
    console.log(JSON.stringify(entries));`,
  );

/** Every entry as ES modules get it. */
export const importedEntries = (consumer: Consumer): Promise<Entries> =>
  consumer.answerOf(
    "imports.mjs",
    `import { fileURLToPath } from "node:url";
    const namesOf = ${namesOf};
    const entries = {};
    for (const name of ${JSON.stringify(entryNames)}) {
      entries[name] = { file: fileURLToPath(import.meta.resolve(name)), names: namesOf(await import(name)) };
    }
    console.log(JSON.stringify(entries));`,
  );
