import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { median } from "../report/statistics";

export interface LoadTime {
  readonly entry: string;
  /** Of a process that only loads it, less those of a process that loads nothing. */
  readonly milliseconds: number;
}

const run = promisify(execFile);
const nothing = "(nothing)";
const entries = [
  nothing,
  "pulumi-wecom/client",
  "pulumi-wecom/provider",
  "pulumi-wecom/simulator",
  "pulumi-wecom",
  "@pulumi/pulumi",
];

/** How long Node takes to load each entry point, one after another in turn. */
export const measureLoadTimes = async (repeat: number): Promise<readonly LoadTime[]> => {
  const times = new Map<string, number[]>(entries.map((entry) => [entry, []]));
  for (let round = 0; round < repeat; round++) {
    for (const [entry, measured] of times) measured.push(await timeOf(entry));
  }
  const medianOf = (entry: string) => median(times.get(entry) ?? []);
  return entries.map((entry) => ({
    entry,
    milliseconds: entry === nothing ? medianOf(entry) : medianOf(entry) - medianOf(nothing),
  }));
};

const timeOf = async (entry: string): Promise<number> => {
  const program = entry === nothing ? "" : `require(${JSON.stringify(entry)})`;
  const began = performance.now();
  await run(process.execPath, ["-e", program], { cwd: `${__dirname}/../..` });
  return performance.now() - began;
};
