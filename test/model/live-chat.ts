import { Userids } from "../../src/app-chat/plan/userids";
import type { Chat, Simulator } from "../../src/simulator";
import type { Properties } from "../helpers/provider-process-wire";

/** Name, owner and people as they are compared: userids without case and order. */
export interface View {
  readonly name: string | undefined;
  readonly owner: string | undefined;
  readonly members: readonly string[];
}

export const folded = (userids: Iterable<string>): readonly string[] =>
  [...new Set([...userids].map((userid) => userid.toLowerCase()))].sort();

/** The chat as WeCom has it; undefined where there is none any more. */
export const liveChat = (simulator: Pick<Simulator, "chat">, chatId: string): Chat | undefined => {
  const chat = simulator.chat(chatId);
  return chat?.dissolved ? undefined : chat;
};

export const viewOfLive = ({ name, owner, userlist }: Chat): View => ({
  name,
  owner: owner.toLowerCase(),
  members: folded(userlist),
});

/** Inputs or outputs of a chat. */
export const viewOfProperties = ({ name, owner, members }: Properties): View => ({
  name: name as string | undefined,
  owner: (owner as string | undefined)?.toLowerCase(),
  members: folded(Object.keys((members as object | undefined) ?? {})),
});

interface Unsettled {
  readonly members?: readonly string[];
  readonly name?: boolean;
  readonly owner?: boolean;
}

export const unsettledOf = ({ __unsettled }: Properties): Unsettled => (__unsettled as Unsettled | undefined) ?? {};

/**
 * Whether the state knows all of the chat: what differs is what an update that broke off may have changed. From such a
 * state an update that succeeds reaches exactly what is declared, without a refresh.
 */
export const knowsAll = (outputs: Properties, live: View): boolean => {
  const known = viewOfProperties(outputs);
  const { members = [], name, owner } = unsettledOf(outputs);
  const open = Userids.of(members);
  const differing = [
    ...known.members.filter((userid) => !live.members.includes(userid)),
    ...live.members.filter((userid) => !known.members.includes(userid)),
  ];
  return (
    differing.every((userid) => open.has(userid)) &&
    (name === true || known.name === live.name) &&
    (owner === true || known.owner === live.owner)
  );
};
