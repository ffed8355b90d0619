import type { Surroundings } from "../command/surroundings";
import { startProgress } from "../reports/progress";
import { publish } from "../reports/publish";
import { pipedIn, type ReportSource } from "../reports/source";
import { type Pulumi, PulumiFailure, pulumiIn } from "../stack-state/pulumi";
import { readFileSource, type Source } from "../stack-state/source";
import type { PlanFlags } from "./flags";
import { parsePreview } from "./preview/parse";
import { render } from "./render";
import { summarize } from "./summarize";

/** What a run will do, from its preview alone; only that preview may ask WeCom. Answers the exit status. */
export const runPlan = async (source: ReportSource, flags: PlanFlags, around: Surroundings): Promise<number> => {
  const { text, origin } = await read(source, flags, around);
  const preview = parsePreview(text, origin);
  const report = summarize(preview);
  await publish(render(report, flags, around.stdout), flags.output, around.stdout);
  return report.exitStatus;
};

const read = async (source: ReportSource, flags: PlanFlags, around: Surroundings): Promise<Source> => {
  if (source.kind === "file") return await readFileSource(source.file);
  if (source.kind === "stdin") return await pipedIn(around.stdin);
  const pulumi = pulumiIn({ cwd: flags.cwd ?? around.cwd(), env: around.env });
  const progress = startProgress(() => "pulumi preview is running", { stream: around.stderr, env: around.env });
  try {
    return { text: await runPreview(pulumi, source.name), origin: `the preview of the stack ${source.name}` };
  } finally {
    progress.end();
  }
};

/** Chats that don't change tell how many people a message reaches. A preview that fails says in its JSON why. */
const runPreview = async (pulumi: Pulumi, stack: string): Promise<string> => {
  try {
    return await pulumi("preview", "--json", "--show-sames", "--stack", stack);
  } catch (error) {
    if (error instanceof PulumiFailure && error.stdout.trimStart().startsWith("{")) return error.stdout;
    throw error;
  }
};
