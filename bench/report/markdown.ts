import type { Results } from "../results";
import { fewChats, roundsOf } from "../rounds";
import { callsTable, callsText, floorTable, growthTable, memoryTable, othersTable, sizeTable } from "./engine";
import { megabytes, seconds, table, times } from "./table";
import { targetsTable } from "./targets";

/**
 * All that was measured, as Markdown; sections of parts that weren't run are left out.
 * @param before the run before this one, whose targets are shown beside it
 */
export const markdownOf = (results: Results, before?: Results): string =>
  [heading(results), ...targetSections([results, before]), ...engineSections(results), ...otherSections(results)].join(
    "\n\n",
  );

const targetSections = (runs: readonly (Results | undefined)[]): readonly string[] => [
  "## Targets",
  "The worst of all sizes; what doesn't hold is in bold.",
  targetsTable(runs.filter((run) => run !== undefined)),
];

const heading = ({ date, machine, versions, repeat }: Results): string =>
  [
    `Measured on ${date.slice(0, 10)}: ${machine.cpus} × ${machine.model}, ${Math.round(machine.memoryBytes / 2 ** 30)} GiB;`,
    `${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(", ")}.`,
    `Medians of ${repeat} rounds, and of ${roundsOf(fewChats, repeat)} in the life of a stack of up to ${fewChats} chats, unless a section says otherwise; ranges in brackets; ratios are medians of the rounds' ratios.`,
  ].join(" ");

const engineSections = ({ cycles, cyclesWithoutCheckpoints, parallel }: Results): readonly string[] => {
  if (cycles.length === 0) return [];
  return [
    "## Against what the engine itself costs",
    floorTable(cycles),
    "## Against the ordinary way",
    othersTable(cycles),
    "## Size of the state",
    sizeTable(cycles),
    "## Calls",
    callsTable(cycles),
    "## How it grows",
    "Exponents: 1 is linear, 2 square.",
    growthTable(cycles),
    "## Without checkpoints",
    "One round with `PULUMI_SKIP_CHECKPOINTS=true`.",
    floorTable(cyclesWithoutCheckpoints),
    growthTable(cyclesWithoutCheckpoints),
    "## Memory",
    "The largest peak of resident memory in any step and round, with and without checkpoints; and what the provider's heap holds after a collection at the end, without.",
    memoryTable([...cycles, ...cyclesWithoutCheckpoints]),
    "## Parallelism",
    "One run each.",
    table(
      ["`--parallel`, up of 200 new chats", "s"],
      parallel.map((run) => [String(run.parallel), seconds(run.seconds)]),
    ),
  ];
};

const otherSections = ({ crowd, drift, throughput, loadTimes }: Results): readonly string[] => [
  ...(crowd.length === 0
    ? []
    : [
        "## A chat of 2000 people",
        table(
          ["step", "s", "calls", "memory of the provider process"],
          crowd.map((one) => [one.step, seconds(one.seconds), callsText(one.calls), megabytes(one.peakBytes)]),
        ),
      ]),
  ...(drift.length === 0
    ? []
    : [
        "## Drift",
        table(
          ["chats", "`pulumi-wecom drift`, s", "`pulumi preview --refresh`, s", "drift is faster", "memory of drift"],
          drift.map((one) => [
            String(one.chats),
            seconds(one.drift),
            seconds(one.previewRefresh),
            times(one.ratio),
            megabytes(one.peakBytes),
          ]),
        ),
      ]),
  ...(throughput.length === 0
    ? []
    : [
        "## The client alone",
        "`appChat.get` over loopback, a second, against bare undici over as many connections.",
        table(
          ["in flight", "client", "undici", "ratio", "rounds"],
          throughput.map((one) => [
            String(one.inFlight),
            String(Math.round(one.client)),
            String(Math.round(one.undici)),
            times(one.ratio),
            String(one.rounds),
          ]),
        ),
      ]),
  ...(loadTimes.length === 0
    ? []
    : [
        "## Loading",
        "What an entry point adds to the start of a Node process.",
        table(
          ["entry point", "ms", "median of"],
          loadTimes.map(({ entry, milliseconds, rounds }) => [entry, String(Math.round(milliseconds)), String(rounds)]),
        ),
      ]),
];
