import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { median } from "../report/statistics";

export interface LoadTime {
  /** An entry point, or what is done with one. */
  readonly entry: string;
  /** Of a process that only loads it, less those of a process that loads nothing. */
  readonly milliseconds: number;
}

const run = promisify(execFile);
const nothing = "(nothing)";
const loading = (entry: string): readonly [string, string] => [entry, `require(${JSON.stringify(entry)})`];
const programs = new Map([
  [nothing, ""],
  loading("pulumi-wecom/client"),
  [
    "pulumi-wecom/client, and a client made",
    'new (require("pulumi-wecom/client").WeComClient)({ corpId: "corp", corpSecret: "secret" })',
  ],
  loading("pulumi-wecom/provider"),
  loading("pulumi-wecom/simulator"),
  loading("pulumi-wecom"),
  loading("@pulumi/pulumi"),
]);

/** How long Node takes to load each entry point, one after another in turn. */
export const measureLoadTimes = async (repeat: number): Promise<readonly LoadTime[]> => {
  const times = new Map<string, number[]>([...programs.keys()].map((entry) => [entry, []]));
  for (let round = 0; round < repeat; round++) {
    for (const [entry, measured] of times) measured.push(await timeOf(entry));
  }
  const medianOf = (entry: string) => median(times.get(entry) ?? []);
  return [...programs.keys()].map((entry) => ({
    entry,
    milliseconds: entry === nothing ? medianOf(entry) : medianOf(entry) - medianOf(nothing),
  }));
};

const timeOf = async (entry: string): Promise<number> => {
  const began = performance.now();
  await run(process.execPath, ["-e", programs.get(entry) ?? ""], { cwd: `${__dirname}/../..` });
  return performance.now() - began;
};
