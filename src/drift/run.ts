import type { WeComClient } from "../api/client";
import { commandClient } from "../command/client";
import { commandSettings } from "../command/settings";
import type { Surroundings } from "../command/surroundings";
import { print } from "../reports/print";
import { startProgress } from "../reports/progress";
import { publish } from "../reports/publish";
import { pipedIn, type ReportSource } from "../reports/source";
import { chatsOf, type StackChat } from "../stack-state/chats";
import { parseDeployment } from "../stack-state/deployment";
import { type Pulumi, pulumiIn } from "../stack-state/pulumi";
import { readFileSource } from "../stack-state/source";
import { readStackChats } from "../stack-state/stack";
import { askChats } from "./ask";
import type { DriftFlags } from "./flags";
import { noticeOf } from "./notice";
import { notify } from "./notify";
import { render } from "./render";
import type { ChatDrift } from "./report";
import { summarize } from "./summarize";
import { driftWords } from "./words/words";

/**
 * The drift of a stack, from its state alone: reads it, asks WeCom for each chat, and prints what differs. No program,
 * no engine, and no chat is changed. Answers the exit status.
 */
export const runDrift = async (source: ReportSource, flags: DriftFlags, around: Surroundings): Promise<number> => {
  const pulumi = pulumiIn({ cwd: flags.cwd ?? around.cwd(), env: around.env });
  const chats = await readChats(source, pulumi, around);
  if (chats.length === 0) {
    const report = summarize([]);
    await publish(render(report, flags, around.stdout), flags.output, around.stdout);
    return report.exitStatus;
  }
  const settings = await commandSettings(pulumi, source.kind === "stack" ? source.name : undefined, around.env);
  const client = commandClient(settings, around);
  try {
    const report = summarize(await askWithProgress(chats, { client, corpId: settings.corpId }, around));
    await publish(render(report, flags, around.stdout), flags.output, around.stdout);
    const notice = noticeOf(report, driftWords[flags.lang]);
    // Empty where a pipeline's variable isn't set.
    const chatId = flags.notify?.trim() ?? "";
    if (chatId === "" || notice === undefined) return report.exitStatus;
    const failure = await notify(client.appChat, chatId, notice);
    if (failure === undefined) return report.exitStatus;
    await print(around.stderr, `pulumi-wecom: ${failure}\n`);
    return 1;
  } finally {
    await client.close();
  }
};

const readChats = async (source: ReportSource, pulumi: Pulumi, around: Surroundings): Promise<readonly StackChat[]> => {
  if (source.kind === "stack") return await readStackChats(pulumi, source.name);
  const { text, origin } = source.kind === "file" ? await readFileSource(source.file) : await pipedIn(around.stdin);
  return chatsOf(parseDeployment(text, origin));
};

const askWithProgress = async (
  chats: readonly StackChat[],
  { client, corpId }: { readonly client: WeComClient; readonly corpId: string },
  { stderr, env }: Surroundings,
): Promise<readonly ChatDrift[]> => {
  const progress = startProgress((done) => `asked ${done} of ${chats.length} chats`, { stream: stderr, env });
  try {
    return await askChats(chats, { appChat: client.appChat, corpId, onAsked: progress.step });
  } finally {
    progress.end();
  }
};
