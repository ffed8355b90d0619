import { AppChatError, isWeComApiError, messageOf } from "../../errors";
import { planArchive } from "../plan/archive";
import type { AppChatState } from "../state";
import type { Wording } from "../wording";
import { Attempted } from "./attempted";
import { findChat } from "./find";
import { liveView, perform } from "./perform";
import { assertSameCorp } from "./same-corp";
import { lookingAgain, type Session, type Tell } from "./session";

/** Forgets the chat: WeCom isn't asked, and keeps it. `corpId` is that of the settings, where there are any. */
export const retainAppChat = (
  { tell, wording }: { readonly tell: Tell; readonly wording: Wording },
  state: AppChatState,
  corpId: string | undefined,
): void => {
  // No call, so no settings are needed; but other settings than the chat's are a mistake all the same.
  if (corpId !== undefined) assertSameCorp(corpId, state, wording);
  tell.info(
    `The chat ${wording.chat(state.chatId, state.name)} is no longer managed; it still exists in WeCom with its members (onDelete: "retain").`,
  );
};

/**
 * Leaves of the chat a name that says so and two people. One that is gone is a success. Of a delete that fails Pulumi
 * keeps nothing, so only its message can tell that the state may not be true any more.
 */
export const archiveAppChat = async (session: Session, state: AppChatState): Promise<void> => {
  const { chatId, name } = state;
  assertSameCorp(session.settings.corpId, state, session.wording);
  const chat = session.wording.chat(chatId, name);
  const tried = new Attempted(undefined);
  const archiving = whereItIs(session, async () => {
    const live = await findChat(session, chatId);
    if (!live) return false;
    await perform(session, chatId, liveView(live), planArchive(liveView(live), session.limits), tried);
    return true;
  });
  const archived = await archiving.catch((cause: unknown) => {
    throw tried.any ? halfDone(chat, cause) : cause;
  });
  if (archived) session.tell.info(`The chat ${chat} was archived: WeCom has no call that deletes one.`);
};

const halfDone = (chat: string, cause: unknown): Error =>
  new AppChatError(
    `the chat ${chat} may have been archived, in part at least: ${messageOf(cause)}\n` +
      'The next run goes on with it. If the chat is to stay after all, "pulumi up --refresh" puts it back as declared.',
    { cause },
  );

/** Ends the chat for everyone (private deployments). One that is gone is a success. */
export const dismissAppChat = async (session: Session, state: AppChatState): Promise<void> => {
  const { chatId } = state;
  assertSameCorp(session.settings.corpId, state, session.wording);
  await whereItIs(session, async () => {
    if (!(await findChat(session, chatId))) return false;
    await session.appChat.dismiss(chatId);
    return true;
  });
};

/** Answers whether there was anything to do it to; a chat may also go between the look and the write. */
const whereItIs = async (session: Session, act: () => Promise<boolean>): Promise<boolean> => {
  try {
    return await lookingAgain(session, act);
  } catch (error) {
    if (isWeComApiError(error) && error.kind === "absent") return false;
    throw error;
  }
};
