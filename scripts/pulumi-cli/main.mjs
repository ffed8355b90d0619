#!/usr/bin/env node
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ensurePulumiCli } from "./ensure.mjs";

export { ensurePulumiCli };

const help = `Usage: node scripts/pulumi-cli/main.mjs

Finds a Pulumi CLI, or gets one, and prints its path. In this order:
  1. pulumi on PATH, where it is new enough
  2. the one kept in .pulumi-cli
  3. Pulumi's own installer (needs the network)
  4. a build from Pulumi's Go modules (needs Go; about 3-6 minutes once)
What 3 and 4 make is kept in .pulumi-cli; delete that folder to start anew.`;

/** @type {(args: readonly string[]) => Promise<void>} */
async function main(args) {
  if (args.includes("--help") || args.includes("-h")) return console.log(help);
  if (args.length > 0) throw new Error(`Unknown argument ${args[0]}\n\n${help}`);
  console.log((await ensurePulumiCli()).command);
}

const started = process.argv[1];
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2)).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
