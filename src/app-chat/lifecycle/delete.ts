import { isWeComApiError } from "../../errors";
import { planArchive } from "../plan/archive";
import type { AppChatState } from "../state";
import type { Wording } from "../wording";
import { findChat } from "./find";
import { changeOf, liveView } from "./perform";
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

/** Leaves of the chat a name that says so and two people. One that is gone is a success. */
export const archiveAppChat = async (session: Session, state: AppChatState): Promise<void> => {
  const { chatId, name } = state;
  assertSameCorp(session.settings.corpId, state, session.wording);
  const archived = await whereItIs(session, async () => {
    const live = await findChat(session, chatId);
    if (!live) return false;
    for (const batch of planArchive(liveView(live), session.limits)) {
      await session.appChat.update(changeOf(chatId, batch));
    }
    return true;
  });
  if (!archived) return;
  session.tell.info(`The chat ${session.wording.chat(chatId, name)} was archived: WeCom has no call that deletes one.`);
};

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
