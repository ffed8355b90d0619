import type { LiveAppChat } from "../../api/app-chat";
import { AppChatError, messageOf } from "../../errors";
import { isAsDeclared, mayAdopt } from "../plan/adoption";
import { viewOf } from "../plan/diff";
import { samePerson, Userids } from "../plan/userids";
import type { AppChatSpec } from "../spec";
import { type AppChatState, observedState, stateOf } from "../state";
import { converge, type Failed, type Reached } from "./converge";
import { partialFailure } from "./partial-failure";
import type { Session } from "./session";

/** A chat that was there when it was to be made. */
export interface FoundChat extends LiveAppChat {
  /** The answer to its creation was lost, so this may be what was made; there is no news in that. */
  readonly maybeOurs: boolean;
}

/** Adds who is missing and sets name and owner as declared; removes nobody. */
export const adoptAppChat = async (session: Session, spec: AppChatSpec, found: FoundChat): Promise<AppChatState> => {
  const { corpId } = session.settings;
  const { chatId } = spec;
  const isDeclared = isAsDeclared(found, spec);
  if (!mayAdopt(found, spec)) throw notOurs(session, found);
  const program = viewOf(spec);
  const outcome = await converge(session, { chatId, state: { members: [] }, program, allowMassRemoval: false });
  if (outcome.kind === "failed") throw await failure(session, spec, found, outcome);
  if (!found.maybeOurs || !isDeclared) session.tell.info(describeAdoption(session, spec, outcome));
  return stateOf(spec, { corpId, name: outcome.after.name, owner: outcome.after.owner });
};

const failure = async (
  session: Session,
  spec: AppChatSpec,
  found: LiveAppChat,
  { error, unsettled }: Failed,
): Promise<Error> => {
  const chat = session.wording.chat(spec.chatId, found.name);
  const reason = `the chat ${chat} exists and was to be taken over: ${messageOf(error)}`;
  if (!unsettled) return new AppChatError(reason, { cause: error });
  // As far as it can still be asked, so that the next run goes on from it. Strangers stay unknown.
  const live = await session.appChat.get(spec.chatId).catch(() => found);
  const { corpId } = session.settings;
  const observed = observedState(stateOf(spec, { corpId }), live, corpId, "additive");
  return partialFailure(reason, { state: { ...observed, __unsettled: unsettled }, cause: error });
};

const describeAdoption = ({ wording }: Session, spec: AppChatSpec, { before, after }: Reached): string => {
  const earlier = Userids.of(before.members);
  const added = Userids.of(after.members).minus(earlier).sorted();
  const done = [
    ...(before.name === after.name ? [] : [`renamed it from ${wording.name(before.name)}`]),
    ...(added.length === 0 ? [] : [`added ${wording.people(added)}`]),
    ...(samePerson(before.owner, after.owner) ? [] : [`made ${wording.people([after.owner])} its owner`]),
  ];
  const chat = wording.chat(spec.chatId, after.name);
  const took = `The chat ${chat} existed already and is managed from now on: ${done.join(", ") || "it is as declared"}.`;
  const strangers = earlier.minus(Userids.of(Object.keys(spec.members))).sorted();
  if (strangers.length === 0) return took;
  const others = `${took} Also in it, and left alone: ${wording.people(strangers)}.`;
  return spec.membership === "additive" ? others : `${others} "pulumi up --refresh" shows and removes them.`;
};

const notOurs = ({ wording }: Session, { chatId, name, owner, userList }: LiveAppChat): Error =>
  new AppChatError(
    `a chat with the id ${chatId} exists already: ${wording.name(name)}, ${userList.length} people, owner ${wording.people([owner])}. ` +
      "To manage that chat, set adopt: true (whoever is missing is added, nobody is removed). If this resource was renamed, " +
      "give it aliases; if it was to be replaced, adopt: true does that too. If it is to be another chat, choose another chatId.",
  );
