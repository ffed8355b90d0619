import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Expressions } from "./expression.mjs";
import { type GithubJob, type GithubWorkflow, textOf, variablesIn } from "./github-workflow.mjs";

/** A script of the workflow, and the command with which GitHub's runner carries it out. */
export interface Shelling {
  readonly script: string;
  readonly command: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
}

/** The machine that the job runs on. */
export interface Runner {
  /** Runs a command in the workspace and answers how it ended. */
  readonly shell: (shelling: Shelling) => Promise<{ readonly status: number | null; readonly output: string }>;
  /** The checked out repository. */
  readonly workspace: string;
  /** A folder for the runner's own files. */
  readonly temporary: string;
}

/** What happened, and what the repository's settings are. */
export interface Occasion {
  readonly github: Readonly<Record<string, unknown>>;
  readonly vars: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
}

type Outcome = "success" | "failure" | "skipped";

export interface StepRun {
  readonly id: string;
  readonly name: string;
  readonly outcome: Outcome;
  readonly output: string;
  readonly outputs: Readonly<Record<string, string>>;
}

export interface JobRun {
  readonly conclusion: Outcome;
  readonly steps: readonly StepRun[];
  /** What `$GITHUB_STEP_SUMMARY` has in the end. */
  readonly summary: string;
}

/** What these would do is done already: the project is there, and Node and the CLI are on the PATH. */
const replacedActions: readonly string[] = ["actions/checkout", "actions/setup-node", "pulumi/actions"];

/** Runs a job's steps one after the other, as they stand in the file, the way GitHub's runner does. */
export const runGithubJob = async (
  workflow: GithubWorkflow,
  id: string,
  occasion: Occasion,
  runner: Runner,
): Promise<JobRun> => {
  const job = workflow.job(id);
  const runs: StepRun[] = [];
  const hasFailed = (): boolean => runs.some(({ outcome }) => outcome === "failure");
  const now = (): Expressions =>
    new Expressions(
      { ...occasion, steps: Object.fromEntries(runs.map((run) => [run.id, run])) },
      {
        success: () => !hasFailed(),
        failure: hasFailed,
        always: () => true,
        cancelled: () => false,
        hashFiles: (...names) => hashOf(names.map((name) => join(runner.workspace, name))),
      },
    );
  if (!now().holds(job.if.expression)) return { conclusion: "skipped", steps: [], summary: "" };

  const folder = mkdtempSync(join(runner.temporary, "job-"));
  const summary = join(folder, "summary");
  writeFileSync(summary, "");
  const env = {
    CI: "true",
    GITHUB_STEP_SUMMARY: summary,
    ...variablesIn(workflow.env, now()),
    ...variablesIn(job.env, now()),
  };
  for (const step of job.steps) runs.push(await runStep(step, { now: now(), env, folder, runner }));
  return {
    conclusion: hasFailed() ? "failure" : "success",
    steps: runs,
    summary: readFileSync(summary, "utf8"),
  };
};

interface Place {
  /** With what is known before the step. */
  readonly now: Expressions;
  readonly env: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly runner: Runner;
}

const runStep = async (step: GithubJob["steps"][number], { now, env, folder, runner }: Place): Promise<StepRun> => {
  if (!("run" in step || "uses" in step)) throw new Error("a step of this kind is not known here");
  const name = step.name?.toString() ?? ("uses" in step ? step.uses.value : step.run.toString());
  const nothing = { id: step.id, name, output: "", outputs: {} };
  if (!now.holds(step.if.expression)) return { ...nothing, outcome: "skipped" };
  if ("uses" in step) {
    const [action = ""] = step.uses.value.split("@");
    if (!replacedActions.includes(action)) throw new Error(`nothing here replaces ${step.uses.value}`);
    return { ...nothing, outcome: "success" };
  }
  const script = textOf(step.run, now);
  const [file, outputs] = [join(folder, "script.sh"), join(folder, "output")];
  writeFileSync(file, script);
  writeFileSync(outputs, "");
  const { status, output } = await runner.shell({
    script,
    // As GitHub's documentation has it for `shell: bash`.
    command: ["bash", "--noprofile", "--norc", "-eo", "pipefail", file],
    env: { ...env, ...variablesIn(step.env, now), GITHUB_OUTPUT: outputs },
  });
  return { ...nothing, outcome: status === 0 ? "success" : "failure", output, outputs: outputsIn(outputs) };
};

const outputsIn = (file: string): Record<string, string> =>
  Object.fromEntries(
    readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => {
        const [, key, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
        if (key === undefined || value === undefined) throw new Error(`no output of a step: ${line}`);
        return [key, value];
      }),
  );

/** Of files alone, without patterns. */
const hashOf = (names: readonly string[]): string => {
  const hash = createHash("sha256");
  const files = names.filter((file) => existsSync(file));
  for (const file of files) hash.update(readFileSync(file));
  return files.length === 0 ? "" : hash.digest("hex");
};
