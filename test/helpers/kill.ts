import { once } from "node:events";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import type { Started } from "./stack";
import { unreadBytes } from "./unread";

/** Who is killed, without a warning. */
export type Victim = "the CLI" | "the provider" | "both";
export const victims: readonly Victim[] = ["the CLI", "the provider", "both"];

/** Kills processes of a run in `folder` with SIGKILL, and waits until the CLI's own end is seen where it was one. */
export const kill = async (victim: Victim, run: Started, folder: string): Promise<void> => {
  const providers = providerProcesses(folder);
  if (providers.length === 0) throw new Error("there is no provider process to kill");
  if (victim !== "the provider") {
    const ended = once(run.child, "exit");
    run.child.kill("SIGKILL");
    await ended;
  }
  if (victim !== "the CLI") for (const pid of providers) process.kill(pid, "SIGKILL");
};

/**
 * Stops the CLI before it reads what its provider sends next: an answer then reaches its machine, and is not recorded.
 * Answers how to wait for that.
 */
export const deafen = async (run: Started, folder: string): Promise<{ readonly answered: () => Promise<void> }> => {
  const { pid } = run.child;
  const [provider, ...others] = providerProcesses(folder);
  if (pid === undefined || provider === undefined || others.length > 0) throw new Error("there isn't one provider");
  for (;;) {
    // What came before the answer must not be taken for it.
    await until("the CLI has read everything", () => unreadBytes(provider) === 0);
    run.child.kill("SIGSTOP");
    await until(`${pid} has stopped`, () => /^State:\s+T/m.test(readFileSync(`/proc/${pid}/status`, "utf8")));
    if (unreadBytes(provider) === 0) break;
    run.child.kill("SIGCONT");
  }
  return { answered: () => until("the provider has answered", () => unreadBytes(provider) > 0) };
};

/** The CLI goes on, and reads. */
export const undeafen = (run: Started): void => {
  run.child.kill("SIGCONT");
};

/** What is seen of each process that runs. */
const lookAtProcesses = <T>(look: (pid: number) => T | undefined): readonly T[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return look(Number(pid)) ?? [];
      } catch {
        // It ended while we looked.
        return [];
      }
    });

const folderOf = (pid: number): string => readlinkSync(`/proc/${pid}/cwd`);

/** Processes that run in a folder and are told from others by what they were started with. */
export const processesIn = (folder: string, command = /./): readonly number[] =>
  lookAtProcesses((pid) =>
    command.test(readFileSync(`/proc/${pid}/cmdline`, "utf8")) && folderOf(pid) === folder ? pid : undefined,
  );

/** The folders that a process's children run in. */
export const foldersBelow = (parent: number): readonly string[] =>
  lookAtProcesses((pid) =>
    readFileSync(`/proc/${pid}/status`, "utf8").includes(`\nPPid:\t${parent}\n`) ? folderOf(pid) : undefined,
  );

export const providerProcesses = (folder: string): readonly number[] => processesIn(folder, /cmd\/dynamic-provider/);

/** When no provider runs in a folder any more; one whose engine is gone has to end by itself, within seconds. */
export const providersEnded = (folder: string): Promise<void> =>
  until("no provider outlives its engine", () => providerProcesses(folder).length === 0);

/** Looks again and again, since the kernel tells nobody. */
export const until = async (what: string, isSo: () => boolean): Promise<void> => {
  const giveUpMs = performance.now() + 10_000;
  while (!isSo()) {
    if (performance.now() > giveUpMs) throw new Error(`it was to be that ${what}`);
    await setTimeout(20);
  }
};

/** The language host of a CLI that was killed lives on, as nobody tells it to end. */
export const endLanguageHosts = (folder: string): void => endAll(processesIn(folder, /pulumi-language-nodejs/));

/** Also a provider whose engine was killed before it configured it: that one has loaded nothing that could end it. */
export const endProcesses = (folder: string): void => {
  endLanguageHosts(folder);
  endAll(providerProcesses(folder));
};

const endAll = (pids: readonly number[]): void => {
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch (error) {
      // It has just ended by itself.
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }
};
