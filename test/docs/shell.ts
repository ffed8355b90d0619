import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end, without blocking this process: a simulator in it has to answer. */
export async function run(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Promise<Ended> {
  const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  const text = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const)
    child[stream].setEncoding("utf8").on("data", (part: string) => {
      text[stream] += part;
    });
  const [status] = await once(child, "close");
  return { status, ...text };
}

const hasCurl = spawnSync("curl", ["--version"], { stdio: "ignore" }).status === 0;
const standIn = `curl() { "${process.execPath}" "${join(__dirname, "curl.mjs")}" "$@"; }\n`;

/** Runs a piece of shell as a person would type it, up to the first command that fails. */
export const shell = (script: string, cwd: string): Promise<Ended> =>
  run("sh", ["-e", "-c", (hasCurl ? "" : standIn) + script], { cwd });
