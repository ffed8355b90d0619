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
export const askChats = (ids: readonly string[], asking: Asking): Promise<readonly Imported[]> => {
  const reachability = new Reachability(concurrency);
  const ask = async (chatId: string): Promise<Imported> => {
    const urn = asking.managed.get(chatId);
    if (urn !== undefined) return { kind: "left-out", chatId, reason: `the stack has it already, as ${urn}` };
    try {
      reachability.assert();
      const live = await asking.appChat.get(chatId);
      reachability.answered();
      return importedChat(chatId, live, asking.names, asking.settings);
    } catch (error) {
      reachability.failed(error);
      return { kind: "left-out", chatId, reason: messageOf(error) };
    }
  };
  return pMap(
    ids,
    async (chatId) => {
      const imported = await ask(chatId);
      asking.onAsked?.();
      return imported;
    },
    { concurrency },
  );
};
