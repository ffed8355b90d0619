import { randomUUID } from "node:crypto";
import { mkdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * @typedef {object} LockTiming
 * @property {number} pollMs
 * @property {number} heartbeatMs   how often the holder touches its file
 * @property {number} abandonedMs   untouched for so long: its holder is gone, whatever its process id says
 * @property {number} waitMs
 */

/** @type {LockTiming} */
const defaults = { pollMs: 300, heartbeatMs: 5_000, abandonedMs: 60_000, waitMs: 45 * 60_000 };

/**
 * Works while holding a lock file, so that of several processes one works and the others wait. The lock of a process
 * that is gone is taken over. It saves work and guards nothing: in the worst case two work at once.
 * @template T
 * @param {string} file
 * @param {(line: string) => void} log
 * @param {() => Promise<T>} work
 * @param {Partial<LockTiming>} [timing]
 * @returns {Promise<T>}
 */
export async function withLock(file, log, work, timing) {
  const { heartbeatMs, ...waiting } = { ...defaults, ...timing };
  // Host and process id tell whether the holder lives, the rest tells two holders in one process apart.
  const mine = JSON.stringify({ host: hostname(), pid: process.pid, id: randomUUID() });
  await mkdir(dirname(file), { recursive: true });
  await acquire(file, mine, log, waiting);
  const heartbeat = setInterval(() => {
    const now = new Date();
    // It is gone where another has taken it over; the end of the work sees that.
    utimes(file, now, now).catch(() => {});
  }, heartbeatMs);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    if ((await read(file)) === mine) await rm(file, { force: true });
  }
}

/** @type {(file: string, mine: string, log: (line: string) => void, timing: Omit<LockTiming, "heartbeatMs">) => Promise<void>} */
async function acquire(file, mine, log, { pollMs, abandonedMs, waitMs }) {
  const startedMs = Date.now();
  let saidMs = Number.NEGATIVE_INFINITY;
  while (!(await create(file, mine))) {
    const holder = await read(file);
    if (holder !== undefined && (await isAbandoned(file, holder, abandonedMs))) {
      if (await takeAway(file, holder, abandonedMs)) continue;
    }
    const waitedMs = Date.now() - startedMs;
    if (waitedMs > waitMs) {
      throw new Error(
        `${file} is still held after ${Math.round(waitMs / 1_000)} s, by ${holder}: if nothing runs, delete it`,
      );
    }
    if (waitedMs - saidMs >= 10_000) {
      log(
        `waiting for process ${parseHolder(holder)?.pid ?? "(unknown)"}, which is getting the Pulumi CLI (${Math.round(waitedMs / 1_000)} s)`,
      );
      saidMs = waitedMs;
    }
    await sleep(pollMs);
  }
}

/** @type {(file: string, mine: string) => Promise<boolean>} */
async function create(file, mine) {
  try {
    await writeFile(file, mine, { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** @type {(file: string, holder: string, abandonedMs: number) => Promise<boolean>} */
async function isAbandoned(file, holder, abandonedMs) {
  const { host, pid } = parseHolder(holder) ?? {};
  // In another container on the same folder the id would mean another process, or none.
  if (host === hostname() && typeof pid === "number" && !isAlive(pid)) return true;
  // A process id is used again after a restart, and a file just created is empty for a moment: only time tells then.
  return (await ageMs(file)) > abandonedMs;
}

/**
 * Removes an abandoned lock. One waiter does it at a time: a second one that has come to the same conclusion would
 * remove the lock that the first has made meanwhile.
 * @type {(file: string, holder: string, abandonedMs: number) => Promise<boolean>}
 */
async function takeAway(file, holder, abandonedMs) {
  const turn = `${file}.takeover`;
  if (!(await create(turn, ""))) {
    // A turn lasts milliseconds, unless its owner was killed in it.
    if ((await ageMs(turn)) > abandonedMs) await rm(turn, { force: true });
    return false;
  }
  try {
    if ((await read(file)) !== holder) return false;
    await rm(file, { force: true });
    return true;
  } finally {
    await rm(turn, { force: true });
  }
}

/** Since when nobody has touched the file; 0 where it is gone. @type {(file: string) => Promise<number>} */
function ageMs(file) {
  return stat(file).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  );
}

/** @type {(pid: number) => boolean} */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

/** @type {(file: string) => Promise<string | undefined>} */
async function read(file) {
  try {
    return await readFile(file, "utf8");
  } catch {
    return undefined;
  }
}

/** @type {(holder: string | undefined) => { host?: unknown, pid?: unknown } | undefined} */
function parseHolder(holder) {
  try {
    return JSON.parse(holder ?? "");
  } catch {
    return undefined;
  }
}

/** @type {(error: unknown) => unknown} */
function codeOf(error) {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
