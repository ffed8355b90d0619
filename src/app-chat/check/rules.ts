import { isPublicCloud } from "../../api/base-url";
import { chatLimits } from "../../api/limits";
import type { Problem } from "../../engine/problem";
import type { Labels } from "../members";
import { massRemoval } from "../plan/mass-removal";
import { Userids } from "../plan/userids";
import type { Membership } from "../spec";

/** How many people a chat may have (page 90245) and a program may declare. */
export const countProblems = (members: Labels, maxMembers: number): readonly Problem[] => {
  const { size } = Userids.of(Object.keys(members));
  const { minMembers } = chatLimits;
  if (size < minMembers) {
    return [{ path: ["members"], message: `must be ${minMembers} people or more, compared without case` }];
  }
  if (size <= maxMembers) return [];
  const limit = `${maxMembers} (setting wecom:maxMembers, at most ${chatLimits.maxMembers})`;
  return [{ path: ["members"], message: `are ${size} people, ${size - maxMembers} more than the limit of ${limit}` }];
};

/** WeCom takes no owner who isn't in the chat (86207). */
export const ownerProblems = (owner: unknown, members: Labels, membersAreAsBefore: boolean): readonly Problem[] => {
  if (typeof owner !== "string" || Userids.of(Object.keys(members)).has(owner)) return [];
  const whence = membersAreAsBefore ? ", which are those of the state (is there an ignoreChanges?)" : "";
  return [{ path: ["owner"], message: `must be one of the members${whence}` }];
};

interface Membered {
  readonly chatId?: unknown;
  readonly members: Labels;
}

/** Another id is another chat: from the old one nobody is removed. */
export const removalProblems = (
  before: Membered,
  after: Membered,
  membership: Membership | undefined,
): readonly Problem[] => {
  const mass = before.chatId === after.chatId ? massRemoval(before.members, after.members) : undefined;
  if (!mass) return [];
  const whole = membership === "additive" ? "declared people" : "people";
  const message =
    `members: ${mass.removed} of ${mass.of} ${whole} would be removed from the chat, more than half. ` +
    "If that is what you want, set allowMassRemoval: true";
  return [{ path: [], message }];
};

export const onDeleteProblems = (onDelete: string | undefined, baseUrl: URL): readonly Problem[] => {
  if (onDelete !== "dismiss" || !isPublicCloud(baseUrl)) return [];
  const message =
    "needs a private deployment (setting wecom:baseUrl): WeCom's public cloud has no call that dismisses a chat. " +
    'Use "retain" or "archive"';
  return [{ path: ["onDelete"], message }];
};

export const conflictProblems = (urn: string, other: string | undefined): readonly Problem[] =>
  other === undefined
    ? []
    : [{ path: ["chatId"], message: `is declared twice in this program: by ${other} and by ${urn}` }];
