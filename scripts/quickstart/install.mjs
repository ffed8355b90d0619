import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectBin } from "../current-node.mjs";
import { repository } from "../repository.mjs";
import { inherit } from "./inherit.mjs";

/** Installs the packages of a fresh clone, the current Node among them. */
export async function ensureInstalled() {
  if (existsSync(join(projectBin, "node"))) return;
  const status = await inherit("npm", ["ci", "--no-audit", "--no-fund"], { cwd: repository, env: process.env });
  if (status !== 0) throw new Error(`npm ci ended with status ${status}, see above`);
}
