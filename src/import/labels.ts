import { extname } from "node:path";
import { CsvError, parse } from "csv-parse/sync";
import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import { useridFormat } from "../api/limits";
import { useridRule } from "../app-chat/members";
import { fold } from "../app-chat/plan/userids";
import type { Source } from "../stack-state/source";

/** People's names by folded userid. */
export type Names = ReadonlyMap<string, string>;

interface Entry {
  readonly userid: string;
  readonly name: string;
  readonly line: number;
}

/** The names of a file, by its ending: YAML (`userid: name`) or CSV (`userid,name`). @throws with the line */
export const parseLabels = ({ text, origin }: Source): Names => {
  const refuse = (line: number, problem: string): Error => new Error(`${origin}:${line}: ${problem}`);
  const names = new Map<string, string>();
  for (const { userid, name, line } of entriesOf(text, origin, refuse)) {
    if (!useridFormat.test(userid)) throw refuse(line, `${JSON.stringify(userid)} ${useridRule}`);
    if (name.trim() === "") throw refuse(line, `${userid} has no name`);
    if (!name.isWellFormed()) throw refuse(line, `the name of ${userid} has half of a character`);
    if (names.has(fold(userid))) throw refuse(line, `${userid} is there twice, compared without case`);
    names.set(fold(userid), name.trim());
  }
  return names;
};

type Refuse = (line: number, problem: string) => Error;

const entriesOf = (text: string, origin: string, refuse: Refuse): readonly Entry[] => {
  switch (extname(origin).toLowerCase()) {
    case ".csv":
      return csvEntries(text, refuse);
    case ".yaml":
    case ".yml":
      return yamlEntries(text, refuse);
    default:
      throw new Error(`${origin} must end in .yaml, .yml or .csv`);
  }
};

const csvEntries = (text: string, refuse: Refuse): readonly Entry[] => {
  const entries = csvRows(text, refuse).map(({ record, info: { lines: line } }) => {
    const [userid, name] = record;
    if (userid === undefined || name === undefined || record.length !== 2) {
      throw refuse(line, `two columns are expected, userid,name, and here are ${record.length}`);
    }
    return { userid, name, line };
  });
  const [first, ...others] = entries;
  const hasHeader = first?.userid.toLowerCase() === "userid" && first.name.toLowerCase() === "name";
  return hasHeader ? others : entries;
};

interface CsvRow {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

const csvRows = (text: string, refuse: Refuse): readonly CsvRow[] => {
  const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true } as const;
  try {
    // With `info` the rows are these; the library's types say so only of some of its versions.
    return parse(text, options) as unknown as readonly CsvRow[];
  } catch (error) {
    if (error instanceof CsvError) throw refuse(Number(error.lines ?? 1), error.message);
    throw error;
  }
};

const yamlEntries = (text: string, refuse: Refuse): readonly Entry[] => {
  const lineCounter = new LineCounter();
  const lineOf = (offset = 0): number => lineCounter.linePos(offset).line;
  // In this schema everything is a text: a userid of digits, a person called No.
  const document = parseDocument(text, { schema: "failsafe", lineCounter, prettyErrors: false });
  const [error] = document.errors;
  if (error) throw refuse(lineOf(error.pos[0]), error.message);
  const { contents } = document;
  if (!isMap(contents)) throw refuse(lineOf(contents?.range?.[0]), "expected are lines of userid: name");
  return contents.items.map(({ key, value }) => {
    if (!isScalar(key)) throw refuse(lineOf(contents.range?.[0]), "a key is not a userid");
    const line = lineOf(key.range?.[0]);
    if (value !== null && !isScalar(value)) throw refuse(line, `the name of ${String(key.value)} must be a text`);
    return { userid: String(key.value), name: value === null ? "" : String(value.value), line };
  });
};
