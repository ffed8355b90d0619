import { statSync } from "node:fs";
import { resolve } from "node:path";
import { Redactor } from "../api/redact";
import { paintFor } from "../reports/paint";
import { print } from "../reports/print";
import { diagnose } from "./checks";
import { gather } from "./gather";
import { jsonReport, textReport } from "./render";
import type { DoctorReport } from "./report";

export interface DoctorFlags {
  readonly stack?: string;
  readonly cwd?: string;
  readonly format: "text" | "json";
}

/** The process that the command runs in. */
export type Surroundings = Pick<NodeJS.Process, "env" | "stdout" | "cwd" | "versions">;

/** What a test replaces. */
export interface DoctorTiming {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly pulumiMaxMs: number;
}

/** A `pulumi` on a slow network drive takes seconds; one that asks somebody for something never ends. */
const timing: DoctorTiming = { now: Date.now, pulumiMaxMs: 30_000 };

/** Examines this machine and prints what was found. Answers the exit status. */
export const runDoctor = async (
  { stack, cwd, format }: DoctorFlags,
  around: Surroundings,
  { now, pulumiMaxMs }: DoctorTiming = timing,
): Promise<number> => {
  const folder = resolve(cwd ?? around.cwd());
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`there is no folder ${folder}`);
  const { facts, secrets } = await gather({
    env: around.env,
    cwd: folder,
    stack,
    node: around.versions.node,
    now,
    pulumiMaxMs,
  });
  const report = without(secrets, diagnose(facts));
  const text = format === "json" ? jsonReport(report) : textReport(report, paintFor(around.stdout));
  await print(around.stdout, text);
  return report.exitStatus;
};

/** What a server or a program says may repeat what it was sent. */
const without = (secrets: readonly string[], report: DoctorReport): DoctorReport => {
  const redactor = new Redactor();
  for (const secret of secrets) if (secret !== "") redactor.hide(secret);
  return {
    ...report,
    checks: report.checks.map((finding) => ({
      ...finding,
      found: redactor.clean(finding.found),
      advice: finding.advice === null ? null : redactor.clean(finding.advice),
    })),
  };
};
