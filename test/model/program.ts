import { deriveChatId } from "../../src/app-chat/check/chat-id";
import { ofChat, ofMessage } from "../helpers/provider-process";
import { chatUrn, messageUrn } from "../helpers/provider-process-arguments";
import type { Properties } from "../helpers/provider-process-wire";

/** There are as many chats and messages in a history as can get in each other's way. */
export type Slot = 0 | 1;

export interface ChatArguments {
  readonly name?: string | undefined;
  /** Which of the members in alphabetical order, so that a change of members leaves a valid program. */
  readonly owner?: number | undefined;
  readonly members: Readonly<Record<string, string>>;
  /** What the id begins with. `seeded`: a chat that is there before the program. Left out: the id is derived. */
  readonly chatId?: string | undefined;
  readonly membership?: "additive" | undefined;
  readonly adopt?: boolean | undefined;
  readonly onDelete?: "archive" | undefined;
}

interface Named {
  readonly name: string;
  /** Names that it had, as far as `aliases` tell them. */
  readonly formerly: readonly string[];
}

export interface ChatDeclaration extends Named {
  readonly args: ChatArguments;
  /** Before the last change. */
  readonly before: ChatArguments;
}

export interface MessageDeclaration extends Named {
  readonly chat: Slot;
  /** Of no other message of a history. */
  readonly content: string;
  /** The same for what Pulumi takes for the same resource. */
  readonly identity: number;
}

export interface Program {
  /** What names and ids end in, of no other history: a provider process must not take one's resources for another's. */
  readonly mark: string;
  readonly chats: ReadonlyMap<Slot, ChatDeclaration>;
  readonly messages: ReadonlyMap<Slot, MessageDeclaration>;
  /** Counts what must not be called the same twice. */
  readonly serial: number;
}

export const emptyProgram = (mark: string): Program => ({ mark, chats: new Map(), messages: new Map(), serial: 0 });

/** An id as WeCom knows it. */
export const chosenId = (mark: string, prefix: string): string => `${prefix}x${mark}`;

/** A resource as the program registers it. */
export interface Registration {
  readonly urn: string;
  readonly aliases: readonly string[];
  /** What the engine hands to `check`. */
  readonly args: Properties;
}

export const ownerOf = ({ owner, members }: ChatArguments): string | undefined => {
  const userids = Object.keys(members).sort();
  return owner === undefined ? undefined : userids[owner % userids.length];
};

export const registerChat = (mark: string, { name, formerly, args }: ChatDeclaration): Registration => {
  const urn = chatUrn(`${name}x${mark}`);
  const __context = { urn, derivedChatId: deriveChatId("", urn), secrets: [] };
  const chatId = args.chatId === undefined ? undefined : chosenId(mark, args.chatId);
  const given = Object.entries({ ...args, chatId, owner: ownerOf(args) }).filter(([, value]) => value !== undefined);
  return {
    urn,
    aliases: formerly.map((former) => chatUrn(`${former}x${mark}`)),
    args: ofChat({ ...Object.fromEntries(given), __context }),
  };
};

/** @param chatId what the chat's resource has as its output */
export const registerMessage = (
  mark: string,
  { name, formerly, content }: MessageDeclaration,
  chatId: string,
): Registration => {
  const urn = messageUrn(`${name}x${mark}`);
  return {
    urn,
    aliases: formerly.map((former) => messageUrn(`${former}x${mark}`)),
    args: ofMessage({ chatId, text: { content }, __context: { urn, secrets: [] } }),
  };
};
