import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { measureThroughput } from "./client/throughput";
import { floor } from "./contenders/floor";
import { ordinary, ordinaryWithoutConfig } from "./contenders/ordinary";
import { ours } from "./contenders/ours";
import { compare } from "./engine/compare";
import { measureCrowd } from "./engine/crowd";
import { runCycle } from "./engine/cycle";
import { compareDrift } from "./engine/drift-command";
import { profileInto } from "./engine/profile";
import { Project } from "./engine/project";
import { describeMachine, describeVersions } from "./machine";
import { markdownOf } from "./report/markdown";
import type { Results } from "./results";
import { measureLoadTimes } from "./startup/load-times";

const parts = ["engine", "crowd", "drift", "client", "load"] as const;
type Part = (typeof parts)[number];

interface Flags {
  readonly repeat: number;
  readonly large?: true;
  readonly chats: readonly number[];
  readonly only?: readonly Part[];
  readonly profile?: string;
}

const counted = (text: string): number => {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError("It has to be a whole number above 0.");
};

const began = performance.now();
const say = (line: string): void => {
  const seconds = Math.round((performance.now() - began) / 1000);
  process.stderr.write(`${String(seconds).padStart(5)} s  ${line}\n`);
};

const skipCheckpoints = { PULUMI_SKIP_CHECKPOINTS: "true" };

const measure = async ({ repeat, large, chats, only = parts }: Flags): Promise<Results> => {
  const wants = (part: Part): boolean => only.includes(part);
  const cycles: Results["cycles"][number][] = [];
  const cyclesWithoutCheckpoints: Results["cycles"][number][] = [];
  const parallel: Results["parallel"][number][] = [];
  if (wants("engine")) {
    for (const count of chats) {
      // Two ways that are many times slower are compared where that takes minutes and not hours.
      const contenders = count === 200 ? [ours, floor, ordinary, ordinaryWithoutConfig] : [ours, floor];
      cycles.push(...(await compare({ contenders, chats: count, repeat }, say)));
    }
    for (const count of large ? [...chats, 5_000] : chats) {
      const comparison = { contenders: [ours, floor], chats: count, repeat: 1, env: skipCheckpoints };
      cyclesWithoutCheckpoints.push(...(await compare(comparison, (line) => say(`${line}, no checkpoints`))));
    }
    for (const atOnce of [1, 4, 16, 64]) parallel.push(await timeParallel(atOnce));
  }
  if (wants("crowd")) say("a chat of 2 000 people");
  const crowd = wants("crowd") ? await measureCrowd(repeat) : [];
  const drift: Results["drift"][number][] = [];
  if (wants("drift")) {
    for (const count of large ? [1_000, 10_000] : [1_000]) {
      say(`drift of ${count} chats`);
      drift.push(await compareDrift(count, repeat));
    }
  }
  if (wants("client")) say("client throughput");
  const throughput = wants("client") ? await measureThroughput(repeat) : [];
  if (wants("load")) say("load times");
  const loadTimes = wants("load") ? await measureLoadTimes(repeat * 3) : [];
  const [machine, versions] = [describeMachine(), await describeVersions()];
  const date = new Date().toISOString();
  const engine = { cycles, cyclesWithoutCheckpoints, parallel };
  return { date, machine, versions, repeat, ...engine, crowd, drift, throughput, loadTimes };
};

const timeParallel = async (parallel: number): Promise<Results["parallel"][number]> => {
  say(`200 chats with --parallel ${parallel}`);
  const project = await Project.start(ours);
  try {
    project.declare(200, 1);
    const { seconds } = await project.measure("up", "--yes", "--skip-preview", "--parallel", String(parallel));
    return { parallel, seconds };
  } finally {
    await project.close();
  }
};

/** A cycle of ours and of the floor at each size. */
const profileCycles = async (folder: string, sizes: readonly number[]): Promise<void> => {
  for (const chats of sizes) {
    for (const contender of [ours, floor]) {
      say(`${chats} chats, ${contender.name}, profiled`);
      await runCycle(contender, chats, profileInto(join(folder, `${contender.name}-${chats}`)));
    }
  }
};

/** What is said about the figures in RESULTS.md stays; the figures are replaced. */
const writeTables = (tables: string): void => {
  const file = join(__dirname, "RESULTS.md");
  const text = readFileSync(file, "utf8");
  const [begin, end] = ["<!-- measured -->", "<!-- end of what was measured -->"];
  if (!text.includes(begin) || !text.includes(end)) throw new Error(`${file} has no place for what was measured`);
  const [before, after] = [text.slice(0, text.indexOf(begin)), text.slice(text.indexOf(end))];
  writeFileSync(file, `${before}${begin}\n\n${tables}\n\n${after}`);
};

const main = new Command("npm run bench --")
  .description(
    "Times the provider against what the engine itself costs, with the real CLI and the simulator. Takes about half an " +
      "hour; a whole run writes bench/results.json and the tables of bench/RESULTS.md.",
  )
  .option("--repeat <n>", "rounds of each comparison", counted, 3)
  .option("--chats <n...>", "sizes of stacks", (text: string, all: readonly number[] = []) => [...all, counted(text)])
  .option("--only <part...>", `of ${parts.join(", ")}: print those and write nothing`)
  .option("--large", "also 5 000 chats, and drift of 10 000")
  .option(
    "--profile <folder>",
    "write CPU profiles of the program's and the provider's processes there, and measure nothing",
  )
  .action(async ({ chats = [100, 200, 1_000], profile, ...flags }: Flags) => {
    if (profile) return await profileCycles(resolve(profile), chats);
    const results = await measure({ ...flags, chats });
    const tables = markdownOf(results);
    process.stdout.write(`${tables}\n`);
    if (flags.only) return;
    writeFileSync(join(__dirname, "results.json"), `${JSON.stringify(results, null, 2)}\n`);
    writeTables(tables);
  });

void main.parseAsync();
