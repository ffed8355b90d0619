import type { Contender } from "../contenders/contender";
import { type Cycle, type Step, steps } from "../engine/cycle";
import type { Measured } from "../engine/project";
import { median } from "../statistics";

export const sizesOf = (cycles: readonly Cycle[]): readonly number[] =>
  [...new Set(cycles.map(({ chats }) => chats))].sort((a, b) => a - b);

/** A size's cycles, one a round. */
const cyclesOf = (cycles: readonly Cycle[], contender: string, chats: number): readonly Cycle[] =>
  cycles.filter((cycle) => cycle.contender === contender && cycle.chats === chats);

/** How long a step took in each round. */
export const secondsOf = (cycles: readonly Cycle[], contender: string, chats: number, step: Step): readonly number[] =>
  cyclesOf(cycles, contender, chats).map(({ runs }) => runs[step].seconds);

/** Of each round that has both. */
export const ratiosOf = (upper: readonly number[], lower: readonly number[]): readonly number[] =>
  upper.flatMap((value, round) => {
    const other = lower[round];
    return other === undefined ? [] : [value / other];
  });

/** What a size's runs come to at most in a round, over all steps: the median of the rounds; undefined where none was taken. */
export const peakOf = (
  cycles: readonly Cycle[],
  { name }: Contender,
  chats: number,
  figureOf: (run: Measured) => number | undefined,
): number | undefined => {
  const peaks = cyclesOf(cycles, name, chats).flatMap(({ runs }) => {
    const figures = steps.flatMap((step) => figureOf(runs[step]) ?? []);
    return figures.length === 0 ? [] : [Math.max(...figures)];
  });
  return peaks.length === 0 ? undefined : median(peaks);
};

/** Resident memory of the provider process, in bytes. */
export const providerPeak = ({ use }: Measured): number | undefined => use.provider?.peakBytes;

/** What its heap holds after a collection, in bytes. */
export const providerLiveHeap = ({ liveHeapBytes }: Measured): number | undefined => liveHeapBytes;
