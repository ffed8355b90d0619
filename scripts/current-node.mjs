import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import { repository } from "./repository.mjs";

/** Where npm puts the programs of the project's dependencies, the Node of the npm package `node` among them. */
export const projectBin = join(repository, "node_modules", ".bin");

/**
 * The Node that the project runs on. The scripts themselves start on an older one.
 * @returns {string}
 */
export function currentNode() {
  const node = join(projectBin, "node");
  try {
    accessSync(node, constants.X_OK);
  } catch (cause) {
    throw new Error(`${node} is missing: run npm ci first`, { cause });
  }
  return node;
}
