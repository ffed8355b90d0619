import type { Throughput } from "./client/throughput";
import type { CrowdStep } from "./engine/crowd";
import type { Cycle } from "./engine/cycle";
import type { DriftTime } from "./engine/drift-command";
import type { ParallelTime } from "./engine/parallel";
import type { LoadTime } from "./startup/load-times";

/** Everything that one run of the bench measured. */
export interface Results {
  /** ISO 8601. */
  readonly date: string;
  readonly machine: { readonly cpus: number; readonly model: string; readonly memoryBytes: number };
  readonly versions: Readonly<Record<string, string>>;
  readonly repeat: number;
  /** Checkpoints as Pulumi writes them by default. */
  readonly cycles: readonly Cycle[];
  /** With PULUMI_SKIP_CHECKPOINTS. */
  readonly cyclesWithoutCheckpoints: readonly Cycle[];
  /** Of 200 chats, by `--parallel`. */
  readonly parallel: readonly ParallelTime[];
  /** One chat of 2000 people. */
  readonly crowd: readonly CrowdStep[];
  readonly drift: readonly DriftTime[];
  readonly throughput: readonly Throughput[];
  readonly loadTimes: readonly LoadTime[];
}
