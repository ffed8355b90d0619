import type { AppChatApi } from "../api/app-chat";
import { isWeComError, messageOf } from "../errors";

/** Posts a notice to a chat. Answers what went wrong, in words, or undefined. */
export const notify = async (
  appChat: Pick<AppChatApi, "send">,
  chatId: string,
  content: string,
): Promise<string | undefined> => {
  try {
    await appChat.send({ chatId, msgtype: "markdown", markdown: { content } });
    return undefined;
  } catch (error) {
    // It is not sent again: a second copy can't be recalled.
    const told = isWeComError(error) && error.mayHaveArrived ? "may not have been told" : "could not be told";
    return `the chat ${chatId} ${told}: ${messageOf(error)}`;
  }
};
