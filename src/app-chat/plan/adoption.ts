import type { LiveAppChat } from "../../api/app-chat";
import type { AppChatSpec } from "../spec";
import { samePerson, Userids } from "./userids";

/** A chat that is there, as far as it decides whether it is the declared one. */
export type FoundView = Pick<LiveAppChat, "name" | "owner" | "userList">;

/** Whether a chat that has the declared id may be taken over: it is ours, or the program says so, or nothing would change. */
export const mayAdopt = (found: FoundView, spec: AppChatSpec): boolean =>
  spec.__derived === true || spec.adopt === true || isAsDeclared(found, spec);

export const isAsDeclared = (live: FoundView, { name, owner, members, membership }: AppChatSpec): boolean => {
  const present = Userids.of(live.userList);
  const declared = Userids.of(Object.keys(members));
  return (
    (name === undefined || name === live.name) &&
    (owner === undefined || samePerson(owner, live.owner)) &&
    declared.minus(present).size === 0 &&
    (membership === "additive" || present.minus(declared).size === 0)
  );
};
