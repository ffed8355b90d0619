import { type Cycle, type Step, steps } from "../../../bench/engine/cycle";
import type { Measured } from "../../../bench/engine/project";
import type { Results } from "../../../bench/results";

/** A cycle in which every step took as long, as much and as many calls. */
export const cycle = (
  contender: string,
  chats: number,
  seconds: number,
  { calls = {}, peakBytes = 100 }: { readonly calls?: Measured["calls"]; readonly peakBytes?: number } = {},
): Cycle => {
  const use = { provider: { peakBytes, cpuSeconds: 1 }, program: undefined };
  return {
    contender,
    chats,
    runs: Object.fromEntries(steps.map((step) => [step, { seconds, calls, use }])) as Record<Step, Measured>,
    stateBytes: 2_000 * chats,
    providerTextBytes: 103,
  };
};

/** Results of a run that measured nothing but this. */
export const results = (more: Partial<Results> = {}): Results => ({
  date: "2026-01-02T03:04:05.678Z",
  machine: { cpus: 2, model: "a processor", memoryBytes: 2 ** 30 },
  versions: { node: "v1.2.3" },
  repeat: 1,
  cycles: [],
  cyclesWithoutCheckpoints: [],
  parallel: [],
  crowd: [],
  drift: [],
  throughput: [],
  loadTimes: [],
  ...more,
});
