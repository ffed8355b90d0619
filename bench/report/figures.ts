import type { Contender } from "../contenders/contender";
import { type Cycle, type Step, steps } from "../engine/cycle";
import type { Measured } from "../engine/project";
import { median } from "../statistics";

export const sizesOf = (cycles: readonly Cycle[]): readonly number[] => [...new Set(cycles.map(({ chats }) => chats))];

/** A size's cycles, one a round. */
const cyclesOf = (cycles: readonly Cycle[], contender: string, chats: number): readonly Cycle[] =>
  cycles.filter((cycle) => cycle.contender === contender && cycle.chats === chats);

/** How long a step took in each round. */
export const secondsOf = (cycles: readonly Cycle[], contender: string, chats: number, step: Step): readonly number[] =>
  cyclesOf(cycles, contender, chats).map(({ runs }) => runs[step].seconds);

/** The median of the rounds' ratios, each of a round that ran both. */
export const ratioOf = (upper: readonly number[], lower: readonly number[]): number =>
  median(upper.map((value, round) => value / (lower[round] ?? Number.NaN)));

/** The largest that a figure of a size's runs comes to, over all steps and rounds; undefined where none was taken. */
export const mostOf = (
  cycles: readonly Cycle[],
  { name }: Contender,
  chats: number,
  figureOf: (run: Measured) => number | undefined,
): number | undefined => {
  const figures = cyclesOf(cycles, name, chats).flatMap(({ runs }) =>
    steps.flatMap((step) => figureOf(runs[step]) ?? []),
  );
  return figures.length === 0 ? undefined : Math.max(...figures);
};

/** Resident memory of the provider process, in bytes. */
export const providerPeak = ({ use }: Measured): number | undefined => use.provider?.peakBytes;

/** What its heap holds after a collection, in bytes. */
export const providerLiveHeap = ({ liveHeapBytes }: Measured): number | undefined => liveHeapBytes;
