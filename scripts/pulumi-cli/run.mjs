import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

const keptLines = 20;

/**
 * Runs a program to its end and returns what it printed on stdout. Fails, with the last lines of its stderr, where it
 * can't be started, takes too long or exits with another status than 0.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {object} options
 * @param {number} options.timeoutMs
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {string} [options.cwd]
 * @param {(line: string) => boolean} [options.onLine]  gets each line of stderr; true: it was progress, not worth keeping
 * @returns {Promise<string>}
 */
export function run(program, args, { timeoutMs, env = process.env, cwd, onLine }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, cwd, stdio: ["ignore", "pipe", "pipe"] });
    /** @type {string[]} */
    const lastLines = [];
    let stdout = "";
    /** @type {(what: string, cause?: unknown) => void} */
    const fail = (what, cause) => {
      clearTimeout(timer);
      reject(new Error([`${program} ${args[0] ?? ""} ${what}`, ...lastLines].join("\n"), { cause }));
    };
    const timer = setTimeout(() => {
      child.kill();
      // A grandchild may hold the pipes open for as long as it likes.
      child.stdout.destroy();
      child.stderr.destroy();
      fail(`took longer than ${timeoutMs / 1_000} s`);
    }, timeoutMs);

    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
    });
    createInterface({ input: child.stderr }).on("line", (line) => {
      if (onLine?.(line) || line.trim() === "") return;
      lastLines.push(line);
      if (lastLines.length > keptLines) lastLines.shift();
    });
    child.once("error", (error) => fail(`can't be started: ${error.message}`, error));
    child.once("close", (status, signal) => {
      if (status !== 0) return fail(signal ? `was ended by ${signal}` : `exited with status ${status}`);
      clearTimeout(timer);
      resolve(stdout);
    });
  });
}
