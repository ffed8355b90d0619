import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { currentNode } from "../current-node.mjs";
import { repository } from "../repository.mjs";

/**
 * @typedef {object} RunningSimulator
 * @property {string} url
 * @property {number} pid
 * @property {string} data                      where its state is kept
 * @property {Record<string, string>} settings    what the provider needs in its environment
 * @property {(chatId: string, change: string, body: object) => Promise<void>} byHand
 * @property {() => Promise<{ method: string, path: string, body: unknown }[]>} writes  of the chats, since the last call
 * @property {() => void} close
 */

const trial = join(repository, ".trial");
const pidFile = join(trial, "quickstart.pid");
const data = join(trial, "quickstart.json");
const patienceMs = 20_000;

/**
 * Starts a simulator with nothing in it. Whatever else listens on the port is left alone, simulators too: somebody may
 * have chats in them. Only what an earlier quickstart of this clone left running makes room.
 * @param {number} port  0: any that is free
 * @returns {Promise<RunningSimulator>}
 */
export async function openSimulator(port) {
  endEarlier();
  const isTaken = port !== 0 && (await answers(`http://127.0.0.1:${port}`));
  if (isTaken) console.log(`Port ${port} is in use, so it takes another.`);
  const { url, pid } = await start(isTaken ? 0 : port);
  let seen = 0;
  return {
    url,
    pid,
    data,
    settings: {
      WECOM_CORP_ID: "ww0000000000000000",
      WECOM_CORP_SECRET: "simulator-secret",
      WECOM_BASE_URL: url,
    },
    async byHand(chatId, change, body) {
      await ask(url, "POST", `/_sim/chats/${chatId}/${change}`, body);
    },
    async writes() {
      const requests = /** @type {any[]} */ (await ask(url, "GET", "/_sim/requests"));
      const fresh = requests.filter(({ seq }) => seq > seen);
      seen = requests.at(-1)?.seq ?? seen;
      return fresh.filter(({ method }) => method === "POST");
    },
    close() {
      process.kill(pid, "SIGTERM");
      rmSync(pidFile, { force: true });
    },
  };
}

/** As a process of its own, which may outlive this one. @type {(port: number) => Promise<{ url: string, pid: number }>} */
async function start(port) {
  mkdirSync(trial, { recursive: true });
  const log = join(trial, "quickstart.log");
  // What an earlier trial left would not be a beginning.
  rmSync(data, { force: true });
  const output = openSync(log, "w");
  const args = [join(repository, "dist/cli/main.js"), "simulator", "--port", String(port), "--data", data];
  const child = spawn(currentNode(), args, { cwd: repository, detached: true, stdio: ["ignore", output, output] });
  const ended = once(child, "exit");
  child.unref();
  const deadline = Date.now() + patienceMs;
  for (;;) {
    // It says where it listens once it does.
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(readFileSync(log, "utf8")) ?? [];
    if (url !== undefined && child.pid !== undefined && (await answers(`${url}/_sim/readyz`))) {
      writeFileSync(pidFile, JSON.stringify({ pid: child.pid, url }));
      return { url, pid: child.pid };
    }
    const early = await Promise.race([ended, sleep(100)]);
    if (early !== undefined) throw new Error(`the simulator did not start:\n${readFileSync(log, "utf8").trim()}`);
    if (Date.now() > deadline) throw new Error(`the simulator did not answer, see ${log}`);
  }
}

/** Ends what an earlier quickstart of this clone left running with --keep. */
function endEarlier() {
  try {
    const { pid } = JSON.parse(readFileSync(pidFile, "utf8"));
    // The number may be another process's by now: only ours has this clone's data file on its command line.
    const command = execFileSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" });
    if (command.includes(data)) process.kill(pid, "SIGTERM");
  } catch {
    // No file, no such process: there is nothing to end.
  }
  rmSync(pidFile, { force: true });
}

/** Whether anything answers there, well or not. @type {(url: string) => Promise<boolean>} */
async function answers(url) {
  try {
    await fetch(url);
    return true;
  } catch {
    return false;
  }
}

/** @type {(url: string, method: string, path: string, body?: object) => Promise<unknown>} */
async function ask(url, method, path, body) {
  const answer = await fetch(url + path, {
    method,
    headers: { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}
