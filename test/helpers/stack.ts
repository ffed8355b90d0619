import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { quietEnvironment } from "../../scripts/environment.mjs";
import { ensurePulumiCli } from "../../scripts/pulumi-cli/ensure.mjs";
import { type Held, type ServerOptions, type Simulator, startSimulator } from "../../src/simulator";
import { endLanguageHosts, endProcesses, providersEnded } from "./kill";

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both, as a terminal would show them. */
  readonly output: string;
}

/** A run of the CLI that may still be going on. */
export interface Started {
  readonly child: ChildProcess;
  /** When it and everything that holds its output has ended: a provider that outlives its engine, too. */
  readonly ended: Promise<Run>;
}

export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly initErrors?: readonly string[];
  readonly dependencies?: readonly string[];
}

const repository = resolve(__dirname, "../..");
const stackName = "dev";
const flags = ["--stack", stackName, "--non-interactive", "--color", "never"];

/**
 * A Pulumi project of its own with a stack on the file backend, run by the real CLI, and a simulator for it to manage.
 * The folder lies inside the repository, so that its programs find `pulumi-wecom` by self-reference.
 */
export class Stack {
  readonly folder: string;
  readonly simulator: Simulator;
  /** What a run inherits; the settings of the simulator to begin with. */
  env: Record<string, string | undefined>;
  readonly #command: string;
  readonly #running = new Set<ChildProcess>();

  private constructor(folder: string, simulator: Simulator, command: string, env: Record<string, string>) {
    this.folder = folder;
    this.simulator = simulator;
    this.#command = command;
    this.env = { ...env, ...simulator.settings };
  }

  /** A project without a program, or a copy of an example. */
  static async start(options: ServerOptions = {}, example?: string): Promise<Stack> {
    const { command, binDir } = await ensurePulumiCli();
    mkdirSync(join(repository, ".work"), { recursive: true });
    const folder = mkdtempSync(join(repository, ".work", "stack-"));
    for (const name of ["home", "state"]) mkdirSync(join(folder, name));
    writeFileSync(join(folder, "Pulumi.yaml"), "name: test\nruntime: nodejs\nmain: index.js\n");
    writeFileSync(join(folder, "index.js"), "");
    if (example) cpSync(join(repository, "examples", example), folder, { recursive: true });
    const env = quietEnvironment({
      binDir,
      home: join(folder, "home"),
      backend: `file://${join(folder, "state")}`,
      passphrase: "test",
    });
    // The examples' types are checked with all others; each run would do it again.
    const untyped = example ? { PULUMI_NODEJS_TRANSPILE_ONLY: "true" } : {};
    const stack = new Stack(folder, await startSimulator(options), command, { ...env, ...untyped });
    await stack.mustRun("stack", "init", stackName);
    return stack;
  }

  /** The program's text; `wecom` and `pulumi` are there. */
  program(text: string): void {
    const imports = 'const pulumi = require("@pulumi/pulumi");\nconst wecom = require("pulumi-wecom");\n';
    writeFileSync(join(this.folder, "index.js"), imports + text);
  }

  /** Runs the CLI and answers how it ended, well or not. */
  async run(...args: readonly string[]): Promise<Run> {
    return await this.begin(...args).ended;
  }

  /** Starts the CLI. */
  begin(...args: readonly string[]): Started {
    const env = Object.fromEntries(Object.entries(this.env).filter(([, value]) => value !== undefined));
    const withStack =
      args[0] === "config" || args[1] === "init" || args[1] === "output"
        ? [...args, "--non-interactive"]
        : [...args, ...flags];
    const child = spawn(this.#command, withStack, {
      cwd: this.folder,
      env: env as NodeJS.ProcessEnv,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#running.add(child);
    const text = { stdout: "", stderr: "", output: "" };
    for (const stream of ["stdout", "stderr"] as const) {
      child[stream].setEncoding("utf8").on("data", (part: string) => {
        text[stream] += part;
        text.output += part;
      });
    }
    const ended = new Promise<Run>((resolve, reject) => {
      child.once("error", reject).once("close", (status) => resolve({ status, ...text }));
    }).finally(() => this.#running.delete(child));
    return { child, ended };
  }

  /** When every process of a run has ended, of one that was killed too. */
  async endOf(run: Started): Promise<Run> {
    endLanguageHosts(this.folder);
    await providersEnded(this.folder);
    return await run.ended;
  }

  async mustRun(...args: readonly string[]): Promise<Run> {
    const run = await this.run(...args);
    assert.equal(run.status, 0, `pulumi ${args.join(" ")} ended with ${run.status}:\n${run.output}`);
    return run;
  }

  /** `pulumi up` without a preview before it, which has to succeed. */
  async up(...args: readonly string[]): Promise<Run> {
    return await this.mustRun("up", "--yes", "--skip-preview", "--diff", ...args);
  }

  /** `pulumi up` which has to fail. */
  async failingUp(...args: readonly string[]): Promise<Run> {
    const run = await this.run("up", "--yes", "--skip-preview", ...args);
    assert.notEqual(run.status, 0, `pulumi up was to fail:\n${run.output}`);
    return run;
  }

  async preview(...args: readonly string[]): Promise<Run> {
    return await this.run("preview", "--diff", ...args);
  }

  /** What the stack's state has, without asking the engine. */
  resources(): readonly StateResource[] {
    return JSON.parse(readFileSync(this.#stateFile(), "utf8")).checkpoint.latest?.resources ?? [];
  }

  /** Of the state's file. */
  stateBytes(): number {
    return statSync(this.#stateFile()).size;
  }

  #stateFile(): string {
    const project = /^name: (.*)$/m.exec(readFileSync(join(this.folder, "Pulumi.yaml"), "utf8"))?.[1] ?? "";
    return join(this.folder, "state", ".pulumi", "stacks", project, `${stackName}.json`);
  }

  chats(): readonly StateResource[] {
    return this.resources().filter(({ type }) => type === "pulumi-nodejs:dynamic/wecom:AppChat");
  }

  messages(): readonly StateResource[] {
    return this.resources().filter(({ type }) => type === "pulumi-nodejs:dynamic/wecom:AppChatMessage");
  }

  /** The only chat in the state. */
  chat(): StateResource {
    const [chat, ...others] = this.chats();
    assert.ok(chat && others.length === 0, `the state has ${this.chats().length} chats`);
    return chat;
  }

  async close(): Promise<void> {
    for (const child of this.#running) child.kill("SIGKILL");
    endProcesses(this.folder);
    await this.simulator.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** When the held call is there; a run that ends before it never makes it. */
export const arrivalIn = async (run: Started, held: Held): Promise<void> => {
  const early = run.ended.then(({ output }) => assert.fail(`the run ended before the call:\n${output}`));
  await Promise.race([held.arrived, early]);
  early.catch(() => undefined);
};
