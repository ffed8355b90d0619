import { defaultLabel, type Labels } from "../app-chat/members";
import { fold } from "../app-chat/plan/userids";

/** A person's name by userid, as far as any chat has one. */
export type Directory = (userid: string) => string | undefined;

/** Names out of the labels of many chats; of several for one person, the first. */
export const directoryFrom = (chats: Iterable<Labels>): Directory => {
  const labels = new Map<string, string>();
  for (const members of chats) {
    for (const [userid, label] of Object.entries(members)) {
      if (label !== defaultLabel && label !== "" && !labels.has(fold(userid))) labels.set(fold(userid), label);
    }
  }
  return (userid) => labels.get(fold(userid));
};

/** Whether people can't be named: of owner and members one tells of the other, as the owner is a member. */
export const hidesPeople = (secrets: readonly string[]): boolean =>
  secrets.includes("members") || secrets.includes("owner");
