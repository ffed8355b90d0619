import { constants } from "node:os";
import { join, resolve } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { floor } from "./contenders/floor";
import { ours } from "./contenders/ours";
import { runCycle } from "./engine/cycle";
import { profileInto } from "./engine/profile";
import { heedSignals, Interrupted } from "./interruption";
import { Journal } from "./journal";
import { describeMachine, describeVersions, fingerprintOfCode } from "./machine";
import { measureParts, type Part, type Plan, parts } from "./parts";
import { markdownOf } from "./report/markdown";
import { writeResults } from "./report/write";
import type { Results } from "./results";
import { fewChats } from "./rounds";

interface Flags {
  readonly repeat?: number;
  readonly large?: true;
  readonly chats?: readonly number[];
  readonly only?: readonly Part[];
  readonly profile?: string;
  readonly fresh?: true;
}

const work = join(__dirname, "../.work");
const usualSizes = [10, 100, 200, 1_000];

const counted = (text: string): number => {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError("It has to be a whole number above 0.");
};

const sizes = (text: string, others: readonly number[] = []): readonly number[] =>
  [...new Set([...others, counted(text)])].sort((a, b) => a - b);

const folder = (text: string): string => {
  if (text !== "") return resolve(text);
  throw new InvalidArgumentError("It has to name a folder.");
};

const began = performance.now();
const say = (line: string): void => {
  const seconds = Math.round((performance.now() - began) / 1000);
  process.stderr.write(`${String(seconds).padStart(5)} s  ${line}\n`);
};

const measure = async ({ repeat, chats, only, large, fresh }: Flags): Promise<void> => {
  const plan: Plan = { repeat: repeat ?? 3, chats: chats ?? usualSizes, large: large ?? false, only: only ?? parts };
  const about = { machine: describeMachine(), versions: await describeVersions() };
  const journal = Journal.open(work, { ...about, code: fingerprintOfCode(), plan });
  if (fresh) journal.forget();
  if (journal.size > 0) say(`going on with a run that was interrupted after ${journal.size} measurements`);
  const measurements = await measureParts(plan, journal, say);
  const results: Results = { date: new Date().toISOString(), ...about, repeat: plan.repeat, ...measurements };
  process.stdout.write(`${markdownOf(results)}\n`);
  if ([repeat, chats, only].every((chosen) => chosen === undefined)) writeResults(__dirname, results);
  journal.forget();
};

/** A cycle of ours and of the floor at each size. */
const profileCycles = async (into: string, chatCounts: readonly number[]): Promise<void> => {
  for (const chats of chatCounts) {
    for (const contender of [ours, floor]) {
      say(`${chats} chats, ${contender.name}, profiled`);
      await runCycle(contender, chats, profileInto(join(into, `${contender.name}-${chats}`)));
    }
  }
};

const command = new Command("npm run bench --")
  .description(
    "Times the provider against what the engine itself costs, with the real CLI and the simulator. Takes two hours and " +
      "wants the machine for itself; then it writes bench/results.json and the tables of bench/RESULTS.md. With other " +
      "rounds, sizes or parts than usual it only prints. A run that was interrupted goes on when it is started again.",
  )
  .addOption(
    new Option(
      "--repeat <n>",
      `rounds of each comparison (default: 3); thrice as many of up to ${fewChats} chats, of the client and of loading`,
    ).argParser(counted),
  )
  .addOption(new Option("--chats <n...>", `sizes of stacks (default: ${usualSizes.join(" ")})`).argParser(sizes))
  .addOption(new Option("--only <part...>", "measure only these").choices(parts))
  .option("--large", "also 5000 chats, and drift of 10 000")
  .addOption(
    new Option(
      "--profile <folder>",
      "write CPU profiles of the program's and the provider's processes there, and measure nothing",
    )
      .argParser(folder)
      .conflicts(["repeat", "only", "large", "fresh"]),
  )
  .option("--fresh", "measure anew what an interrupted run has measured already")
  .action(async ({ profile, ...flags }: Flags) =>
    profile === undefined ? await measure(flags) : await profileCycles(profile, flags.chats ?? usualSizes),
  );

const main = async (): Promise<void> => {
  heedSignals();
  // Until everything is done: a promise that nothing settles any more ends the process without an error.
  process.exitCode = 1;
  try {
    await command.parseAsync();
    process.exitCode = 0;
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    say(`${error.message}; started again, the same command goes on from here`);
    process.exit(128 + constants.signals[error.signal]);
  }
};

void main();
