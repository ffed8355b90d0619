import { type Directory, directoryFrom, hidesPeople } from "../reports/directory";
import type { StackChat } from "../stack-state/chats";

/** Names out of chats whose members may be shown. */
export const directoryOf = (chats: readonly StackChat[]): Directory =>
  directoryFrom(
    chats.flatMap((chat) => (chat.kind === "managed" && !hidesPeople(chat.secrets) ? [chat.state.members] : [])),
  );
