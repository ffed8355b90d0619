import { parseArgs } from "node:util";
import { ensureBuilt } from "./built.mjs";
import { ensurePulumiCli } from "./pulumi-cli/ensure.mjs";
import { ensureInstalled } from "./quickstart/install.mjs";
import { ensureExampleHas, Project } from "./quickstart/project.mjs";
import { openSimulator } from "./quickstart/simulator.mjs";
import { describeNext, replaced, say, step, tour } from "./quickstart/tour.mjs";

const help = `Shows a chat created, changed, drifted and repaired by the real Pulumi engine, against a simulator of WeCom.

  npm run quickstart              ends by itself, in about half a minute once the Pulumi CLI is there
  npm run quickstart -- --keep    leaves the simulator running, to go on by hand

Each begins anew: it ends the simulator that an earlier one left running, and forgets its stack and its chats.

  --port NUMBER    the simulator's port; 0 takes any that is free (default 8787, or another where that is in use)
`;

/** @type {(options: { keep: boolean, port: number }) => Promise<void>} */
async function quickstart({ keep, port }) {
  const startedMs = Date.now();
  ensureExampleHas(replaced);
  step("Getting ready: packages, the build, a Pulumi CLI");
  await ensureInstalled();
  ensureBuilt();
  const cli = await ensurePulumiCli();
  say(`Pulumi ${cli.version}: ${cli.command}`);

  step("Starting WeCom, as a simulator on this machine");
  const simulator = await openSimulator(port);
  say(`The simulator answers on ${simulator.url}`);
  // Whoever ends this early gets no simulator that goes on unseen.
  const endSimulator = () => simulator.close();
  process.once("exit", endSimulator);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
  const project = new Project(cli, simulator);
  try {
    await tour(project, simulator);
  } finally {
    project.tidyUp();
  }
  describeNext(simulator, keep, Math.round((Date.now() - startedMs) / 1_000));
  if (keep) process.off("exit", endSimulator);
}

/** @type {() => { keep: boolean, port: number, help: boolean }} */
function readOptions() {
  const { values } = parseArgs({
    options: {
      keep: { type: "boolean", default: false },
      port: { type: "string", default: "8787" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535)
    throw new Error(`--port is a number from 0 to 65535, not ${values.port}`);
  return { keep: values.keep, port, help: values.help };
}

async function main() {
  const options = readOptions();
  if (options.help) process.stdout.write(help);
  else await quickstart(options);
}

main().catch((error) => {
  console.error(`\nThe quickstart stopped: ${error.message}`);
  process.exitCode = 1;
});
