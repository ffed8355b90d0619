import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** The provider processes that run in a folder: node with Pulumi's `cmd/dynamic-provider`. */
export const providerProcesses = (folder: string): readonly number[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
        return (
          command.some((part) => part.includes("cmd/dynamic-provider")) && readlinkSync(`/proc/${pid}/cwd`) === folder
        );
      } catch {
        // It ended while we looked.
        return false;
      }
    });
