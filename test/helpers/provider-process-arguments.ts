import { deriveChatId } from "../../src/app-chat/check/chat-id";
import { ofChat, ofMessage } from "./provider-process";
import type { Properties } from "./provider-process-wire";

export const chatUrn = (name: string): string => `urn:pulumi:dev::test::pulumi-nodejs:dynamic/wecom:AppChat::${name}`;
export const messageUrn = (name: string): string =>
  `urn:pulumi:dev::test::pulumi-nodejs:dynamic/wecom:AppChatMessage::${name}`;

export const people = (...userids: readonly string[]): Record<string, string> =>
  Object.fromEntries(userids.map((userid) => [userid, "member"]));

/** What the engine hands to `check` for an `AppChat` of a program: its arguments and what the constructor adds. */
export const chatArguments = (name: string, args: object, secrets: readonly string[] = []): Properties => {
  const urn = chatUrn(name);
  return ofChat({ ...args, __context: { urn, derivedChatId: deriveChatId("", urn), secrets } });
};

export const messageArguments = (name: string, args: object, secrets: readonly string[] = []): Properties =>
  ofMessage({ ...args, __context: { urn: messageUrn(name), secrets } });

/** Checked inputs of a chat, for calls that no check comes before, as in `destroy`. */
export const chatInputs = (chatId: string, args: object = {}): Properties =>
  ofChat({ chatId, name: "On call", owner: "lisi", members: people("lisi", "wangwu", "zhangsan"), ...args });

export const textInputs = (chatId: string, content: string): Properties => ofMessage({ chatId, text: { content } });
