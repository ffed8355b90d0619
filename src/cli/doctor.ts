import { Command, Option } from "commander";
import type { DoctorFlags } from "../doctor/run";
import { someText } from "./some-text";

/** `pulumi-wecom doctor`: status 0 this machine can manage chats, 1 it can't. */
export const doctorCommand = (): Command =>
  new Command("doctor")
    .description(
      "find out, without writing anything, whether this machine can manage chats, and what to mend. " +
        "Exit status: 0 it can, 1 it can't",
    )
    .option(
      "--stack <name>",
      "also look for settings in this stack's configuration, with the pulumi on the PATH",
      someText,
    )
    .option("--cwd <folder>", "the Pulumi project's folder", someText)
    .addOption(new Option("--format <format>", "of the report").choices(["text", "json"]).default("text"))
    .showHelpAfterError("(pulumi-wecom doctor --help shows what there is)")
    .action(async (flags: DoctorFlags) => {
      // Loaded only here: the other commands have no use for it.
      const { runDoctor } = await import("../doctor/run.js");
      process.exitCode = await runDoctor(flags, process);
    });
