import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { isOwnSetting, pathWith } from "../../scripts/environment.mjs";
import type { Run } from "../helpers/stack";

export const repository = resolve(__dirname, "../..");

/** Of the repository's package.json, which is also the package's. */
export const manifest: {
  readonly version: string;
  readonly engines: { readonly node: string };
  readonly devDependencies: Readonly<Record<string, string>>;
} = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));

/** `name@range` of something that is tested here with the version that the repository has. */
export const asInRepository = (name: string): string => {
  const range = manifest.devDependencies[name];
  assert.ok(range !== undefined, `${name} is none of the repository's devDependencies`);
  return `${name}@${range}`;
};

/**
 * This process's environment with the project's Node first on PATH, without a person's own settings of Pulumi and of
 * this provider, and without what `npm test` tells the scripts that it starts: npm and pnpm would take the repository
 * for their project; what Node compiled of a folder that is gone afterwards would stay. The settings of npm stay, the
 * registry among them.
 */
export const consumerEnvironment = (): NodeJS.ProcessEnv => {
  const kept = Object.entries(process.env).filter(([name]) => !isOwnSetting(name) && !isAboutRepository.test(name));
  return { ...Object.fromEntries(kept), PATH: pathWith("", process.env) };
};

const isAboutRepository = /^(npm_(?!config_)|npm_config_local_prefix$|INIT_CWD$|NODE_PATH$|NODE_COMPILE_CACHE$)/i;

/** The project of somebody who uses the package, in a folder from which nothing of the repository is found. */
export class Consumer {
  readonly folder: string;
  /** What `npm pack` made of the repository. */
  readonly tarball: string;
  readonly #root: string;
  readonly #running = new Set<ChildProcess>();

  private constructor(root: string, tarball: string) {
    this.#root = root;
    this.tarball = tarball;
    this.folder = join(root, "project");
  }

  static async create(): Promise<Consumer> {
    const root = realpathSync(mkdtempSync(join(tmpdir(), "pulumi-wecom-consumer-")));
    try {
      const consumer = new Consumer(root, await pack(root));
      mkdirSync(consumer.folder);
      consumer.write("package.json", JSON.stringify({ name: "consumer", private: true }));
      return consumer;
    } catch (error) {
      rmSync(root, { recursive: true, force: true });
      throw error;
    }
  }

  /** A folder of this name beside the project, which goes with it. */
  folderBeside(name: string): string {
    const folder = join(this.#root, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }

  /** Makes the same project one of CommonJS or of ES modules. */
  setModuleSystem(type: "commonjs" | "module"): void {
    const current = JSON.parse(readFileSync(join(this.folder, "package.json"), "utf8"));
    this.write("package.json", JSON.stringify({ ...current, type }));
  }

  /** The package and these others, as npm installs them; nobody's install script is needed. */
  async npmInstall(...args: readonly string[]): Promise<void> {
    const quietly = ["--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts"];
    await this.mustRun("npm", ["install", ...quietly, this.tarball, ...args]);
  }

  /** A program that npm or pnpm linked into the project. */
  bin(name: string): string {
    return join(this.folder, "node_modules", ".bin", name);
  }

  spawn(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    const child = spawn(command, args, {
      cwd: this.folder,
      env: { ...consumerEnvironment(), ...env, TMPDIR: this.folderBeside("tmp") },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#running.add(child);
    child.once("close", () => this.#running.delete(child));
    return child;
  }

  async run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
    return await ended(this.spawn(command, args, env));
  }

  async mustRun(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
    return succeeded(await this.run(command, args, env), [command, ...args]);
  }

  /** What a program of this text prints, which has to be JSON. */
  async answerOf<T>(file: string, text: string): Promise<T> {
    this.write(file, text);
    const { stdout } = await this.mustRun(process.execPath, [file]);
    return JSON.parse(stdout);
  }

  close(): void {
    for (const child of this.#running) child.kill("SIGKILL");
    rmSync(this.#root, { recursive: true, force: true });
  }
}

/** Packs what is built: `dist` is only read, so that it stays as it is for whoever else works with it. */
const pack = async (folder: string): Promise<string> => {
  const args = ["pack", "--ignore-scripts", "--pack-destination", folder];
  const child = spawn("npm", args, { cwd: repository, env: consumerEnvironment(), stdio: ["ignore", "pipe", "pipe"] });
  succeeded(await ended(child), ["npm", ...args]);
  const [tarball] = readdirSync(folder);
  assert.ok(tarball !== undefined, "npm pack made nothing");
  return join(folder, tarball);
};

const ended = async (child: ReturnType<Consumer["spawn"]>): Promise<Run> => {
  const text = { stdout: "", stderr: "", output: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (part: string) => {
      text[stream] += part;
      text.output += part;
    });
  }
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  return { status, ...text };
};

const succeeded = (run: Run, command: readonly string[]): Run => {
  assert.equal(run.status, 0, `${command.join(" ")} ended with ${run.status}:\n${run.output}`);
  return run;
};
