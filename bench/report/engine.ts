import type { Contender } from "../contenders/contender";
import { floor } from "../contenders/floor";
import { ours } from "../contenders/ours";
import { type Cycle, type Step, steps } from "../engine/cycle";
import type { Measured } from "../engine/project";
import { growthExponent, median } from "./statistics";
import { megabytes, seconds, table, times } from "./table";

const secondsOf = (cycles: readonly Cycle[], contender: string, chats: number, step: Step): readonly number[] =>
  cycles
    .filter((cycle) => cycle.contender === contender && cycle.chats === chats)
    .map(({ runs }) => runs[step].seconds);

const sizesOf = (cycles: readonly Cycle[]): readonly number[] => [...new Set(cycles.map(({ chats }) => chats))];

const withRange = (values: readonly number[]): string =>
  `${seconds(median(values))} (${seconds(Math.min(...values))}–${seconds(Math.max(...values))})`;

/** Of the rounds, each of which ran both. */
const ratioOf = (upper: readonly number[], lower: readonly number[]): number =>
  median(upper.map((value, round) => value / (lower[round] ?? Number.NaN)));

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

/** Peaks over all steps and rounds. */
export const memoryTable = (cycles: readonly Cycle[]): string => {
  const peakOf = (of: readonly Cycle[], kind: "provider" | "program"): number | undefined => {
    const peaks = of.flatMap(({ runs }) => steps.flatMap((step) => runs[step].use[kind]?.peakBytes ?? []));
    return peaks.length === 0 ? undefined : Math.max(...peaks);
  };
  return table(
    ["chats", "provider process, ours", "floor", "program, ours", "floor"],
    sizesOf(cycles).map((chats) => {
      const cyclesOf = ({ name }: Contender) =>
        cycles.filter((cycle) => cycle.contender === name && cycle.chats === chats);
      const [mine, least] = [cyclesOf(ours), cyclesOf(floor)];
      const cells = (["provider", "program"] as const).flatMap((kind) => [peakOf(mine, kind), peakOf(least, kind)]);
      return [String(chats), ...cells.map(megabytes)];
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
