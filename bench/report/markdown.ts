import type { Results } from "../results";
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

const targetSections = (runs: readonly (Results | undefined)[]): readonly string[] => {
  const targets = targetsTable(runs.filter((run) => run !== undefined));
  if (targets === undefined) return [];
  return [
    "## Targets",
    "The worst of all sizes, times from 100 chats on and with checkpoints; what doesn't hold is in bold.",
    targets,
  ];
};

const heading = ({ date, machine, versions, repeat }: Results): string =>
  [
    `Measured on ${date.slice(0, 10)}: ${machine.cpus} × ${machine.model}, ${Math.round(machine.memoryBytes / 2 ** 30)} GiB;`,
    `${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(", ")}.`,
    `Medians of ${repeat} rounds where a table has no other number; ranges in brackets; ratios are those of the rounds.`,
  ].join(" ");

const engineSections = ({ cycles, cyclesWithoutCheckpoints }: Results): readonly string[] => {
  if (cycles.length === 0) return [];
  const others = othersTable(cycles);
  return [
    "## Against what the engine itself costs",
    floorTable(cycles),
    ...(others === undefined ? [] : ["## Against the ordinary way", others]),
    "## Size of the state",
    sizeTable([...cycles, ...cyclesWithoutCheckpoints]),
    "## Calls",
    callsTable(cycles),
    "## How it grows",
    growthExplained,
    growthTable(cycles),
    "## Without checkpoints",
    "With `PULUMI_SKIP_CHECKPOINTS=true`.",
    floorTable(cyclesWithoutCheckpoints),
    growthExplained,
    growthTable(cyclesWithoutCheckpoints),
    "## Memory",
    "The peak of resident memory in the step that takes most, median of the rounds with and without checkpoints; and what the provider's heap holds after a collection at the end, without.",
    memoryTable([...cycles, ...cyclesWithoutCheckpoints]),
  ];
};

const growthExplained =
  "The exponent of the time that comes on top of the smallest size's, most of which is the start of the CLI and a program: 1 is linear, 2 square.";

const otherSections = ({ parallel, crowd, drift, throughput, loadTimes }: Results): readonly string[] => [
  ...(parallel.length === 0
    ? []
    : [
        "## Parallelism",
        "One run each.",
        table(
          ["`--parallel`, up of 200 new chats", "s"],
          parallel.map((run) => [String(run.parallel), seconds(run.seconds)]),
        ),
      ]),
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
          [
            "chats",
            "`pulumi-wecom drift --stack`, s",
            "`pulumi preview --refresh`, s",
            "drift is faster",
            "memory of drift",
            "rounds",
          ],
          drift.map((one) => [
            String(one.chats),
            seconds(one.drift),
            seconds(one.previewRefresh),
            times(one.ratio),
            megabytes(one.peakBytes),
            String(one.rounds),
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
