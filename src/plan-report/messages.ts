import { messageTypes } from "../api/message";
import { fold, Userids } from "../app-chat/plan/userids";
import { isAsset } from "../app-chat-message/asset";
import { mediaSlots } from "../app-chat-message/media-slots";
import { countOf } from "./call-count";
import { about, type Calls, calls, noCalls, sum } from "./calls";
import { textOf } from "./chats/planned";
import { argumentsIn } from "./paths";
import { type Shown, shownOf } from "./properties";
import type { MessagePlan, Reach } from "./report";
import type { ChatStep, OwnStep } from "./steps";

/** Who gets messages to a chat, as far as the preview tells. */
export interface Audience {
  readonly name: string | null;
  /** The chat's resource in the program. */
  readonly resource: string | null;
  readonly reach: Reach;
  /** Folded userids, for counting what each person gets; empty where they aren't shown. */
  readonly people: readonly string[];
}

/** The audiences of the chats in a preview, by chat id. */
export const audiencesOf = (chats: readonly ChatStep[]): ReadonlyMap<string, Audience> =>
  new Map(
    chats.flatMap((chat): [string, Audience][] => {
      if (chat.after) return chat.after.chatId === undefined ? [] : [[chat.after.chatId, audienceOf(chat, chat.after)]];
      const { id } = chat.step.newState ?? {};
      if (chat.kind !== "read" || id === undefined) return [];
      return [[id, { name: null, resource: chat.resource, reach: unknownReach("not-managed"), people: [] }]];
    }),
  );

const audienceOf = ({ resource, kind }: ChatStep, after: NonNullable<ChatStep["after"]>): Audience => {
  const { values, secret, unknown } = after;
  const name = textOf(values.name) || null;
  if (typeof values.members !== "object" || values.members === null) {
    const why = secret.includes("members") ? "secret" : unknown.includes("members") ? "unknown" : "not-shown";
    return { name, resource, reach: unknownReach(why), people: [] };
  }
  const people = Object.keys(values.members).map(fold);
  const mayHaveOthers = values.membership === "additive" || [...secret, ...unknown].includes("membership");
  // From a chat that is taken over nobody is removed.
  const atLeast = mayHaveOthers || (values.adopt === true && (kind === "create" || kind === "replace"));
  return { name, resource, reach: Object.freeze({ people: Userids.of(people).size, atLeast, why: null }), people };
};

const unknownReach = (why: NonNullable<Reach["why"]>): Reach => Object.freeze({ people: null, atLeast: false, why });

/** A message that is sent, and who gets it. */
export interface PlannedMessage {
  readonly plan: MessagePlan;
  readonly audience: Audience;
  readonly calls: Calls;
}

/** The messages that the run sends, in the order of the preview. Nothing else about messages makes a call. */
export const planMessages = (
  steps: readonly OwnStep[],
  audiences: ReadonlyMap<string, Audience>,
  { isWhole }: Scope,
): readonly PlannedMessage[] =>
  steps.filter(({ kind }) => kind === "create" || kind === "replace").map((step) => planned(step, audiences, isWhole));

/** How much of a stack a preview shows. */
export interface Scope {
  /** Also what stays the same, so that a chat which isn't there is none that the stack manages. */
  readonly isWhole: boolean;
}

const planned = (own: OwnStep, audiences: ReadonlyMap<string, Audience>, isWhole: boolean): PlannedMessage => {
  const { step, urn, resource, kind } = own;
  const shown = shownOf(step.newState?.inputs);
  const chatId = textOf(shown.values.chatId);
  const audience = (chatId === null ? undefined : audiences.get(chatId)) ?? {
    name: null,
    resource: null,
    reach: unknownReach(whyNot(shown, isWhole)),
    people: [],
  };
  const uploads = uploadsOf(shown);
  const sending = calls({ "appchat/send": 1, ...(uploads ? { "media/upload": uploads } : {}) });
  const cost = uploads === null ? about(sending) : sending;
  return {
    plan: Object.freeze({
      urn,
      resource,
      chatId,
      chat: audience.name,
      chatResource: audience.resource,
      type: messageTypes.find((type) => isGiven(shown, type)) ?? null,
      again: kind === "replace" || step.op === "create-replacement",
      because: Object.freeze(argumentsIn(step.replaceReasons ?? [])),
      reach: audience.reach,
      uploads,
      calls: countOf(cost),
    }),
    audience,
    calls: cost,
  };
};

const whyNot = ({ secret, unknown }: Shown, isWhole: boolean): NonNullable<Reach["why"]> => {
  if (secret.includes("chatId")) return "secret";
  if (unknown.includes("chatId")) return "unknown";
  return isWhole ? "not-managed" : "not-shown";
};

const isGiven = ({ values, secret, unknown }: Shown, name: string): boolean =>
  name in values || secret.includes(name) || unknown.includes(name);

const withFiles = ["image", "voice", "video", "file", "mpnews"];

/** Files that are uploaded before the message is sent; null where what would tell isn't shown. */
const uploadsOf = ({ values, secret, unknown }: Shown): number | null =>
  [...secret, ...unknown].some((name) => withFiles.includes(name))
    ? null
    : mediaSlots(values).filter(({ holder, keys }) => isAsset(holder[keys.source])).length;

/** What all of them cost. */
export const callsOf = (messages: readonly PlannedMessage[]): Calls =>
  messages.length === 0 ? noCalls : sum(messages.map((message) => message.calls));
