import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { ensureBuilt } from "./built.mjs";
import { passThrough } from "./pass-through.mjs";
import { ensurePulumiCli } from "./pulumi-cli/ensure.mjs";
import { readCommandLine } from "./pulumi-command-line.mjs";
import { repository } from "./repository.mjs";
import { trialEnvironment } from "./trial.mjs";

const trialStack = "trial";

/** @type {(args: readonly string[]) => Promise<void>} */
async function main(args) {
  ensureBuilt();
  const cli = await ensurePulumiCli();
  const { cwd = ".", needsStack, choosesBackend } = readCommandLine(args);
  const { env, isTrial } = trialEnvironment({ binDir: cli.binDir, choosesBackend });
  if (isTrial && needsStack && env.PULUMI_STACK === undefined) {
    selectStack(cli.command, { cwd: resolve(repository, cwd), env });
  }
  await passThrough(cli.command, args, { cwd: repository, env });
}

/** Selects the trial stack unless the person has selected one. @type {(command: string, options: { cwd: string, env: NodeJS.ProcessEnv }) => void} */
function selectStack(command, options) {
  const selected = spawnSync(command, ["stack", "--show-name", "--non-interactive"], { ...options, stdio: "ignore" });
  if (selected.status === 0) return;
  // A failure shows here, and shows again, with its full text, in the command that follows.
  spawnSync(command, ["stack", "select", "--create", trialStack, "--non-interactive"], {
    ...options,
    stdio: ["ignore", 2, 2],
  });
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
