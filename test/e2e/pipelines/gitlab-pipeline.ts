import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import type { Run } from "../../helpers/stack";
import type { PipelineProject } from "./project";

const gitlabCiLocal = resolve(__dirname, "../../../node_modules/.bin/gitlab-ci-local");

type Variables = Readonly<Record<string, string>>;

interface GitlabJob {
  readonly before_script: readonly string[];
  readonly script: readonly string[];
  readonly variables?: Variables;
}

/**
 * A project's `.gitlab-ci.yml`. gitlab-ci-local checks it by GitLab's own schema, decides by its rules and expands it;
 * it would also run the jobs, but only where rsync is.
 */
export class GitlabPipeline {
  readonly #project: PipelineProject;

  private constructor(project: PipelineProject) {
    this.#project = project;
  }

  /** @param file is copied into the project, which is made a repository */
  static async start(project: PipelineProject, file: string): Promise<GitlabPipeline> {
    cpSync(file, join(project.folder, ".gitlab-ci.yml"));
    const author = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.com"];
    for (const args of [
      ["init", "--quiet", "--initial-branch", "main"],
      ["add", ".gitlab-ci.yml"],
      [...author, "commit", "--quiet", "--message", "Chats"],
      ["remote", "add", "origin", "https://gitlab.example.com/ops/chats.git"],
    ]) {
      const { status, output } = await project.run("git", args);
      assert.equal(status, 0, output);
    }
    return new GitlabPipeline(project);
  }

  /** The names of the jobs that a pipeline with these variables has. @throws what the schema has against the file */
  async jobs(variables: Variables): Promise<readonly string[]> {
    const { stdout } = await this.#read(["--list-csv"], variables);
    return stdout.split("\n").flatMap((line) => /^(\w+);.*;on_success;/.exec(line)?.[1] ?? []);
  }

  /** Runs a job's script as it stands in the file, the way a runner with bash does. */
  async run(name: string, variables: Variables): Promise<Run> {
    const { stdout } = await this.#read(["--preview"], variables);
    const all: Readonly<Record<string, GitlabJob>> & { readonly variables?: Variables } = parse(stdout);
    const job = all[name];
    assert.ok(job, `there is no job ${name} in ${stdout}`);
    // Once is enough: it would make the same folder again, and takes longer than all the rest.
    const isDone = (line: string): boolean => line === "npm ci --ignore-scripts" && this.#project.has("node_modules");
    const script = [...job.before_script.filter((line) => !isDone(line)), ...job.script].join("\n");
    const env = { CI: "true", ...all.variables, ...job.variables, ...variables };
    return await this.#project.run("bash", ["-c", `set -eo pipefail\n${script}`], env);
  }

  async #read(args: readonly string[], variables: Variables): Promise<Run> {
    const given = Object.entries(variables).flatMap(([name, value]) => ["--variable", `${name}=${value}`]);
    const quiet = ["--no-color", "--ignore-predefined-vars", Object.keys(variables).join(",")];
    const run = await this.#project.run(gitlabCiLocal, [...args, ...quiet, ...given]);
    if (run.status !== 0) throw new Error(run.output);
    return run;
  }
}
