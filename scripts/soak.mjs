import { delimiter, join } from "node:path";
import { ensureBuilt } from "./built.mjs";
import { currentNode, projectBin } from "./current-node.mjs";
import { passThrough } from "./pass-through.mjs";
import { repository } from "./repository.mjs";

/**
 * Many more histories of test/model than the test suite runs: 5,000, or `MODEL_RUNS`. With the `MODEL_SEED` and
 * `MODEL_PATH` of one that failed it runs that one alone.
 */
async function main() {
  ensureBuilt();
  const mocha = join("node_modules", "mocha", "bin", "mocha.js");
  const file = join("test", "model", "histories.test.ts");
  await passThrough(currentNode(), [mocha, "--no-parallel", "--reporter", "spec", file], {
    cwd: repository,
    env: {
      MODEL_RUNS: "5000",
      MODEL_PROGRESS: "1",
      ...process.env,
      PATH: [projectBin, process.env.PATH].join(delimiter),
    },
  });
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
