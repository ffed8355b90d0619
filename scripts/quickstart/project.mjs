import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { quietEnvironment } from "../environment.mjs";
import { repository } from "../repository.mjs";
import { inherit } from "./inherit.mjs";

const stack = "quickstart";
const trial = join(repository, ".trial");
const example = join(repository, "examples", "01-one-chat");
const stackFile = `Pulumi.${stack}.yaml`;

/**
 * Fails where somebody has changed the example in a way that the tour can't go on from, before anything of theirs is
 * touched.
 * @type {(needed: string) => void}
 */
export function ensureExampleHas(needed) {
  const file = "examples/01-one-chat/index.ts";
  if (readFileSync(join(repository, file), "utf8").includes(needed)) return;
  throw new Error(
    `${file} no longer has ${needed}, whom the tour replaces. Nothing was done: a stack and a simulator of an earlier ` +
      `quickstart are as they were.\nTo go on with them: npm run pulumi -- up --diff\nTo begin anew: git checkout ${file}`,
  );
}

/**
 * The example in a stack of its own. A changed copy of it is the same project and stack, so that the example itself
 * stays as it is in the repository.
 */
export class Project {
  #changedProgram = join(trial, "changed");
  #command;
  #env;

  /** @param {{ command: string, binDir: string }} cli @param {{ settings: Record<string, string> }} simulator */
  constructor(cli, simulator) {
    this.#command = cli.command;
    // Where `npm run pulumi` keeps its trials, but never in a backend that the person uses for something real.
    const [home, state] = [join(trial, "home"), join(trial, "state")];
    for (const folder of [home, state]) mkdirSync(folder, { recursive: true });
    const env = quietEnvironment({ binDir: cli.binDir, home, backend: `file://${state}`, passphrase: "" });
    this.#env = { ...env, ...simulator.settings };
    this.#begin(simulator.settings);
  }

  /** An empty stack, selected, with the simulator's settings, so that `npm run pulumi` goes on with it. */
  #begin(/** @type {Record<string, string>} */ settings) {
    // Where an earlier quickstart was ended in the middle, its lock is still there. Both fail where there is no stack.
    for (const undo of [
      ["cancel", stack],
      ["stack", "rm", stack, "--force"],
    ]) {
      const options = { cwd: repository, env: this.#env, stdio: /** @type {const} */ ("ignore") };
      spawnSync(this.#command, [...undo, "--yes", "--non-interactive"], options);
    }
    rmSync(join(repository, stackFile), { force: true });
    this.#quietly("stack", "init", stack);
    this.#quietly("config", "set", "wecom:corpId", settings.WECOM_CORP_ID ?? "");
    this.#quietly("config", "set", "wecom:baseUrl", settings.WECOM_BASE_URL ?? "");
    this.#quietly("config", "set", "--secret", "wecom:corpSecret", settings.WECOM_CORP_SECRET ?? "");
  }

  /** The program with other members, as a pull request would change it. @type {(from: string, to: string) => void} */
  change(from, to) {
    rmSync(this.#changedProgram, { recursive: true, force: true });
    mkdirSync(this.#changedProgram, { recursive: true });
    const program = readFileSync(join(example, "index.ts"), "utf8");
    writeFileSync(join(this.#changedProgram, "index.ts"), program.replace(from, to));
    const tsconfig = readFileSync(join(example, "tsconfig.json"), "utf8");
    writeFileSync(join(this.#changedProgram, "tsconfig.json"), tsconfig);
    const yaml = readFileSync(join(repository, "Pulumi.yaml"), "utf8");
    writeFileSync(join(this.#changedProgram, "Pulumi.yaml"), yaml.replace(/^main: .*$/m, "main: index.ts"));
    if (existsSync(join(repository, stackFile))) {
      copyFileSync(join(repository, stackFile), join(this.#changedProgram, stackFile));
    }
  }

  /**
   * Runs the CLI for a person to see. Fails where it ends with another status than the one to be expected.
   * @param {readonly string[]} args
   * @param {{ changed?: boolean, status?: number }} [options]
   */
  async pulumi(args, { changed = false, status = 0 } = {}) {
    const cwd = changed ? this.#changedProgram : repository;
    const ended = await inherit(this.#command, [...args, "--stack", stack, "--non-interactive"], {
      cwd,
      env: this.#env,
    });
    if (ended !== status) throw new Error(`pulumi ${args.join(" ")} ended with status ${ended}, not ${status}`);
  }

  tidyUp() {
    rmSync(this.#changedProgram, { recursive: true, force: true });
  }

  /** @returns {string} */
  chatId() {
    return this.#quietly("stack", "output", "chatId", "--stack", stack).trim();
  }

  #quietly(/** @type {string[]} */ ...args) {
    const { status, stdout, stderr } = spawnSync(this.#command, [...args, "--non-interactive"], {
      cwd: repository,
      env: this.#env,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`pulumi ${args.slice(0, 2).join(" ")} failed: ${stderr}`);
    return stdout;
  }
}
