import { chatLimits } from "../../api/limits";
import { isRefused, type Refused, refuse } from "../wire/refusal";
import { type Chat, happened, type Stamp } from "./chat";
import { keptName } from "./chat-name";
import { isMember, type MemberRules, randomOwner } from "./create-chat";
import { commonUsers, distinctUsers, includesUser, withoutUsers } from "./userids";

export interface ChatChange {
  /** `undefined`: as it is. */
  readonly name?: string | undefined;
  readonly owner?: string | undefined;
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/**
 * The chat after a change, or the reason why nothing changes. Checked in this order: userids to add (60111, none named),
 * those already there or not there, size (86006), owner (86005, 86207), name. The real order is [unknown].
 */
export function updateChat(chat: Chat, change: ChatChange, rules: MemberRules, stamp: Stamp): Chat | Refused {
  const { knobs } = rules;
  if (!change.add.every((userid) => isMember(userid, rules))) return refuse(knobs.badMemberErrcode.update);
  if (knobs.addPresent !== "ignore" && commonUsers(change.add, chat.userlist).length > 0)
    return refuse(knobs.addPresent);
  if (knobs.removeAbsent !== "ignore" && withoutUsers(change.remove, chat.userlist).length > 0)
    return refuse(knobs.removeAbsent);

  const members = membersAfter(chat, change, rules);
  if (isRefused(members)) return members;
  const owner = ownerAfter(chat, change, members.userlist, rules);
  if (isRefused(owner)) return owner;
  const name = change.name === undefined ? { name: chat.name } : keptName(change.name, knobs);
  if (isRefused(name)) return name;
  return changed(chat, name.name, owner.owner, members.userlist, stamp);
}

function membersAfter(
  chat: Chat,
  change: ChatChange,
  rules: MemberRules,
): { readonly userlist: readonly string[] } | Refused {
  const { knobs, maxMembers } = rules;
  const add = (list: readonly string[]) => distinctUsers([...list, ...change.add]);
  const remove = (list: readonly string[]) => withoutUsers(list, change.remove);
  const steps = knobs.updateOrder === "delete-first" ? [remove, add] : [add, remove];
  const checked = knobs.updateOrder === "at-once" ? [(list: readonly string[]) => remove(add(list))] : steps;

  let userlist = chat.userlist;
  for (const step of checked) {
    const next = step(userlist);
    // A chat that people left by hand may be too small already; only a call that shrinks it is to blame.
    const tooSmall = next.length < userlist.length && next.length < chatLimits.minMembers;
    if (tooSmall && knobs.updateBelowMinimum !== "allow") return refuse(knobs.updateBelowMinimum);
    if (next.length > userlist.length && next.length > maxMembers) return refuse(86006);
    userlist = next;
  }
  return { userlist };
}

function ownerAfter(
  chat: Chat,
  change: ChatChange,
  userlist: readonly string[],
  rules: MemberRules,
): { readonly owner: string } | Refused {
  const { knobs } = rules;
  if (change.owner !== undefined) {
    if (!isMember(change.owner, rules)) return refuse(86005);
    if (knobs.ownerNotListed !== "accept" && !includesUser(userlist, change.owner)) return refuse(knobs.ownerNotListed);
    return { owner: change.owner };
  }
  const removed = includesUser(chat.userlist, chat.owner) && !includesUser(userlist, chat.owner);
  if (!removed) return { owner: chat.owner };
  return knobs.ownerRemoved === "random"
    ? { owner: randomOwner(chat.chatid, userlist, knobs) }
    : refuse(knobs.ownerRemoved);
}

/** The chat with these values, and in its history only what is different. */
export function changed(chat: Chat, name: string, owner: string, userlist: readonly string[], stamp: Stamp): Chat {
  const joined = withoutUsers(userlist, chat.userlist);
  const left = withoutUsers(chat.userlist, userlist);
  let after = chat;
  if (name !== chat.name) after = happened(after, stamp, { kind: "renamed", name, before: chat.name });
  if (joined.length > 0) after = happened(after, stamp, { kind: "joined", members: joined });
  if (owner !== chat.owner) after = happened(after, stamp, { kind: "owner", owner, before: chat.owner });
  if (left.length > 0) after = happened(after, stamp, { kind: "left", members: left });
  return { ...after, name, owner, userlist };
}
