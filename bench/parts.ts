import { measureThroughput } from "./client/throughput";
import type { Contender } from "./contenders/contender";
import { floor } from "./contenders/floor";
import { ordinary, ordinaryWithoutConfig } from "./contenders/ordinary";
import { ours } from "./contenders/ours";
import { compare } from "./engine/compare";
import { measureCrowd } from "./engine/crowd";
import type { Cycle } from "./engine/cycle";
import { compareDrift } from "./engine/drift-command";
import { sayingLiveHeap } from "./engine/live-heap";
import { timeParallel } from "./engine/parallel";
import type { Journal } from "./journal";
import type { Results } from "./results";
import { roundsOf } from "./rounds";
import { measureLoadTimes } from "./startup/load-times";

export const parts = ["engine", "parallel", "crowd", "drift", "client", "load"] as const;
export type Part = (typeof parts)[number];

/** What is to be measured. */
export interface Plan {
  /** Rounds of what takes long; what is short gets more. */
  readonly repeat: number;
  /** Sizes of stacks. */
  readonly chats: readonly number[];
  /** Also 5000 chats, and drift of 10 000. */
  readonly large: boolean;
  readonly only: readonly Part[];
}

type Measurements = Omit<Results, "date" | "machine" | "versions" | "repeat">;

/** Measures the parts of a plan, except what the journal knows. */
export const measureParts = async (
  plan: Plan,
  journal: Journal,
  say: (line: string) => void,
): Promise<Measurements> => {
  const { repeat, large, only } = plan;
  const once = async <T>(what: string, measure: () => Promise<T>): Promise<T> =>
    await journal.once(what, async () => {
      say(what);
      return await measure();
    });
  const engine = only.includes("engine") ? await measureEngine(plan, journal, say) : noEngine;
  const parallel: Results["parallel"][number][] = [];
  for (const atOnce of only.includes("parallel") ? [1, 4, 16, 64] : [])
    parallel.push(await once(`200 chats with --parallel ${atOnce}`, () => timeParallel(200, atOnce)));
  const crowd = only.includes("crowd") ? await once("a chat of 2 000 people", () => measureCrowd(repeat)) : [];
  const drift: Results["drift"][number][] = [];
  for (const count of only.includes("drift") ? [10, 200, 1_000, ...(large ? [10_000] : [])] : [])
    drift.push(await once(`drift of ${count} chats`, () => compareDrift(count, roundsOf(count, repeat))));
  const throughput = only.includes("client") ? await once("client throughput", () => measureThroughput(repeat)) : [];
  const loadTimes = only.includes("load") ? await once("load times", () => measureLoadTimes(repeat)) : [];
  return { ...engine, parallel, crowd, drift, throughput, loadTimes };
};

const noEngine = { cycles: [], cyclesWithoutCheckpoints: [] };

/** Where the ways that are many times slower are compared: there it takes minutes and not hours. */
const sizeOfOthers = 200;

const skipCheckpoints = { name: "no checkpoints", env: { ...sayingLiveHeap, PULUMI_SKIP_CHECKPOINTS: "true" } };

const measureEngine = async (
  { repeat, chats: sizes, large }: Plan,
  journal: Journal,
  say: (line: string) => void,
): Promise<Pick<Results, "cycles" | "cyclesWithoutCheckpoints">> => {
  const cycles: Cycle[] = [];
  const cyclesWithoutCheckpoints: Cycle[] = [];
  const both: readonly Contender[] = [ours, floor];
  const others = [ordinary, ordinaryWithoutConfig];
  for (const chats of sizes) {
    const rounds = Array.from({ length: roundsOf(chats, repeat) }, (_, round) =>
      chats === sizeOfOthers && round < repeat ? [...both, ...others] : both,
    );
    cycles.push(...(await compare({ chats, rounds }, journal, say)));
  }
  for (const chats of sizes) {
    const rounds = Array.from({ length: repeat }, () => both);
    cyclesWithoutCheckpoints.push(...(await compare({ chats, rounds, special: skipCheckpoints }, journal, say)));
  }
  if (large && !sizes.includes(5_000)) {
    const largest = { chats: 5_000, rounds: [both], special: skipCheckpoints };
    cyclesWithoutCheckpoints.push(...(await compare(largest, journal, say)));
  }
  return { cycles, cyclesWithoutCheckpoints };
};
