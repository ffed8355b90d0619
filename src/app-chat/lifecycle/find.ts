import type { LiveAppChat } from "../../api/app-chat";
import { isWeComApiError } from "../../errors";
import type { Session } from "./session";

/** The chat, or undefined where WeCom says that there is none. That it can't be asked is an error, never "gone". */
export const findChat = async (
  { appChat }: Pick<Session, "appChat">,
  chatId: string,
): Promise<LiveAppChat | undefined> => {
  try {
    return await appChat.get(chatId);
  } catch (error) {
    if (isWeComApiError(error) && error.kind === "absent") return undefined;
    throw error;
  }
};
