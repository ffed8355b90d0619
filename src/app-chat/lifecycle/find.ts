import type { AppChatApi, LiveAppChat } from "../../api/app-chat";
import { isWeComApiError } from "../../errors";

/** The chat, or undefined where WeCom says that there is none. That it can't be asked is an error, never "gone". */
export const findChat = async (
  { appChat }: { readonly appChat: Pick<AppChatApi, "get"> },
  chatId: string,
): Promise<LiveAppChat | undefined> => {
  try {
    return await appChat.get(chatId);
  } catch (error) {
    if (isWeComApiError(error) && error.kind === "absent") return undefined;
    throw error;
  }
};
