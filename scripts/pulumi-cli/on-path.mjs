import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { delimiter, dirname, isAbsolute, join, relative } from "node:path";
import { reportedVersion } from "./reported-version.mjs";

/**
 * The person's own CLI: the `pulumi` that a shell would start, where it is new enough and has a language host.
 * @param {import("./ensure.mjs").Search} search
 * @returns {Promise<import("./ensure.mjs").PulumiCli>}
 */
export async function cliOnPath({ env, folder, pins }) {
  const folders = (env.PATH ?? "")
    .split(delimiter)
    // What we keep ourselves is found by its marker; a started program may well have it on its PATH.
    .filter((entry) => isAbsolute(entry) && !isInside(folder, entry));
  const command = findProgram("pulumi", folders);
  if (command === undefined) throw new Error("none there");
  const version = await reportedVersion(command, { minimum: pins.minimum, env });
  // The engine looks beside itself and on PATH. A CLI without it fails later, and less clearly.
  const beside = [dirname(command), dirname(realpathSync(command))];
  if (findProgram("pulumi-language-nodejs", [...beside, ...folders]) === undefined) {
    throw new Error(`${command} has no pulumi-language-nodejs beside it or on PATH`);
  }
  return { command, binDir: dirname(command), version, source: "path" };
}

/** @type {(name: string, folders: readonly string[]) => string | undefined} */
function findProgram(name, folders) {
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

/** @type {(file: string) => boolean} */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** @type {(folder: string, path: string) => boolean} */
function isInside(folder, path) {
  const way = relative(folder, path);
  return !way.startsWith("..") && !isAbsolute(way);
}
