import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { appChatType } from "../../../src/engine/resource-type";
import type { Simulator } from "../../../src/simulator";

const root = join(__dirname, "../../..");

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

/** The command as a process of its own. Nothing of this process's settings reaches it. */
export class DriftCommand {
  readonly #env: NodeJS.ProcessEnv;
  readonly #program: readonly string[];
  readonly #children = new Set<Child>();

  constructor(env: Readonly<Record<string, string | undefined>>, program: readonly string[] = fromSources) {
    const { PATH, HOME } = process.env;
    this.#env = { PATH, HOME, ...env };
    this.#program = program;
  }

  start(args: readonly string[], env: Readonly<Record<string, string | undefined>> = {}): Child {
    const child = spawn(process.execPath, [...this.#program, "drift", ...args], {
      cwd: root,
      env: { ...this.#env, ...env },
      stdio: ["pipe", "pipe", "pipe"],
    });
    this.#children.add(child);
    // What ends early doesn't read its input.
    child.stdin.on("error", () => undefined);
    return child;
  }

  async run(
    args: readonly string[],
    { input = "", env = {} }: { input?: string; env?: Readonly<Record<string, string | undefined>> } = {},
  ): Promise<Ended> {
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

/** A resource's outputs as they are now, by its chat's id, with changes. */
export type Outputs = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** An export of a stack that made the simulator's chats and has seen them as they are now. */
export const exportOf = (simulator: Simulator, changes: Outputs = {}): string => {
  const resources = simulator.chats().map(({ chatid, name, owner, userlist }) => ({
    urn: `urn:pulumi:dev::shop::${appChatType}::${chatid}`,
    custom: true,
    id: chatid,
    type: appChatType,
    outputs: {
      chatId: chatid,
      corpId: simulator.corpId,
      name,
      owner,
      members: Object.fromEntries(userlist.map((userid) => [userid, "member"])),
      ...changes[chatid],
    },
  }));
  return JSON.stringify({ version: 3, deployment: { manifest: {}, resources } });
};

/** Chats of the same three people. */
export const chatsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    chatid: `chat${index}`,
    name: `Chat ${index}`,
    owner: "lisi",
    userlist: ["lisi", "wangwu", "zhangsan"],
  }));
