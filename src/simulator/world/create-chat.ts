import { chatLimits } from "../../api/limits";
import { isRefused, type Refused, refuse } from "../wire/refusal";
import { pick } from "./chance";
import { type Chat, happened } from "./chat";
import { keptName } from "./chat-name";
import type { Knobs } from "./knobs";
import { distinctUsers, includesUser, isUserid } from "./userids";

/** What members of a corp's chats must be. */
export interface MemberRules {
  readonly knobs: Knobs;
  /** The corp's limit. */
  readonly maxMembers: number;
  /** Whether a well-formed userid is in the directory. */
  readonly knows: (userid: string) => boolean;
}

export interface NewChat {
  readonly chatid: string;
  readonly corpId: string;
  readonly agentId: number;
  readonly name: string;
  /** `""`: WeCom picks one. */
  readonly owner: string;
  readonly userlist: readonly string[];
  readonly atMs: number;
}

export const isMember = (userid: string, rules: MemberRules): boolean => isUserid(userid) && rules.knows(userid);

/**
 * The members and name of a new chat, checked in this order: size (86006), userids (86007, none named), owner (86005,
 * 86207), name. Which order the real service has is [unknown].
 */
export function createChat(wanted: NewChat, rules: MemberRules): Chat | Refused {
  const { knobs } = rules;
  const userlist = distinctUsers(wanted.userlist);
  const counted = knobs.duplicateUserids === "once" ? userlist.length : wanted.userlist.length;
  if (counted < chatLimits.minMembers || counted > rules.maxMembers) return refuse(86006);
  if (!userlist.every((userid) => isMember(userid, rules))) return refuse(knobs.badMemberErrcode.create);
  if (wanted.owner !== "") {
    if (!isMember(wanted.owner, rules)) return refuse(86005);
    if (knobs.ownerNotListed !== "accept" && !includesUser(userlist, wanted.owner)) return refuse(knobs.ownerNotListed);
  }
  const kept = keptName(wanted.name, knobs);
  if (isRefused(kept)) return kept;
  const name = kept.name === "" && knobs.defaultName === "joined-userids" ? joined(userlist, knobs) : kept.name;
  const owner = wanted.owner === "" ? randomOwner(wanted.chatid, userlist, knobs) : wanted.owner;
  const { chatid, corpId, agentId, atMs } = wanted;
  const chat: Chat = {
    chatid,
    corpId,
    agentId,
    name,
    owner,
    userlist,
    chatType: 0,
    visible: false,
    dissolved: false,
    createdAtMs: atMs,
    events: [],
  };
  return happened(chat, { by: "api", atMs }, { kind: "created", name, owner, members: userlist });
}

/** WeCom's choice (page 90245: a random member), here by the knob `randomSeed`. */
export const randomOwner = (chatid: string, userlist: readonly string[], knobs: Pick<Knobs, "randomSeed">): string =>
  pick(knobs.randomSeed, ["owner", chatid], userlist) ?? "";

const joined = (userlist: readonly string[], knobs: Knobs): string => {
  const kept = keptName(userlist.join("、"), { nameCut: knobs.nameCut === "refuse" ? "code-points" : knobs.nameCut });
  return isRefused(kept) ? "" : kept.name;
};
