import { Command, Option } from "commander";
import { type PlanFlags, sourceOf } from "../plan-report/flags";
import { languages, reportFormats } from "../reports/formats";
import { someText } from "./some-text";

/** `pulumi-wecom plan`: status 0, or 1 where it can't tell, the preview failed or the command is wrong. */
export const planCommand = (): Command =>
  new Command("plan")
    .description(
      "say for people what a run will do to chats: who comes and goes, which messages reach how many, and what it takes " +
        "of WeCom's quotas. Asks WeCom nothing but what the preview asks. Exit status: 0, or 1 could not tell or the preview failed",
    )
    .argument("[file]", 'what "pulumi preview --json" printed; - or left out: stdin')
    .option("--stack <name>", "run the preview of this stack, with the pulumi on the PATH", someText)
    .option("--cwd <folder>", "the Pulumi project's folder, for --stack", someText)
    .addOption(new Option("--format <format>", "of the report").choices(reportFormats).default("text"))
    .option("--output <file>", "write the report there instead of to stdout", someText)
    .addOption(new Option("--lang <language>", "of the formats text and markdown").choices(languages).default("en"))
    .showHelpAfterError("(pulumi-wecom plan --help shows what there is)")
    .action(async (file: string | undefined, flags: PlanFlags, command: Command) => {
      const source = sourceOf(file, flags, process.stdin.isTTY);
      if ("problem" in source) return command.error(`error: ${source.problem}`);
      // Loaded only here: the other commands have no use for it.
      const { runPlan } = await import("../plan-report/run.js");
      process.exitCode = await runPlan(source, flags, process);
    });
