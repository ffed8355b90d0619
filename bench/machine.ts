import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ensurePulumiCli } from "../scripts/pulumi-cli/ensure.mjs";
import type { Results } from "./results";

export const describeMachine = (): Results["machine"] => ({
  cpus: cpus().length,
  model: cpus()[0]?.model ?? "unknown",
  memoryBytes: totalmem(),
});

export const describeVersions = async (): Promise<Results["versions"]> => {
  const { command } = await ensurePulumiCli();
  const { stdout } = await promisify(execFile)(command, ["version"]);
  const versionOf = (name: string): string =>
    JSON.parse(readFileSync(join(__dirname, "../node_modules", name, "package.json"), "utf8")).version;
  return {
    node: process.version,
    "pulumi CLI": stdout.trim(),
    "@pulumi/pulumi": versionOf("@pulumi/pulumi"),
    undici: versionOf("undici"),
  };
};

/** What is measured, and what measures: stacks are run with the helpers of the tests, against the simulator's source. */
const measuredCode = [
  "dist/**/*.js",
  "bench/**/*.{ts,mjs,cjs}",
  "scripts/**/*.mjs",
  "src/simulator/**/*.ts",
  "test/helpers/*.ts",
];

/**
 * The same where the same code is measured in the same way, which two halves of a run must have done; how it is told
 * is no part of that.
 */
export const fingerprintOfCode = (): string => {
  const repository = join(__dirname, "..");
  const hash = createHash("sha256");
  for (const file of globSync(measuredCode, { cwd: repository, exclude: ["bench/report/**"] }).sort())
    hash.update(file).update(readFileSync(join(repository, file)));
  return hash.digest("hex");
};
