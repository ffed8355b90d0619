import { Command, Option } from "commander";
import { type DriftFlags, sourceOf } from "../drift/flags";
import { languages, reportFormats } from "../reports/formats";
import { someText } from "./some-text";

/** `pulumi-wecom drift`: status 0 no drift, 7 drift, 1 where a chat can't be read or the command is wrong. */
export const driftCommand = (): Command =>
  new Command("drift")
    .description(
      "say who changed a stack's chats by hand, from the stack's state and WeCom alone; changes nothing. " +
        "Exit status: 0 no drift, 7 drift, 1 could not tell",
    )
    .argument("[file]", 'an export of the stack ("pulumi stack export"); - or left out: stdin')
    .option(
      "--stack <name>",
      "read this stack's state, and credentials from its configuration, with the pulumi on the PATH",
      someText,
    )
    .option("--cwd <folder>", "the Pulumi project's folder, for --stack", someText)
    .addOption(new Option("--format <format>", "of the report").choices(reportFormats).default("text"))
    .option("--output <file>", "write the report there instead of to stdout", someText)
    .addOption(new Option("--lang <language>", "of the formats text and markdown").choices(languages).default("en"))
    .option("--notify <chatid>", "where there is drift, post a summary to this chat; empty: to none")
    .showHelpAfterError("(pulumi-wecom drift --help shows what there is)")
    .action(async (file: string | undefined, flags: DriftFlags, command: Command) => {
      const source = sourceOf(file, flags, process.stdin.isTTY);
      if ("problem" in source) return command.error(`error: ${source.problem}`);
      // Loaded only here: the other commands have no use for a client and its schemas.
      const { runDrift } = await import("../drift/run.js");
      process.exitCode = await runDrift(source, flags, process);
    });
