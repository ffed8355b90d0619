import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Results } from "../results";
import { markdownOf } from "./markdown";

const inBench = (name: string): string => join(__dirname, "..", name);

/** Replaces the figures of the run before, which are kept beside the new ones. */
export const writeResults = (results: Results): void => {
  const [latest, before] = [inBench("results.json"), inBench("results-before.json")];
  if (existsSync(latest)) renameSync(latest, before);
  writeFileSync(latest, `${JSON.stringify(results, null, 2)}\n`);
  const earlier = existsSync(before) ? (JSON.parse(readFileSync(before, "utf8")) as Results) : undefined;
  writeTables(inBench("RESULTS.md"), markdownOf(results, earlier));
};

/** What is said about the figures stays. */
const writeTables = (file: string, tables: string): void => {
  const text = readFileSync(file, "utf8");
  const [begin, end] = ["<!-- measured -->", "<!-- end of what was measured -->"];
  if (!text.includes(begin) || !text.includes(end)) throw new Error(`${file} has no place for what was measured`);
  const [before, after] = [text.slice(0, text.indexOf(begin)), text.slice(text.indexOf(end))];
  writeFileSync(file, `${before}${begin}\n\n${tables}\n\n${after}`);
};
