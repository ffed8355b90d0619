import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "./built.mjs";
import { currentNode } from "./current-node.mjs";
import { passThrough } from "./pass-through.mjs";
import { repository } from "./repository.mjs";

/** What the person gives comes last and wins. @type {(args: readonly string[]) => Promise<void>} */
async function main(args) {
  ensureBuilt();
  mkdirSync(join(repository, ".trial"), { recursive: true });
  const command = ["dist/cli/main.js", "simulator", "--port", "8787", "--data", ".trial/simulator.json", ...args];
  await passThrough(currentNode(), command, { cwd: repository, env: process.env });
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
