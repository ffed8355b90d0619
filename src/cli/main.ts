#!/usr/bin/env node
import "./require-node";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { doctorCommand } from "./doctor";
import { driftCommand } from "./drift";
import { importCommand } from "./import";
import { planCommand } from "./plan";
import { simulatorCommand } from "./simulator";

// Two folders up both from src/cli and from dist/cli.
const manifest: { version: string } = JSON.parse(readFileSync(join(__dirname, "..", "..", "package.json"), "utf8"));

const program = new Command("pulumi-wecom")
  .description("WeCom group chats as code: what goes with the Pulumi provider")
  .version(manifest.version)
  .showHelpAfterError("(--help shows what there is)");

for (const command of [driftCommand(), simulatorCommand()]) program.addCommand(command);
program.addCommand(doctorCommand());
program.addCommand(importCommand());
program.addCommand(planCommand());

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`pulumi-wecom: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
