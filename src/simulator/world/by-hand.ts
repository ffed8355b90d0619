import { type HandRefusal, SimulatorError } from "../simulator-error";
import { isRefused } from "../wire/refusal";
import { type Chat, happened } from "./chat";
import { keptName } from "./chat-name";
import { changed } from "./update-chat";
import { commonUsers, distinctUsers, includesUser, withoutUsers } from "./userids";

/** Something a person does in the WeCom app. */
export type HandChange =
  | { readonly kind: "join" | "leave"; readonly userids: readonly string[] }
  | { readonly kind: "rename"; readonly name: string }
  | { readonly kind: "owner"; readonly owner: string }
  | { readonly kind: "dissolve" };

export interface HandRules {
  readonly maxMembers: number;
  /** Whether a userid is well-formed and in the directory. */
  readonly knows: (userid: string) => boolean;
}

/**
 * The chat after a change by hand. People may do what an app may not, such as leave until one is left.
 *
 * @throws SimulatorError (409) for a change that the WeCom app wouldn't offer, and names who is in the way
 */
export function changeByHand(chat: Chat, change: HandChange, rules: HandRules, atMs: number): Chat {
  const stamp = { by: "hand", atMs } as const;
  if (chat.dissolved) throw impossible(`chat ${chat.chatid} is dissolved`, "dissolved");
  switch (change.kind) {
    case "join":
      return changed(chat, chat.name, chat.owner, withJoined(chat, change.userids, rules), stamp);
    case "leave": {
      const strangers = withoutUsers(change.userids, chat.userlist);
      if (strangers.length > 0) throw impossible(`not in the chat: ${strangers.join(", ")}`, "absent", strangers);
      const userlist = withoutUsers(chat.userlist, change.userids);
      // The WeCom app hands a chat whose owner leaves to another member.
      const owner = includesUser(userlist, chat.owner) ? chat.owner : (userlist[0] ?? "");
      return changed(chat, chat.name, owner, userlist, stamp);
    }
    case "rename": {
      const kept = keptName(change.name, { nameCut: "code-points" });
      return isRefused(kept) ? chat : changed(chat, kept.name, chat.owner, chat.userlist, stamp);
    }
    case "owner":
      if (!includesUser(chat.userlist, change.owner))
        throw impossible(`not in the chat: ${change.owner}`, "absent", [change.owner]);
      return changed(chat, chat.name, change.owner, chat.userlist, stamp);
    case "dissolve":
      return { ...happened(chat, stamp, { kind: "dissolved" }), dissolved: true };
  }
}

function withJoined(chat: Chat, userids: readonly string[], rules: HandRules): readonly string[] {
  const unknown = userids.filter((userid) => !rules.knows(userid));
  if (unknown.length > 0) throw impossible(`no such user: ${unknown.join(", ")}`, "unknown", unknown);
  const present = commonUsers(userids, chat.userlist);
  if (present.length > 0) throw impossible(`already in the chat: ${present.join(", ")}`, "present", present);
  const userlist = distinctUsers([...chat.userlist, ...userids]);
  if (userlist.length > rules.maxMembers)
    throw impossible(`a chat of this corp holds at most ${rules.maxMembers} people`, "full");
  return userlist;
}

const impossible = (message: string, reason: HandRefusal["reason"], userids: readonly string[] = []): SimulatorError =>
  new SimulatorError(message, { status: 409, because: { reason, userids } });
