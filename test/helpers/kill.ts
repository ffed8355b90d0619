import { once } from "node:events";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import type { Started } from "./stack";

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

/** Pulumi's processes that run in a folder and are told from others by what they were started with. */
const processesIn = (folder: string, command: RegExp): readonly number[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return (
          command.test(readFileSync(`/proc/${pid}/cmdline`, "utf8")) && readlinkSync(`/proc/${pid}/cwd`) === folder
        );
      } catch {
        // It ended while we looked.
        return false;
      }
    });

export const providerProcesses = (folder: string): readonly number[] => processesIn(folder, /cmd\/dynamic-provider/);

/** When no provider runs in a folder any more; one whose engine is gone has to end by itself, within seconds. */
export const providersEnded = async (folder: string): Promise<void> => {
  const giveUpMs = performance.now() + 10_000;
  while (providerProcesses(folder).length > 0) {
    if (performance.now() > giveUpMs) throw new Error("a provider outlives its engine");
    await setTimeout(20);
  }
};

/** The language host of a CLI that was killed lives on, as nobody tells it to end. */
export const endLanguageHosts = (folder: string): void => {
  for (const pid of processesIn(folder, /pulumi-language-nodejs/)) process.kill(pid, "SIGKILL");
};
