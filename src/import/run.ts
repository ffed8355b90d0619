import { resolve } from "node:path";
import { commandClient } from "../command/client";
import { commandSettings } from "../command/settings";
import type { Surroundings } from "../command/surroundings";
import { print } from "../reports/print";
import { startProgress } from "../reports/progress";
import { visible } from "../reports/visible";
import { pulumiIn } from "../stack-state/pulumi";
import { readFileSource, readStdin } from "../stack-state/source";
import { readChatUrns } from "../stack-state/stack";
import { type Asking, askChats } from "./ask";
import type { Imported } from "./chat";
import { type Declared, importFileText, programText } from "./files";
import { type ImportFlags, idsIn } from "./flags";
import { parseLabels } from "./labels";
import { assertFree, assertNothingLost, outputIn, writeOutput } from "./output";

/** Where the ids come from. */
export type Ids = { readonly ids: readonly string[] } | { readonly stdin: true };

/** Reads live chats and writes what brings them under management. Changes no chat and no state. Answers the exit status. */
export const runImport = async (given: Ids, flags: ImportFlags, around: Surroundings): Promise<number> => {
  const folder = resolve(around.cwd(), flags.out ?? ".");
  const files = outputIn(folder);
  if (!flags.force) assertFree(files);
  const names = flags.labels === undefined ? new Map() : parseLabels(await readFileSource(flags.labels));
  const ids = "ids" in given ? given.ids : idsIn((await readStdin(around.stdin)).text);
  if (ids.length === 0) throw new Error("stdin has no ids of chats; expected is one a line");
  const pulumi = pulumiIn({ cwd: flags.cwd ?? around.cwd(), env: around.env });
  const settings = await commandSettings(pulumi, flags.stack, around.env);
  const managed = flags.stack === undefined ? new Map() : await readChatUrns(pulumi, flags.stack);
  await assertNothingLost(files, managed.keys());
  const chats = await askWithProgress(ids, { settings, names, managed }, around);

  const declared = chats.filter((chat): chat is Declared => chat.kind === "declared");
  const leftOut = chats.flatMap((chat) => (chat.kind === "left-out" ? [chat] : []));
  for (const { chatId, reason } of leftOut) {
    const lines = reason.split("\n").map(visible).join("\n  ");
    await print(around.stderr, `${visible(chatId)} is left out: ${lines}\n`);
  }
  if (declared.length > 0) {
    const texts = { program: programText(declared), importFile: importFileText(declared) };
    await writeOutput(folder, texts, { force: flags.force === true });
    await print(around.stdout, nextSteps(declared.length, files, flags));
  } else {
    await print(around.stderr, "pulumi-wecom: no chat is left, so nothing is written\n");
  }
  return leftOut.length > 0 ? 1 : 0;
};

const nextSteps = (
  count: number,
  { program, importFile }: ReturnType<typeof outputIn>,
  { stack }: ImportFlags,
): string => {
  const ofStack = stack === undefined ? "" : ` --stack ${shellWord(stack)}`;
  return `Declared ${count} chat${count === 1 ? "" : "s"} in ${program}

Next, in the project's folder, with a program that imports chats.ts:
  pulumi import --file ${shellWord(importFile)} --generate-code=false${ofStack}
  pulumi preview --refresh --expect-no-changes${ofStack}
`;
};

const shellWord = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;

const askWithProgress = async (
  ids: readonly string[],
  asking: Omit<Asking, "appChat" | "onAsked">,
  around: Surroundings,
): Promise<readonly Imported[]> => {
  const client = commandClient(asking.settings, around);
  const { stderr, env } = around;
  const progress = startProgress((done) => `asked ${done} of ${ids.length} chats`, { stream: stderr, env });
  try {
    return await askChats(ids, { ...asking, appChat: client.appChat, onAsked: progress.step });
  } finally {
    progress.end();
    await client.close();
  }
};
