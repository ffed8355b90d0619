import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { type DoctorReport, doctorReportSchema, type Finding } from "../../../src/doctor/report";
import { type DoctorFlags, runDoctor } from "../../../src/doctor/run";

const repository = resolve(__dirname, "../../..");

type Environment = Readonly<Record<string, string | undefined>>;

/** A folder for the PATH with a `pulumi` that is this shell script. */
export const pulumiThat = (script: string) => {
  const folder = mkdtempSync(join(tmpdir(), "wecom-doctor-"));
  const file = join(folder, "pulumi");
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

export interface Examined {
  readonly status: number;
  readonly printed: string;
}

/** The command in this process, with no other settings than these. */
export const examine = async (
  env: Environment,
  flags: Partial<DoctorFlags> = {},
  now: () => number = Date.now,
  pulumiMaxMs = 30_000,
): Promise<Examined> => {
  const stdout = new PassThrough();
  const printed = text(stdout);
  const around = { env, stdout: stdout as never, cwd: () => repository, versions: process.versions };
  const status = await runDoctor({ format: "text", ...flags }, around, { now, pulumiMaxMs });
  stdout.end();
  return { status, printed: await printed };
};

export const reportOf = async (
  env: Environment,
  flags: Partial<DoctorFlags> = {},
  now?: () => number,
  pulumiMaxMs?: number,
) => {
  const { status, printed } = await examine(env, { ...flags, format: "json" }, now, pulumiMaxMs);
  const report: DoctorReport = doctorReportSchema.parse(JSON.parse(printed));
  const finding = (name: string): Finding | undefined => report.checks.find(({ check }) => check === name);
  const failures = report.checks.filter(({ status: each }) => each === "failed").map(({ check }) => check);
  return { status, printed, report, finding, failures };
};
