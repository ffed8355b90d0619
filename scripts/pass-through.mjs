import { spawn } from "node:child_process";

/**
 * Runs a program in this one's place: same terminal, same signals, same end.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<void>}
 */
export function passThrough(program, args, { cwd, env }) {
  return new Promise((resolve, reject) => {
    // Before the program starts: from then on a signal must not end this process alone.
    process.on("SIGINT", () => {
      // Ctrl-C in a terminal has reached the child as well, and a second one makes Pulumi stop without tidying up.
      if (!process.stdin.isTTY) child.kill("SIGINT");
    });
    process.on("SIGTERM", () => child.kill("SIGTERM"));
    const child = spawn(program, args, { cwd, env, stdio: "inherit" });
    child.once("error", reject);
    child.once("exit", (status, signal) => {
      if (signal !== null) {
        process.removeAllListeners(signal);
        process.kill(process.pid, signal);
      }
      process.exitCode = status ?? 1;
      resolve();
    });
  });
}
