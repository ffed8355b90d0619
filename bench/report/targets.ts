import type { Contender } from "../contenders/contender";
import { floor } from "../contenders/floor";
import { ordinary } from "../contenders/ordinary";
import { ours } from "../contenders/ours";
import { type Cycle, type Step, steps } from "../engine/cycle";
import type { Measured } from "../engine/project";
import type { Results } from "../results";
import { median } from "../statistics";
import { peakOf, providerLiveHeap, providerPeak, ratiosOf, secondsOf, sizesOf } from "./figures";
import { table, times } from "./table";

type Unit = "×" | "bytes" | "calls";

interface Target {
  readonly what: string;
  readonly bound: "at most" | "at least";
  readonly limit: number;
  readonly unit: Unit;
  /** At every size; a target holds when the worst of them does. */
  readonly figuresOf: (results: Results) => readonly number[];
}

/** What the product promises of its speed, and what each run found; undefined where none of it was measured. */
export const targetsTable = (runs: readonly Results[]): string | undefined => {
  const rows = targets
    .map((target) => ({ target, figures: runs.map((results) => target.figuresOf(results)) }))
    .filter(({ figures }) => figures.some((those) => those.length > 0));
  if (rows.length === 0) return undefined;
  return table(
    ["target", "bound", ...runs.map(({ date }) => `run of ${date.slice(0, 16).replace("T", " ")} UTC`)],
    rows.map(({ target, figures }) => [
      target.what,
      `${target.bound} ${shown(target.limit, target.unit)}`,
      ...figures.map((those) => cellOf(target, those)),
    ]),
  );
};

const cellOf = ({ bound, limit, unit }: Target, figures: readonly number[]): string => {
  if (figures.length === 0) return "not measured";
  const worst = bound === "at most" ? Math.max(...figures) : Math.min(...figures);
  const holds = bound === "at most" ? worst <= limit : worst >= limit;
  return holds ? shown(worst, unit) : `**${shown(worst, unit)}**`;
};

const shown = (figure: number, unit: Unit): string =>
  unit === "×" ? times(figure) : `${Number(figure.toFixed(unit === "bytes" ? 0 : 2))} ${unit}`;

/** Of less, the start of the CLI and of its processes is most of the time, and of the memory. */
const smallestSize = 100;

const targetSizesOf = (cycles: readonly Cycle[]): readonly number[] =>
  sizesOf(cycles).filter((chats) => chats >= smallestSize);

/** How many times as long as `lower` the other takes, at each size of a target at which both were run. */
const timesAsLong =
  (upper: Contender, lower: Contender, step: Step) =>
  ({ cycles }: Results): readonly number[] => {
    const secondsAt = ({ name }: Contender, chats: number) => secondsOf(cycles, name, chats, step);
    return targetSizesOf(cycles)
      .map((chats) => ratiosOf(secondsAt(upper, chats), secondsAt(lower, chats)))
      .flatMap((ratios) => (ratios.length === 0 ? [] : [median(ratios)]));
  };

/** All cycles of ours: what is counted doesn't depend on checkpoints. */
const oursOf = ({ cycles, cyclesWithoutCheckpoints }: Results) =>
  [...cycles, ...cyclesWithoutCheckpoints].filter(({ contender }) => contender === ours.name);

/** The most that a figure comes to at any size, against the least. */
const growthOf =
  (figureOf: (run: Measured) => number | undefined) =>
  ({ cycles, cyclesWithoutCheckpoints }: Results): readonly number[] => {
    const all = [...cycles, ...cyclesWithoutCheckpoints];
    const figures = targetSizesOf(all).flatMap((chats) => peakOf(all, ours, chats, figureOf) ?? []);
    return figures.length < 2 ? [] : [Math.max(...figures) / Math.min(...figures)];
  };

const sumOf = (calls: Readonly<Record<string, number>>): number =>
  Object.values(calls).reduce((sum, count) => sum + count, 0);

const tokensOf = ({ gettoken = 0 }: Readonly<Record<string, number>>): number => gettoken;

const target = (
  bound: Target["bound"],
  limit: number,
  unit: Unit,
  what: string,
  figuresOf: Target["figuresOf"],
): Target => ({ what, bound, limit, unit, figuresOf });

const targets: readonly Target[] = [
  ...(["up, new", "up, unchanged", "up, one member changed"] as const).map((step) =>
    target("at most", 1.15, "×", `${step}: ours to the floor`, timesAsLong(ours, floor, step)),
  ),
  target("at most", 1.3, "×", "preview --refresh: ours to the floor", timesAsLong(ours, floor, "preview --refresh")),
  ...(["up, new", "up, unchanged", "preview --refresh", "up, one member changed"] as const).map((step) =>
    target("at least", 5, "×", `${step}: the ordinary way to ours`, timesAsLong(ordinary, ours, step)),
  ),
  target("at most", 128, "bytes", "`__provider`", (results) => oursOf(results).map((one) => one.providerTextBytes)),
  target("at most", 2_400, "bytes", "state of a chat of 20 people", (results) =>
    oursOf(results).map((one) => one.stateBytes / one.chats),
  ),
  target("at most", 1.5, "×", "resident memory of the provider process, most to least", growthOf(providerPeak)),
  target("at most", 1.5, "×", "live heap of the provider process, most to least", growthOf(providerLiveHeap)),
  target("at most", 0, "calls", "up, unchanged", (results) =>
    oursOf(results).map((one) => sumOf(one.runs["up, unchanged"].calls)),
  ),
  ...(
    [
      ["up, new", 1],
      ["preview --refresh", 1],
      ["up, one member changed", 2],
    ] as const
  ).map(([step, limit]) =>
    target("at most", limit, "calls", `${step}, a chat`, (results) =>
      oursOf(results).map(({ runs, chats }) => (sumOf(runs[step].calls) - tokensOf(runs[step].calls)) / chats),
    ),
  ),
  target("at most", 1, "calls", "`gettoken`, a process", (results) =>
    oursOf(results).flatMap(({ runs }) => steps.map((step) => tokensOf(runs[step].calls))),
  ),
  target("at least", 0.8, "×", "`appChat.get` a second: the client to bare undici", ({ throughput }) =>
    throughput.map(({ ratio }) => ratio),
  ),
  target("at least", 5, "×", "`preview --refresh` to `pulumi-wecom drift`", ({ drift }) =>
    drift.map(({ ratio }) => ratio),
  ),
];
