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
  /** Called after each chat. */
  readonly onAsked?: () => void;
}

/** Twice as many as the client lets through at a time, so that it never waits for the next. */
const concurrency = 16;

/** Asks WeCom for each chat, many at a time, and answers in the order of the ids. One that fails hides no other. */
export const askChats = (ids: readonly string[], asking: Asking): Promise<readonly Imported[]> => {
  const reachability = new Reachability(concurrency);
  const ask = async (chatId: string): Promise<Imported> => {
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
