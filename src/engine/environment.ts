import { randomUUID } from "node:crypto";
import { type Clock, systemClock } from "../api/clock";
import { type Diagnostics, engineDiagnostics } from "./diagnostics";
import { type EngineLife, engineLife } from "./engine-life";

/** The world outside, as a provider process has it. */
export interface ProviderEnvironment {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly diagnostics: Diagnostics;
  readonly clock: Clock;
  /** From [0, 1). */
  readonly random: () => number;
  /** An id that nothing else has. */
  readonly newId: () => string;
  readonly engine: EngineLife;
  /** For `WECOM_LOG=debug`. */
  readonly print: (line: string) => void;
}

export const nodeEnvironment = (): ProviderEnvironment => {
  const print = (line: string): void => {
    process.stderr.write(`${line}\n`);
  };
  // Pulumi starts a provider process with the engine's address as its only argument.
  const address = process.argv[2];
  return {
    env: process.env,
    diagnostics: engineDiagnostics(address, print, () => systemClock.now()),
    engine: engineLife(address, () => process.exit(1), { outputs: [process.stdout, process.stderr] }),
    clock: systemClock,
    random: Math.random,
    newId: randomUUID,
    print,
  };
};
