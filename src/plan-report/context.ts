import { defaultLabel, type Labels } from "../app-chat/members";
import { type Directory, directoryFrom, hidesPeople } from "../reports/directory";
import type { ShownPeople } from "./report";
import type { Before } from "./sides";
import type { ChatStep } from "./steps";

/** What the steps of a preview mean for each other. */
export interface Context {
  readonly directory: Directory;
  /** Ids of chats that the program declares, which no destroying touches. */
  readonly declared: ReadonlySet<string>;
  /** Chats that are there before the run, by id, where the run gives up their resource. */
  readonly givenUp: ReadonlyMap<string, Before>;
  /** Ids of chats that the state had until the refresh of the preview saw them gone. */
  readonly gone: ReadonlySet<string>;
}

export const contextOf = (chats: readonly ChatStep[]): Context => ({
  directory: directoryFrom(chats.flatMap((chat) => [chat.before, chat.after].flatMap(labelsOf))),
  declared: new Set(chats.flatMap(({ after }) => (after?.chatId === undefined ? [] : [after.chatId]))),
  givenUp: new Map(
    chats.flatMap(({ kind, before }) =>
      before?.chatId !== undefined && (kind === "destroy" || kind === "replace") ? [[before.chatId, before]] : [],
    ),
  ),
  gone: goneAmong(chats),
});

/**
 * Ids that a refresh looked at, and of which no later step knows a chat. A preview without `--show-sames` leaves out those
 * that are as they were: what this answers is only of use for a chat that is made.
 */
const goneAmong = (chats: readonly ChatStep[]): ReadonlySet<string> => {
  const known = new Set(chats.map(({ before }) => before?.chatId));
  const looked = chats.flatMap(({ kind, step }) => (kind === "refresh" && step.oldState?.id ? [step.oldState.id] : []));
  return new Set(looked.filter((chatId) => !known.has(chatId)));
};

const labelsOf = (side: ChatStep["before"] | ChatStep["after"]): readonly Labels[] => {
  const members = side?.values.members;
  if (!side || hidesPeople(side.secret) || typeof members !== "object" || members === null) return [];
  return [Object.fromEntries(Object.entries(members).filter(([, label]) => typeof label === "string"))];
};

/** People by name, unless what is `secret` hides them. */
export const peopleOf = (
  userids: readonly string[],
  { directory, labels = {}, secret }: { directory: Directory; labels?: Labels; secret: readonly string[] },
): ShownPeople => {
  if (hidesPeople(secret)) return Object.freeze({ count: userids.length, people: null });
  const nameOf = (userid: string): string | null => {
    const own = Object.hasOwn(labels, userid) ? labels[userid] : undefined;
    return (own === undefined || own === defaultLabel ? directory(userid) : own) ?? null;
  };
  return Object.freeze({
    count: userids.length,
    people: Object.freeze(userids.map((userid) => Object.freeze({ userid, label: nameOf(userid) }))),
  });
};

/** The same, or null for nobody. */
export const somePeople = (...[userids, how]: Parameters<typeof peopleOf>): ShownPeople | null =>
  userids.length === 0 ? null : peopleOf(userids, how);
