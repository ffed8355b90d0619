import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { quietEnvironment } from "../../../scripts/environment.mjs";
import { ensurePulumiCli } from "../../../scripts/pulumi-cli/ensure.mjs";
import { type Simulator, startSimulator } from "../../../src/simulator";
import { read } from "../../docs/markdown";
import type { Run } from "../../helpers/stack";
import { asInRepository, Consumer, consumerEnvironment } from "../../package/consumer";

const passphrase = "a passphrase";

/** The repository of somebody who copies a pipeline: the package installed from a registry, a program, a stack. */
export class PipelineProject {
  readonly simulator: Simulator;
  /** As the pipeline's settings would have them. */
  readonly secrets: Readonly<Record<"PULUMI_CONFIG_PASSPHRASE" | "WECOM_CORP_SECRET", string>>;
  readonly backend: string;
  readonly #consumer: Consumer;
  readonly #env: NodeJS.ProcessEnv;

  private constructor(consumer: Consumer, simulator: Simulator, backend: string, env: NodeJS.ProcessEnv) {
    this.#consumer = consumer;
    this.simulator = simulator;
    this.backend = backend;
    this.#env = env;
    this.secrets = { PULUMI_CONFIG_PASSPHRASE: passphrase, WECOM_CORP_SECRET: simulator.settings.WECOM_CORP_SECRET };
  }

  static async start(): Promise<PipelineProject> {
    const { binDir } = await ensurePulumiCli();
    const consumer = await Consumer.create();
    const simulator = await startSimulator();
    const backend = `file://${consumer.folderBeside("state")}`;
    const {
      PULUMI_CONFIG_PASSPHRASE: _secret,
      PULUMI_BACKEND_URL: _ofPipeline,
      ...runner
    } = quietEnvironment({
      binDir,
      home: consumer.folderBeside("home"),
      backend,
      passphrase,
      inherited: consumerEnvironment(),
    });
    const env = {
      ...runner,
      // A registry may have no such service, and nobody here reads its answer.
      npm_config_audit: "false",
      npm_config_prefer_offline: "true",
      // The program's types are checked with the documentation's; each run would do it again.
      PULUMI_NODEJS_TRANSPILE_ONLY: "true",
    };
    const project = new PipelineProject(consumer, simulator, backend, env);
    try {
      // The pipeline installs; a repository has the lockfile.
      await consumer.npmInstall("--package-lock-only", asInRepository("@pulumi/pulumi"), asInRepository("typescript"));
      for (const fence of read("examples/pipelines/README.md").fences) {
        const [, file] = /^\w+ (Pulumi\.yaml|index\.ts)$/.exec(fence.info) ?? [];
        if (file !== undefined) consumer.write(file, `${fence.text}\n`);
      }
      await project.#makeStack();
      return project;
    } catch (error) {
      await project.close();
      throw error;
    }
  }

  get folder(): string {
    return this.#consumer.folder;
  }

  /** What a machine that runs jobs has by itself: neither a secret nor where the state is. */
  get runnerEnv(): NodeJS.ProcessEnv {
    return this.#env;
  }

  temporary(name: string): string {
    return mkdtempSync(join(this.#consumer.folderBeside("temporary"), `${name}-`));
  }

  write(file: string, text: string): void {
    this.#consumer.write(file, text);
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), "utf8");
  }

  has(file: string): boolean {
    return existsSync(join(this.folder, file));
  }

  /** A checkout leaves nothing of the job before. */
  clean(): void {
    for (const file of ["preview.json", "plan.md", "drift.md", "drift.xml", "note.json"]) {
      rmSync(join(this.folder, file), { force: true });
    }
  }

  async run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> {
    return await this.#consumer.run(command, args, { ...this.#env, ...env });
  }

  /** A program of this name that comes first on the PATH, as a shell script. Answers the folder. */
  command(name: string, script: string): string {
    const folder = this.temporary(name);
    const file = join(folder, name);
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
    return folder;
  }

  async close(): Promise<void> {
    await this.simulator.close();
    this.#consumer.close();
  }

  async #makeStack(): Promise<void> {
    const { WECOM_CORP_ID, WECOM_BASE_URL } = this.simulator.settings;
    const env = { PULUMI_BACKEND_URL: this.backend, PULUMI_CONFIG_PASSPHRASE: passphrase };
    for (const args of [
      ["stack", "init", "prod"],
      ["config", "set", "wecom:corpId", WECOM_CORP_ID, "--stack", "prod"],
      ["config", "set", "wecom:baseUrl", WECOM_BASE_URL, "--stack", "prod"],
    ]) {
      await this.#consumer.mustRun("pulumi", [...args, "--non-interactive"], { ...this.#env, ...env });
    }
  }
}
