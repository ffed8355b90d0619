import { spawn } from "node:child_process";

/**
 * Runs a program whose output a person should see, and answers its status. A signal that reaches this process reaches
 * the program too, which then ends first.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<number>}
 */
export function inherit(program, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ["ignore", "inherit", "inherit"] });
    const onTerminate = () => child.kill("SIGTERM");
    process.once("SIGTERM", onTerminate);
    child.once("error", reject);
    child.once("close", (status) => {
      process.removeListener("SIGTERM", onTerminate);
      resolve(status ?? 1);
    });
  });
}
