import { AppChatError } from "../../errors";
import { type AppChatState, observedState, parseState } from "../state";
import { findChat } from "./find";
import { assertSameCorp } from "./same-corp";
import type { Session } from "./session";

/**
 * The state as it is now, for a refresh; undefined where the chat is gone. One call, never a write. A chat that is only
 * read goes as well: nothing is lost with it, and a program that still asks for it gets `readExternalChat`'s error.
 */
export const readAppChat = async (session: Session, state: AppChatState): Promise<AppChatState | undefined> => {
  const { corpId } = session.settings;
  assertSameCorp(corpId, state, session.wording);
  const live = await findChat(session, state.chatId);
  return live && observedState(state, live, corpId);
};

/** What `AppChat.get` shows of a chat that is not managed here. One that is gone is an error. */
export const readExternalChat = async (session: Session, chatId: string): Promise<AppChatState> => {
  const { corpId } = session.settings;
  const live = await findChat(session, chatId);
  if (live) return observedState(parseState({ chatId, members: {}, __external: true }), live, corpId);
  throw new AppChatError(
    `AppChat.get: WeCom has no chat ${chatId}. Compare the chat id; was the chat dissolved, or is this another corp?`,
  );
};
