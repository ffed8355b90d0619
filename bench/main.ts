import { rmSync } from "node:fs";
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
import { sayingLiveHeap } from "./engine/live-heap";
import { profileInto } from "./engine/profile";
import { Project } from "./engine/project";
import { Journal } from "./journal";
import { describeMachine, describeVersions, fingerprintOfCode } from "./machine";
import { markdownOf } from "./report/markdown";
import { writeResults } from "./report/write";
import type { Results } from "./results";
import { fewChats, roundsOf } from "./rounds";
import { measureLoadTimes } from "./startup/load-times";

const parts = ["engine", "crowd", "drift", "client", "load"] as const;
type Part = (typeof parts)[number];

type About = Pick<Results, "machine" | "versions">;

interface Flags {
  readonly repeat: number;
  readonly large?: true;
  readonly chats: readonly number[];
  readonly only?: readonly Part[];
  readonly profile?: string;
  readonly fresh?: true;
}

const journalFile = join(__dirname, "../.work/bench.jsonl");

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

const skipCheckpoints = { name: "no checkpoints", env: { ...sayingLiveHeap, PULUMI_SKIP_CHECKPOINTS: "true" } };

const measure = async (flags: Flags, about: About, journal: Journal): Promise<Results> => {
  const { repeat, large, chats, only = parts } = flags;
  const wants = (part: Part): boolean => only.includes(part);
  const cycles: Results["cycles"][number][] = [];
  const cyclesWithoutCheckpoints: Results["cycles"][number][] = [];
  const parallel: Results["parallel"][number][] = [];
  if (wants("engine")) {
    for (const count of chats) {
      // Two ways that are many times slower are compared where that takes minutes and not hours.
      const contenders = count === 200 ? [ours, floor, ordinary, ordinaryWithoutConfig] : [ours, floor];
      cycles.push(...(await compare({ contenders, chats: count, repeat: roundsOf(count, repeat) }, journal, say)));
    }
    for (const count of large ? [...chats, 5_000] : chats) {
      const comparison = { contenders: [ours, floor], chats: count, repeat: 1, special: skipCheckpoints };
      cyclesWithoutCheckpoints.push(...(await compare(comparison, journal, say)));
    }
    for (const atOnce of [1, 4, 16, 64])
      parallel.push(await journal.once(`--parallel ${atOnce}`, () => timeParallel(atOnce)));
  }
  const part = async <T>(name: Part, what: string, run: () => Promise<readonly T[]>): Promise<readonly T[]> =>
    wants(name)
      ? await journal.once(what, async () => {
          say(what);
          return await run();
        })
      : [];
  const crowd = await part("crowd", "a chat of 2 000 people", () => measureCrowd(repeat));
  const drift: Results["drift"][number][] = [];
  for (const count of large ? [1_000, 10_000] : [1_000])
    drift.push(...(await part("drift", `drift of ${count} chats`, async () => [await compareDrift(count, repeat)])));
  const throughput = await part("client", "client throughput", () => measureThroughput(repeat));
  const loadTimes = await part("load", "load times", () => measureLoadTimes(repeat));
  const date = new Date().toISOString();
  const engine = { cycles, cyclesWithoutCheckpoints, parallel };
  return { date, ...about, repeat, ...engine, crowd, drift, throughput, loadTimes };
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

const main = new Command("npm run bench --")
  .description(
    "Times the provider against what the engine itself costs, with the real CLI and the simulator. Takes an hour or " +
      "more and wants the machine for itself; a whole run writes bench/results.json and the tables of bench/RESULTS.md. " +
      "A run that was interrupted is gone on with.",
  )
  .option(
    "--repeat <n>",
    `rounds of each comparison; thrice as many of up to ${fewChats} chats, of the client and of loading`,
    counted,
    3,
  )
  .option("--chats <n...>", "sizes of stacks", (text: string, all: readonly number[] = []) => [...all, counted(text)])
  .option("--only <part...>", `of ${parts.join(", ")}: print those and write nothing`)
  .option("--large", "also 5 000 chats, and drift of 10 000")
  .option(
    "--profile <folder>",
    "write CPU profiles of the program's and the provider's processes there, and measure nothing",
  )
  .option("--fresh", "measure anew what an interrupted run has measured already")
  .action(async ({ chats = [100, 200, 1_000], profile, fresh, ...flags }: Flags) => {
    if (profile) return await profileCycles(resolve(profile), chats);
    const about = { machine: describeMachine(), versions: await describeVersions() };
    if (fresh) rmSync(journalFile, { force: true });
    const journal = Journal.open(journalFile, { ...about, code: fingerprintOfCode(), flags, chats });
    if (journal.size > 0) say(`going on with a run that was interrupted after ${journal.size} measurements`);
    const results = await measure({ ...flags, chats }, about, journal);
    process.stdout.write(`${markdownOf(results)}\n`);
    if (!flags.only) writeResults(results);
    journal.end();
  });

void main.parseAsync();
