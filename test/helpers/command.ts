import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { text } from "node:stream/consumers";

const root = join(__dirname, "../..");

export type Child = ChildProcessByStdio<Writable, Readable, Readable>;

export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What Node runs: the sources, or what was built of them. */
export const fromSources = ["--import", "tsx", "src/cli/main.ts"];
export const asBuilt = ["dist/cli/main.js"];

type Env = Readonly<Record<string, string | undefined>>;

/** A sub-command of `pulumi-wecom` as a process of its own. Nothing of this process's settings reaches it. */
export class WeComCommand {
  readonly #name: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #program: readonly string[];
  readonly #children = new Set<Child>();

  constructor(name: string, env: Env, program: readonly string[] = fromSources) {
    const { PATH, HOME } = process.env;
    this.#name = name;
    this.#env = { PATH, HOME, ...env };
    this.#program = program;
  }

  start(args: readonly string[], env: Env = {}): Child {
    const child = spawn(process.execPath, [...this.#program, this.#name, ...args], {
      cwd: root,
      env: { ...this.#env, ...env },
      stdio: ["pipe", "pipe", "pipe"],
    });
    this.#children.add(child);
    // What ends early doesn't read its input.
    child.stdin.on("error", () => undefined);
    return child;
  }

  async run(args: readonly string[], { input = "", env = {} }: { input?: string; env?: Env } = {}): Promise<Ended> {
    const child = this.start(args, env);
    child.stdin.end(input);
    return await ended(child);
  }

  close(): void {
    for (const child of this.#children) child.kill("SIGKILL");
  }
}

export const ended = async (child: Child): Promise<Ended> => {
  const [stdout, stderr, [status, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { status, signal, stdout, stderr };
};
