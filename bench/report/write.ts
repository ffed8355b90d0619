import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Results } from "../results";
import { markdownOf } from "./markdown";

/** Replaces the figures in `folder`; those of the run before are kept beside them. Where it throws, nothing has changed. */
export const writeResults = (folder: string, results: Results): void => {
  const inFolder = (name: string): string => join(folder, name);
  const [latest, report] = [inFolder("results.json"), inFolder("RESULTS.md")];
  const earlier = existsSync(latest) ? (JSON.parse(readFileSync(latest, "utf8")) as Results) : undefined;
  const text = withTables(readFileSync(report, "utf8"), markdownOf(results, earlier));
  if (earlier) renameSync(latest, inFolder("results-before.json"));
  writeFileSync(latest, `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(report, text);
};

/** What is said about the figures stays. */
const withTables = (text: string, tables: string): string => {
  const [begin, end] = ["<!-- measured -->", "<!-- end of what was measured -->"];
  if (!text.includes(begin) || !text.includes(end)) throw new Error("RESULTS.md has no place for what was measured");
  const [before, after] = [text.slice(0, text.indexOf(begin)), text.slice(text.indexOf(end))];
  return `${before}${begin}\n\n${tables}\n\n${after}`;
};
