import { floor } from "../contenders/floor";
import { ours } from "../contenders/ours";
import { type Cycle, type Step, steps } from "../engine/cycle";
import type { Measured } from "../engine/project";
import { growthExponent, median } from "../statistics";
import { mostOf, providerLiveHeap, providerPeak, ratioOf, secondsOf, sizesOf } from "./figures";
import { megabytes, seconds, table, times } from "./table";

const withRange = (values: readonly number[]): string =>
  `${seconds(median(values))} (${seconds(Math.min(...values))}–${seconds(Math.max(...values))})`;

/** Ours against the floor, at every size. */
export const floorTable = (cycles: readonly Cycle[]): string =>
  table(
    ["chats, step", "ours, s", "floor, s", "ratio"],
    sizesOf(cycles).flatMap((chats) =>
      steps.map((step) => {
        const [mine, least] = [secondsOf(cycles, ours.name, chats, step), secondsOf(cycles, floor.name, chats, step)];
        return [`${chats}, ${step}`, withRange(mine), withRange(least), times(ratioOf(mine, least))];
      }),
    ),
  );

/** The other ways against ours, at the size at which they were run. */
export const othersTable = (cycles: readonly Cycle[]): string => {
  const others = [...new Set(cycles.map(({ contender }) => contender))].filter(
    (name) => name !== ours.name && name !== floor.name,
  );
  return table(
    ["way, step", "it, s", "ours, s", "ours is faster"],
    others.flatMap((name) => {
      const chats = cycles.find(({ contender }) => contender === name)?.chats ?? 0;
      return steps.map((step) => {
        const [its, mine] = [secondsOf(cycles, name, chats, step), secondsOf(cycles, ours.name, chats, step)];
        return [`${name}, ${chats} chats, ${step}`, withRange(its), withRange(mine), times(ratioOf(its, mine))];
      });
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

/** The largest of each size. */
export const memoryTable = (cycles: readonly Cycle[]): string => {
  const programPeak = ({ use }: Measured) => use.program?.peakBytes;
  return table(
    ["chats", "provider, ours", "floor", "its live heap, ours", "floor", "program, ours", "floor"],
    sizesOf(cycles).map((chats) => {
      const cells = [providerPeak, providerLiveHeap, programPeak].flatMap((figureOf) =>
        [ours, floor].map((contender) => megabytes(mostOf(cycles, contender, chats, figureOf))),
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

/** The exponents with which the time of each step grows with the number of chats. */
export const growthTable = (cycles: readonly Cycle[]): string => {
  const sizes = sizesOf(cycles);
  if (sizes.length < 2) return "One size alone shows no growth.";
  const exponentOf = (contender: string, step: Step): string =>
    growthExponent(sizes.map((chats) => [chats, median(secondsOf(cycles, contender, chats, step))])).toFixed(2);
  return table(
    [`step, ${sizes[0]} … ${sizes.at(-1)} chats`, "ours", "floor"],
    steps.map((step) => [step, exponentOf(ours.name, step), exponentOf(floor.name, step)]),
  );
};
