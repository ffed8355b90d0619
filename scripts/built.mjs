import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { currentNode, projectBin } from "./current-node.mjs";
import { repository } from "./repository.mjs";

/** Builds the package where that has not been done since its sources changed. Examples and the command run dist. */
export function ensureBuilt() {
  currentNode();
  if (isBuilt()) return;
  console.error("building the package (npm run build)");
  const { status, error } = spawnSync("npm", ["run", "--silent", "build"], {
    cwd: repository,
    env: { ...process.env, PATH: [projectBin, process.env.PATH].join(delimiter) },
    // stdout belongs to the program that is started afterwards.
    stdio: ["ignore", 2, 2],
  });
  if (status === 0) return;
  throw new Error("npm run build failed, see above", { cause: error });
}

/** Whether dist is younger than every source. */
function isBuilt() {
  const entry = statSync(join(repository, "dist", "index.js"), { throwIfNoEntry: false });
  if (entry === undefined) return false;
  const sources = readdirSync(join(repository, "src"), { recursive: true, encoding: "utf8" });
  return sources.every((source) => statSync(join(repository, "src", source)).mtimeMs <= entry.mtimeMs);
}
