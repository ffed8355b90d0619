import type { ChatLimits } from "../../api/limits";
import { samePerson, Userids } from "./userids";

/** One call of `appchat/update`; what is left out is not changed. */
export interface Batch {
  readonly name?: string;
  readonly owner?: string;
  readonly add: readonly string[];
  readonly del: readonly string[];
}

export interface PlanLimits extends ChatLimits {
  /** Userids in one `add_user_list` or `del_user_list`. */
  readonly maxListLength: number;
}

/** A change of one chat, whatever the number of calls. */
export interface Change {
  readonly name?: string | undefined;
  readonly owner?: string | undefined;
  readonly add: Userids;
  readonly del: Userids;
}

/** Members and owner, as WeCom has them between two calls. */
export interface Chat {
  readonly members: Userids;
  readonly owner: string;
}

/**
 * A change as calls, as few as can be: one, if the chat is valid whichever order WeCom works that call in, else two;
 * more only where a limit asks for it. WeCom's order inside a call is not documented for the public cloud.
 */
export const schedule = (chat: Chat, change: Change, limits: PlanLimits): readonly Batch[] => {
  const { name, owner, add, del } = change;
  const atOnce = [batch(name, owner, add, del)];
  const addFirst = [batch(name, undefined, add), batch(undefined, owner, none, del)];
  const removeFirst = [batch(name, owner, none, del), batch(undefined, undefined, add)];
  const ways = [atOnce, addFirst, removeFirst].map((batches) => batches.filter(isSomething));
  return ways.find((way) => isSafe(chat, way, limits)) ?? inPortions(chat, change, limits);
};

const none = Userids.of([]);

const batch = (
  name: string | undefined,
  owner: string | undefined,
  add: Iterable<string>,
  del: Iterable<string> = none,
): Batch =>
  Object.freeze({
    ...(name === undefined ? {} : { name }),
    ...(owner === undefined ? {} : { owner }),
    add: Object.freeze([...add]),
    del: Object.freeze([...del]),
  });

const isSomething = ({ name, owner, add, del }: Batch): boolean =>
  name !== undefined || owner !== undefined || add.length > 0 || del.length > 0;

/** The chat after a call. */
export const after = (chat: Chat, { owner, add, del }: Batch): Chat => ({
  members: chat.members.plus(add).minus(Userids.of(del)),
  owner: owner ?? chat.owner,
});

const isSafe = (start: Chat, way: readonly Batch[], limits: PlanLimits): boolean => {
  let chat = start;
  return way.every((step) => {
    const safe = isSafeInAnyOrder(chat, step, limits);
    chat = after(chat, step);
    return safe;
  });
};

/**
 * Adding and removing may come in either order, and the owner may be set before both. Only that a new owner takes over
 * before the old one is removed by the same call is documented (page 98913), so only that is relied on.
 */
const isSafeInAnyOrder = ({ members, owner: current }: Chat, { owner, add, del }: Batch, limits: PlanLimits): boolean =>
  add.length <= limits.maxListLength &&
  del.length <= limits.maxListLength &&
  (add.length === 0 || members.plus(add).size <= limits.maxMembers) &&
  (del.length === 0 || members.minus(Userids.of(del)).size >= limits.minMembers) &&
  (owner === undefined || members.has(owner)) &&
  !del.some((userid) => samePerson(userid, owner ?? current));

/** As much in each call as its lists, a full chat and an almost empty one leave room for. */
const inPortions = (start: Chat, change: Change, limits: PlanLimits): readonly Batch[] => {
  const batches: Batch[] = [];
  let chat = start;
  let { name, owner, add, del } = change;
  while (name !== undefined || owner !== undefined || add.size > 0 || del.size > 0) {
    const next = portion(chat, { name, owner, add, del }, limits);
    batches.push(next);
    chat = after(chat, next);
    name = undefined;
    if (samePerson(next.owner, owner)) owner = undefined;
    add = add.minus(Userids.of(next.add));
    del = del.minus(Userids.of(next.del));
  }
  return batches;
};

const portion = (chat: Chat, { name, owner, add, del }: Change, limits: PlanLimits): Batch => {
  const { members } = chat;
  const settable = owner !== undefined && members.has(owner);
  // The new owner comes in first: until then the old one can't go.
  const queue = owner === undefined || !add.has(owner) ? add.sorted() : [owner, ...add.minus(Userids.of([owner]))];
  const removable = del.minus(Userids.of(settable ? [] : [chat.owner])).sorted();
  const coming = queue.slice(0, clamp(limits.maxMembers - members.size, limits.maxListLength));
  const going = removable.slice(0, clamp(members.size - limits.minMembers, limits.maxListLength));
  if (settable || coming.length > 0 || going.length > 0) {
    return batch(name, settable ? owner : undefined, coming, going);
  }
  // A full chat whose only leaver owns it, and the next owner is still outside: somebody who stays owns it meanwhile.
  const interim = members
    .minus(del)
    .minus(Userids.of([chat.owner]))
    .sorted()[0];
  if (interim === undefined) throw new Error("the limits leave no room for any change");
  return batch(name, interim, none);
};

const clamp = (room: number, listLength: number): number => Math.max(0, Math.min(room, listLength));
