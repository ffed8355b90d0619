import { defaultLabel } from "../app-chat/members";
import { fold } from "../app-chat/plan/userids";
import type { StackChat } from "../stack-state/chats";

/** A person's name by userid, as far as any chat of the stack has one. */
export type Directory = (userid: string) => string | undefined;

/** Names out of chats whose members may be shown; of several for one person, the first. */
export const directoryOf = (chats: readonly StackChat[]): Directory => {
  const labels = new Map<string, string>();
  for (const chat of chats) {
    if (chat.kind !== "managed" || hidesPeople(chat.secrets)) continue;
    for (const [userid, label] of Object.entries(chat.state.members)) {
      if (label !== defaultLabel && label !== "" && !labels.has(fold(userid))) labels.set(fold(userid), label);
    }
  }
  return (userid) => labels.get(fold(userid));
};

/** One of the two tells of the other: the owner is a member. */
export const hidesPeople = (secrets: readonly string[]): boolean =>
  secrets.includes("members") || secrets.includes("owner");
