import { Command } from "commander";
import { type ImportFlags, idsOf } from "../import/flags";
import { someText } from "./some-text";

/** `pulumi-wecom import`: status 0, or 1 where a chat is left out or the command is wrong. */
export const importCommand = (): Command =>
  new Command("import")
    .description(
      "write a program and a file for pulumi import --file that bring existing chats under management; changes no " +
        "chat and no state. Exit status: 0 all are written, 1 a chat is left out",
    )
    .argument("[chatids...]", "the ids of the chats; - or none: from stdin, one a line")
    .option("--out <folder>", "where to write chats.ts and chats.import.json (default: the working folder)", someText)
    .option("--labels <file>", "people's names by userid: YAML (userid: name) or CSV (userid,name)", someText)
    .option(
      "--stack <name>",
      "the stack that the chats are for, asked with the pulumi on the PATH: chats that it has already are left out, " +
        "and credentials that the environment lacks come from its configuration",
      someText,
    )
    .option("--cwd <folder>", "the Pulumi project's folder, for --stack", someText)
    .option("--force", "overwrite files that are there")
    .showHelpAfterError("(pulumi-wecom import --help shows what there is)")
    .action(async (args: readonly string[], flags: ImportFlags, command: Command) => {
      const ids = idsOf(args, process.stdin.isTTY);
      if ("problem" in ids) return command.error(`error: ${ids.problem}`);
      // Loaded only here: the other commands have no use for a client and its schemas.
      const { runImport } = await import("../import/run.js");
      process.exitCode = await runImport(ids, flags, process);
    });
