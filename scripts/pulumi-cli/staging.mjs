import { randomUUID } from "node:crypto";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";

const prefix = "staging-";

/**
 * Works in a new folder inside `folder`, which is gone afterwards unless the work has renamed it into place. To be
 * called while holding the lock: what others left there when they were killed is removed.
 * @template T
 * @param {string} folder
 * @param {(staging: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inStaging(folder, work) {
  const staging = join(folder, `${prefix}${randomUUID()}`);
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    if (name.startsWith(prefix)) await rm(join(folder, name), { recursive: true, force: true });
  }
  try {
    await mkdir(join(staging, "bin"), { recursive: true });
    return await work(staging);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}
