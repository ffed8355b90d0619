import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { chmod, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { reportedVersion } from "./reported-version.mjs";

/**
 * @typedef {import("./ensure.mjs").PulumiCli} PulumiCli
 * @typedef {import("./ensure.mjs").Search} Search
 */

/** All that the engine needs beside itself to run a Node.js program with dynamic resources. */
export const programs = /** @type {const} */ (["pulumi", "pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"]);

/** The kept CLI is this folder: `bin/` and the marker, which appear together or not at all. */
const current = "current";
const marker = "installed.json";

/**
 * The CLI that an earlier run put into the folder. Trusts the marker and starts no process, since every run asks.
 * @param {Pick<Search, "folder" | "pins">} search
 * @returns {PulumiCli}
 */
export function keptCli({ folder, pins }) {
  const home = join(folder, current);
  const installed = readMarker(join(home, marker));
  if (installed === undefined) throw new Error("none there");
  if (!isDeepStrictEqual(installed.pins, pins)) throw new Error("the one there was made for other versions");
  for (const program of programs) {
    try {
      accessSync(join(home, "bin", program), constants.X_OK);
    } catch (cause) {
      throw new Error(`the one there lacks ${program}`, { cause });
    }
  }
  return {
    command: join(home, "bin", "pulumi"),
    binDir: join(home, "bin"),
    version: installed.version,
    source: "cached",
  };
}

/** @type {(file: string) => { version: string, pins: unknown } | undefined} */
function readMarker(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/**
 * Checks a CLI that was just put into `staging` and makes it the kept one, by renaming: whoever looks sees the old
 * one, none, or a whole new one.
 * @template {"installer" | "go-build"} Source
 * @param {string} staging  a folder on the same disk, with `bin/` in it
 * @param {Source} source
 * @param {Pick<Search, "folder" | "pins" | "env">} search
 * @returns {Promise<PulumiCli & { source: Source }>}
 */
export async function keepCli(staging, source, { folder, pins, env }) {
  for (const program of programs) {
    if (!existsSync(join(staging, "bin", program))) throw new Error(`${program} is missing from what was made`);
    await chmod(join(staging, "bin", program), 0o755);
  }
  const version = await reportedVersion(join(staging, "bin", "pulumi"), { minimum: pins.minimum, env });
  await writeFile(join(staging, marker), `${JSON.stringify({ version, source, pins }, undefined, 2)}\n`);

  const home = join(folder, current);
  const replaced = `${staging}.replaced`;
  if (existsSync(home)) await rename(home, replaced);
  await rename(staging, home);
  await rm(replaced, { recursive: true, force: true });
  return { command: join(home, "bin", "pulumi"), binDir: join(home, "bin"), version, source };
}
