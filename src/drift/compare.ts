import type { LiveAppChat } from "../api/app-chat";
import { defaultLabel, labelOf } from "../app-chat/members";
import { samePerson, Userids } from "../app-chat/plan/userids";
import { declaredPart, observedState } from "../app-chat/state";
import { type Directory, hidesPeople } from "../reports/directory";
import type { ManagedChat } from "../stack-state/chats";
import type { Change, ChangedChat, People } from "./report";

/** What differs of a chat. */
export type Difference = Pick<ChangedChat, "joined" | "left" | "renamed" | "owner">;

/**
 * What of a chat isn't as the state has it, or undefined where all is. It is what a refresh would change in the
 * resource's inputs: of what isn't declared, or is ignored by `ignoreChanges`, nothing counts. Secret values are left
 * out here already, so no format can show one.
 */
export const compare = (chat: ManagedChat, live: LiveAppChat, directory: Directory): Difference | undefined => {
  const { state, secrets, ignored } = chat;
  const declared = declaredPart(state);
  const observed = observedState(state, live, state.corpId ?? "");
  const hidden = hidesPeople(secrets);

  const nameOf = (userid: string): string | undefined => {
    const label = labelOf(state.members, userid);
    return label === defaultLabel ? directory(userid) : label;
  };
  const people = (userids: Userids): People | null => {
    const counted = userids.sorted().filter((userid) => !ignored.member(userid));
    if (counted.length === 0) return null;
    const persons = counted.map((userid) => Object.freeze({ userid, label: nameOf(userid) ?? null }));
    return Object.freeze({ count: counted.length, people: hidden ? null : Object.freeze(persons) });
  };
  const then = Userids.of(Object.keys(state.members));
  const now = Userids.of(Object.keys(observed.members));
  const joined = people(now.minus(then));
  const left = people(then.minus(now));

  const { name, owner: formerOwner } = declared;
  const renamed =
    name === undefined || ignored.name || name === live.name ? null : change(name, live.name, secrets.includes("name"));
  const owner =
    formerOwner === undefined || ignored.owner || samePerson(formerOwner, live.owner)
      ? null
      : change(formerOwner, observed.owner ?? "", hidden);

  if (!joined && !left && !renamed && !owner) return undefined;
  return Object.freeze({ joined, left, renamed, owner });
};

const change = (from: string, to: string, hidden: boolean): Change =>
  Object.freeze(hidden ? { from: null, to: null } : { from, to });
