import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { interruption } from "../interruption";
import { roundsOfShort } from "../rounds";
import { median } from "../statistics";

export interface LoadTime {
  /** An entry point, or what is done with one. */
  readonly entry: string;
  /** Of a process that only loads it, less those of a process that loads nothing. */
  readonly milliseconds: number;
  /** How many starts these are the median of. */
  readonly rounds: number;
}

const run = promisify(execFile);
const loading = (entry: string): readonly [string, string] => [entry, `require(${JSON.stringify(entry)})`];
const programs: readonly (readonly [entry: string, program: string])[] = [
  ["(nothing)", ""],
  loading("pulumi-wecom/client"),
  [
    "pulumi-wecom/client, and a client made",
    'new (require("pulumi-wecom/client").WeComClient)({ corpId: "corp", corpSecret: "secret" })',
  ],
  loading("pulumi-wecom/provider"),
  loading("pulumi-wecom/simulator"),
  loading("pulumi-wecom"),
  loading("@pulumi/pulumi"),
];

/** How long Node takes to load each entry point, one after another in turn. */
export const measureLoadTimes = async (repeat: number): Promise<readonly LoadTime[]> => {
  const rounds = roundsOfShort(repeat);
  const starts = programs.map(([entry, program]) => ({ entry, program, times: [] as number[] }));
  for (let round = 0; round < rounds; round++) {
    for (const { program, times } of starts) times.push(await timeOf(program));
  }
  const [bare, ...loaded] = starts.map(({ entry, times }) => ({ entry, rounds, milliseconds: median(times) }));
  if (bare === undefined) throw new Error("a start that loads nothing comes first");
  return [bare, ...loaded.map((one) => ({ ...one, milliseconds: one.milliseconds - bare.milliseconds }))];
};

const timeOf = async (program: string): Promise<number> => {
  interruption.throwIfAborted();
  const began = performance.now();
  await run(process.execPath, ["-e", program], { cwd: `${__dirname}/../..` });
  return performance.now() - began;
};
