import { WeComConfigError } from "../../errors";
import type { AppChatState } from "../state";
import type { Wording } from "../wording";

/** A chat id of one corp means nothing in another: there every chat of the state would look gone. */
export const assertSameCorp = (corpId: string, state: AppChatState, wording: Wording): void => {
  if (state.corpId === undefined || corpId === state.corpId) return;
  throw new WeComConfigError(
    `the chat ${wording.chat(state.chatId, state.name)} belongs to the corp ${state.corpId}, but the settings are for the corp ${corpId}. ` +
      "Nothing was done. Check WECOM_CORP_ID, WECOM_BASE_URL and the stack's wecom:corpId.",
  );
};
