import pMap from "p-map";
import type { AppChatApi } from "../api/app-chat";
import { Reachability } from "../api/reachability";
import type { Settings } from "../config";
import { messageOf } from "../errors";
import { type Imported, importedChat } from "./chat";
import type { Names } from "./labels";

export interface Asking {
  readonly appChat: Pick<AppChatApi, "get">;
  readonly settings: Settings;
  readonly names: Names;
  /** The URNs of the stack's chats by their ids: brought in again, a chat would have two resources that change it. */
  readonly managed: ReadonlyMap<string, string>;
  /** Called after each chat. */
  readonly onAsked?: () => void;
}

/** Twice as many as the client lets through at a time, so that it never waits for the next. */
const concurrency = 16;

/**
 * Asks WeCom for each chat that the stack doesn't have, many at a time, and answers in the order of the ids. One that
 * fails hides no other.
 */
export const askChats = async (ids: readonly string[], asking: Asking): Promise<readonly Imported[]> => {
  const reachability = new Reachability(concurrency);
  const managedAs = (chatId: string): string | undefined => {
    const urn = asking.managed.get(chatId);
    return urn === undefined ? undefined : `the stack has it already, as ${urn}`;
  };
  const ask = async (chatId: string): Promise<Imported> => {
    const leftOut = (reason: string): Imported => ({ kind: "left-out", chatId, reason });
    const managed = managedAs(chatId);
    if (managed !== undefined) return leftOut(managed);
    try {
      reachability.assert();
      const live = await asking.appChat.get(chatId);
      reachability.answered();
      // WeCom may take an id in another case, and answers as it knows the chat.
      const other = managedAs(live.chatId);
      if (other !== undefined) return leftOut(other);
      return importedChat(live, asking.names, asking.settings);
    } catch (error) {
      reachability.failed(error);
      return leftOut(messageOf(error));
    }
  };
  const asked = await pMap(
    ids,
    async (chatId) => {
      const imported = await ask(chatId);
      asking.onAsked?.();
      return imported;
    },
    { concurrency },
  );
  return onceEach(asked);
};

/** Two ids may turn out to be one chat's, and two resources would change it. */
const onceEach = (chats: readonly Imported[]): readonly Imported[] => {
  const first = new Map(chats.toReversed().map((chat) => [chat.chatId, chat]));
  return chats.filter((chat) => first.get(chat.chatId) === chat);
};
