import { join } from "node:path";
import { ensureBuilt } from "./built.mjs";
import { currentNode } from "./current-node.mjs";
import { passThrough } from "./pass-through.mjs";
import { ensurePulumiCli } from "./pulumi-cli/ensure.mjs";
import { repository } from "./repository.mjs";
import { trialEnvironment } from "./trial.mjs";

/** `pulumi-wecom` where `npm run pulumi` works: with its CLI, its backend and its passphrase. @type {(args: readonly string[]) => Promise<void>} */
async function main(args) {
  ensureBuilt();
  const { binDir } = await ensurePulumiCli();
  const { env } = trialEnvironment({ binDir });
  await passThrough(currentNode(), [join("dist", "cli", "main.js"), ...args], { cwd: repository, env });
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
