import { floor } from "../contenders/floor";
import { ours } from "../contenders/ours";
import { type Cycle, type Step, steps } from "../engine/cycle";
import type { Measured } from "../engine/project";
import { growthExponent, median } from "../statistics";
import { peakOf, providerLiveHeap, providerPeak, ratiosOf, secondsOf, sizesOf } from "./figures";
import { megabytes, ratio, seconds, table, withRange } from "./table";

/** A row's cells: both times, and how many times as long the one takes. */
const compared = (upper: readonly number[], lower: readonly number[]): readonly string[] => {
  const ratios = ratiosOf(upper, lower);
  return [withRange(upper, seconds), withRange(lower, seconds), withRange(ratios, ratio, " ×"), String(ratios.length)];
};

/** Ours against the floor, at every size. */
export const floorTable = (cycles: readonly Cycle[]): string =>
  table(
    ["chats, step", "ours, s", "floor, s", "ratio", "rounds"],
    sizesOf(cycles).flatMap((chats) =>
      steps.map((step) => [
        `${chats}, ${step}`,
        ...compared(secondsOf(cycles, ours.name, chats, step), secondsOf(cycles, floor.name, chats, step)),
      ]),
    ),
  );

/** The other ways against ours, at the size at which they were run; undefined where none was. */
export const othersTable = (cycles: readonly Cycle[]): string | undefined => {
  const others = [...new Set(cycles.map(({ contender }) => contender))].filter(
    (name) => name !== ours.name && name !== floor.name,
  );
  if (others.length === 0) return undefined;
  return table(
    ["way, step", "it, s", "ours, s", "ours is faster", "rounds"],
    others.flatMap((name) => {
      const chats = cycles.find(({ contender }) => contender === name)?.chats ?? 0;
      return steps.map((step) => [
        `${name}, ${chats} chats, ${step}`,
        ...compared(secondsOf(cycles, name, chats, step), secondsOf(cycles, ours.name, chats, step)),
      ]);
    }),
  );
};

/** What a chat takes in the state. */
export const sizeTable = (cycles: readonly Cycle[]): string =>
  table(
    ["way", "chats", "state, bytes a chat", "`__provider`, bytes"],
    [...new Map(cycles.map((cycle) => [`${cycle.contender} ${cycle.chats}`, cycle])).values()].map((cycle) => [
      cycle.contender,
      String(cycle.chats),
      String(Math.round(cycle.stateBytes / cycle.chats)),
      String(cycle.providerTextBytes),
    ]),
  );

/** The peaks of each size. */
export const memoryTable = (cycles: readonly Cycle[]): string => {
  const programPeak = ({ use }: Measured) => use.program?.peakBytes;
  return table(
    ["chats", "provider, ours", "floor", "its live heap, ours", "floor", "program, ours", "floor"],
    sizesOf(cycles).map((chats) => {
      const cells = [providerPeak, providerLiveHeap, programPeak].flatMap((figureOf) =>
        [ours, floor].map((contender) => megabytes(peakOf(cycles, contender, chats, figureOf))),
      );
      return [String(chats), ...cells];
    }),
  );
};

/** Calls that ours makes, a chat and a process. */
export const callsTable = (cycles: readonly Cycle[]): string => {
  const largest = cycles.filter(({ contender }) => contender === ours.name).toSorted((a, b) => b.chats - a.chats)[0];
  if (!largest) return "";
  return table(
    [`step, ${largest.chats} chats`, "calls"],
    steps.map((step) => [step, callsText(largest.runs[step].calls)]),
  );
};

export const callsText = (calls: Measured["calls"]): string =>
  Object.entries(calls)
    .map(([name, count]) => `${count} ${name}`)
    .join(", ") || "none";

/**
 * The exponents with which the time of each step grows with the number of chats: of what comes on top of the smallest
 * size, whose time is mostly the start's.
 */
export const growthTable = (cycles: readonly Cycle[]): string => {
  const [smallest, ...sizes] = sizesOf(cycles);
  if (smallest === undefined || sizes.length < 2) return "Less than three sizes show no growth.";
  const exponentOf = (contender: string, step: Step): string => {
    const timeOf = (chats: number): number => median(secondsOf(cycles, contender, chats, step));
    const added = sizes.map((chats) => [chats - smallest, timeOf(chats) - timeOf(smallest)] as const);
    return added.every(([, time]) => time > 0) ? growthExponent(added).toFixed(2) : "less than the rounds vary";
  };
  return table(
    [`step, ${sizes[0]} … ${sizes.at(-1)} chats`, "ours", "floor"],
    steps.map((step) => [step, exponentOf(ours.name, step), exponentOf(floor.name, step)]),
  );
};
