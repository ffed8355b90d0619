import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { kindOf } from "./process-kind.cjs";

/** What processes of one kind took. */
export interface Use {
  /** Resident memory of the largest at its peak, as the kernel keeps it. */
  readonly peakBytes: number;
  /** Of all of them; seen every 100 ms, so the last moments are missing. */
  readonly cpuSeconds: number;
}

/** The Node processes of a run. Undefined where none was seen, as on systems without /proc. */
export interface ProcessUse {
  readonly provider: Use | undefined;
  readonly program: Use | undefined;
}

/** Watches the processes of a project's folder while something runs there. */
export const watchProcesses = async <T>(
  folder: string,
  run: () => Promise<T>,
): Promise<{ readonly answer: T; readonly use: ProcessUse }> => {
  const seen = new Map<string, Seen>();
  const look = () => {
    for (const process of processesOf(folder)) seen.set(process.pid, process);
  };
  const timer = setInterval(look, 100);
  try {
    const answer = await run();
    return { answer, use: { provider: useOf("provider", seen), program: useOf("program", seen) } };
  } finally {
    clearInterval(timer);
  }
};

const useOf = (kind: Seen["kind"], seen: ReadonlyMap<string, Seen>): Use | undefined => {
  const those = [...seen.values()].filter((process) => process.kind === kind);
  if (those.length === 0) return undefined;
  return {
    peakBytes: Math.max(...those.map(({ peakBytes }) => peakBytes)),
    cpuSeconds: those.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
  };
};

interface Seen extends Use {
  readonly pid: string;
  readonly kind: keyof ProcessUse;
}

const processesOf = (folder: string): readonly Seen[] => {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        if (!readlinkSync(`/proc/${pid}/cwd`).startsWith(folder)) return [];
        const kind = kindOf(readFileSync(`/proc/${pid}/cmdline`, "utf8"));
        const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
        if (!kind || !peak) return [];
        return [{ pid, kind, peakBytes: Number(peak) * 1024, cpuSeconds: cpuSecondsOf(pid) }];
      } catch {
        // It ended while we looked.
        return [];
      }
    });
};

/** User and system time, fields 14 and 15 of proc(5)'s stat, in the hundredths of a second that Linux counts in. */
const cpuSecondsOf = (pid: string): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
};
