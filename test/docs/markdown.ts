import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const repository = resolve(__dirname, "../..");

/** One fenced block. */
export interface Fence {
  /** What stands after the backticks: a language, and for the tests what kind of thing it is. */
  readonly info: string;
  readonly text: string;
  /** Of its first line of text, from 1. */
  readonly line: number;
}

export interface Heading {
  readonly level: number;
  readonly text: string;
}

/** Cells by row, the head first. */
export type Table = readonly (readonly string[])[];

/** A Markdown file, read as far as these tests need it. */
export interface Document {
  readonly file: string;
  readonly fences: readonly Fence[];
  readonly headings: readonly Heading[];
  readonly tables: readonly Table[];
  /** Targets of links, in order. */
  readonly links: readonly string[];
  readonly text: string;
}

/** What people read before they read code. */
export const documentFiles: readonly string[] = [
  ...readdirSync(repository).filter((name) => name.endsWith(".md")),
  ...readdirSync(join(repository, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
  "examples/README.md",
  "examples/pipelines/README.md",
];

export function read(file: string): Document {
  const text = readFileSync(join(repository, file), "utf8");
  const fences: Fence[] = [];
  const prose: string[] = [];
  let open: { info: string; indent: string; line: number; lines: string[] } | undefined;
  for (const [at, line] of text.split("\n").entries()) {
    const [, indent = "", info] = /^( *)```(.*)$/.exec(line) ?? [];
    if (open === undefined && info !== undefined) open = { info: info.trim(), indent, line: at + 2, lines: [] };
    else if (open === undefined) prose.push(line);
    else if (info !== undefined) {
      fences.push({ info: open.info, text: open.lines.join("\n"), line: open.line });
      open = undefined;
    } else open.lines.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line);
  }
  if (open !== undefined) throw new Error(`${file}:${open.line}: a fence that nothing closes`);
  return { file, fences, headings: headingsOf(prose), tables: tablesOf(prose), links: linksOf(prose), text };
}

const headingsOf = (lines: readonly string[]): readonly Heading[] =>
  lines.flatMap((line) => {
    const [, marks, text] = /^(#{1,6}) (.*)$/.exec(line) ?? [];
    return marks === undefined || text === undefined ? [] : [{ level: marks.length, text }];
  });

function tablesOf(lines: readonly string[]): readonly Table[] {
  const tables: string[][][] = [];
  let inside = false;
  for (const line of lines) {
    const row = line.trim();
    if (!row.startsWith("|")) inside = false;
    else {
      if (!inside) tables.push([]);
      inside = true;
      const cells = row
        .slice(1, -1)
        .split("|")
        .map((cell) => cell.trim());
      if (!cells.every((cell) => /^:?-+:?$/.test(cell))) tables.at(-1)?.push(cells);
    }
  }
  return tables;
}

const linksOf = (lines: readonly string[]): readonly string[] =>
  [...lines.join("\n").matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);

/** The table whose first head cell is this. */
export function tableOf({ file, tables }: Document, ...heads: readonly string[]): Table {
  const table = tables.find(([head]) => heads.every((text, at) => head?.[at] === text));
  if (table === undefined) throw new Error(`${file} has no table that begins with | ${heads.join(" | ")}`);
  return table.slice(1);
}

/** The texts in backticks of a cell. */
export const codes = (cell = ""): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);

/** The only text in backticks of a cell. */
export function code(cell: string | undefined): string {
  const [only, ...others] = codes(cell);
  if (only === undefined || others.length > 0) throw new Error(`not one text in backticks: ${cell}`);
  return only;
}

/** A heading's anchor, as GitHub makes it. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\- _]/gu, "")
    .replaceAll(" ", "-");
