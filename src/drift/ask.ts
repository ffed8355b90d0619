import pMap from "p-map";
import type { AppChatApi, LiveAppChat } from "../api/app-chat";
import { Reachability } from "../api/reachability";
import { isWeComApiError, WeComConfigError } from "../errors";
import type { Directory } from "../reports/directory";
import type { ManagedChat, StackChat } from "../stack-state/chats";
import { chatDrift, type Finding, opaqueDrift } from "./chat-drift";
import { compare } from "./compare";
import { directoryOf } from "./directory";
import type { ChatDrift } from "./report";

export interface Asking {
  readonly appChat: Pick<AppChatApi, "get">;
  readonly corpId: string;
  /** Called after each chat. */
  readonly onAsked?: () => void;
}

/** Twice as many as the client lets through at a time, so that it never waits for the next. */
const concurrency = 16;

/** Asks WeCom for each chat, many at a time, and answers in the order of the state. One that fails hides no other. */
export const askChats = (chats: readonly StackChat[], asking: Asking): Promise<readonly ChatDrift[]> => {
  const directory = directoryOf(chats);
  const reachability = new Reachability(concurrency);
  const get = async (chatId: string): Promise<LiveAppChat> => {
    reachability.assert();
    try {
      const live = await asking.appChat.get(chatId);
      reachability.answered();
      return live;
    } catch (error) {
      reachability.failed(error);
      throw error;
    }
  };
  const driftOf = async (chat: StackChat): Promise<ChatDrift> =>
    chat.kind === "opaque"
      ? opaqueDrift(chat)
      : chatDrift(chat, await find(chat, { get, corpId: asking.corpId, directory }));
  return pMap(
    chats,
    async (chat) => {
      const drift = await driftOf(chat);
      asking.onAsked?.();
      return drift;
    },
    { concurrency },
  );
};

interface Finder {
  readonly get: (chatId: string) => Promise<LiveAppChat>;
  readonly corpId: string;
  readonly directory: Directory;
}

const find = async (chat: ManagedChat, { get, corpId, directory }: Finder): Promise<Finding> => {
  try {
    assertSameCorp(chat, corpId);
    return { kind: "compared", difference: compare(chat, await get(chat.chatId), directory) };
  } catch (error) {
    return isWeComApiError(error) && error.kind === "absent" ? { kind: "gone" } : { kind: "failed", error };
  }
};

/** In another corp every chat would look gone. Said without the chat, since mostly it is so for all of a stack. */
const assertSameCorp = ({ state }: ManagedChat, corpId: string): void => {
  if (state.corpId === undefined || state.corpId === corpId) return;
  throw new WeComConfigError(
    `The state is of the corp ${state.corpId}, but the settings are for the corp ${corpId}. ` +
      "Check WECOM_CORP_ID, WECOM_BASE_URL and the stack's wecom:corpId.",
  );
};
