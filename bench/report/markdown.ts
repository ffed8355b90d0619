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
    "The worst of all sizes; times against the floor and the ordinary way count from 100 chats on and with checkpoints, and memory from 100 chats on. What doesn't hold is in bold.",
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
  ...section("Parallelism", "One run each.", ["`--parallel`, up of 200 new chats", "s"], parallel, (run) => [
    String(run.parallel),
    seconds(run.seconds),
  ]),
  ...section(
    "A chat of 2000 people",
    undefined,
    ["step", "s", "calls", "memory of the provider process"],
    crowd,
    (one) => [one.step, seconds(one.seconds), callsText(one.calls), megabytes(one.peakBytes)],
  ),
  ...section(
    "Drift",
    undefined,
    [
      "chats",
      "`pulumi-wecom drift --stack`, s",
      "`pulumi preview --refresh`, s",
      "drift is faster",
      "memory of drift",
      "rounds",
    ],
    drift,
    (one) => [
      String(one.chats),
      seconds(one.drift),
      seconds(one.previewRefresh),
      times(one.ratio),
      megabytes(one.peakBytes),
      String(one.rounds),
    ],
  ),
  ...section(
    "The client alone",
    "`appChat.get` over loopback, a second, against bare undici over as many connections.",
    ["in flight", "client", "undici", "ratio", "rounds"],
    throughput,
    (one) => [
      String(one.inFlight),
      String(Math.round(one.client)),
      String(Math.round(one.undici)),
      times(one.ratio),
      String(one.rounds),
    ],
  ),
  ...section(
    "Loading",
    "What an entry point adds to the start of a Node process.",
    ["entry point", "ms", "median of"],
    loadTimes,
    ({ entry, milliseconds, rounds }) => [entry, String(Math.round(milliseconds)), String(rounds)],
  ),
];

/** A heading, words and a table; nothing where nothing was measured. */
const section = <T>(
  heading: string,
  words: string | undefined,
  head: readonly string[],
  measured: readonly T[],
  cellsOf: (one: T) => readonly string[],
): readonly string[] =>
  measured.length === 0
    ? []
    : [`## ${heading}`, ...(words === undefined ? [] : [words]), table(head, measured.map(cellsOf))];
