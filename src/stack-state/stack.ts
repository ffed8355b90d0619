import { messageOf } from "../errors";
import { chatsOf, type StackChat } from "./chats";
import { parseDeployment } from "./deployment";
import type { Pulumi } from "./pulumi";

/** The chats of a stack by its name. Secrets are decrypted only where a chat can't be read without. */
export const readStackChats = async (pulumi: Pulumi, stack: string): Promise<readonly StackChat[]> => {
  const chats = await exported(pulumi, stack);
  if (!chats.some(isEncrypted)) return chats;
  try {
    return await exported(pulumi, stack, "--show-secrets");
  } catch (error) {
    // The chats that hide nothing can still be asked for.
    const why = `Pulumi can't decrypt its state: ${messageOf(error)}`;
    return chats.map((chat) => (isEncrypted(chat) ? Object.freeze({ ...chat, why }) : chat));
  }
};

/** Which resource of a stack manages a chat: URNs by chat ids, which are never encrypted. */
export const readChatUrns = async (pulumi: Pulumi, stack: string): Promise<ReadonlyMap<string, string>> =>
  new Map((await exported(pulumi, stack)).map(({ chatId, urn }) => [chatId, urn]));

const exported = async (pulumi: Pulumi, stack: string, ...flags: readonly string[]): Promise<readonly StackChat[]> => {
  const text = await pulumi("stack", "export", "--stack", stack, ...flags);
  return chatsOf(parseDeployment(text, `the export of the stack ${stack}`));
};

const isEncrypted = (chat: StackChat): boolean => chat.kind === "opaque" && chat.encrypted.length > 0;
