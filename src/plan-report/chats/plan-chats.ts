import { countOf } from "../call-count";
import { type Calls, calls, noCalls, sum } from "../calls";
import type { Context } from "../context";
import { argumentsIn } from "../paths";
import type { ChatPlan } from "../report";
import type { ChatStep } from "../steps";
import { givenUp } from "./fate";
import { makingAgain, makingOf, peopleIn } from "./making";
import { identityOf, type Planned, textOf, type WithoutCalls } from "./planned";
import { plannedUpdate } from "./update";

/** What happens to the chats, and all calls that it costs, those of looks included. */
export interface ChatsPlan {
  readonly chats: readonly ChatPlan[];
  readonly calls: Calls;
}

export const planChats = (steps: readonly ChatStep[], context: Context): ChatsPlan => {
  const planned = steps.map((step) => planStep(step, context));
  return {
    chats: planned.flatMap((each) => (each.plan ? [withCount(each.plan, each.calls)] : [])),
    calls: sum(planned.map((each) => each.calls)),
  };
};

const withCount = (plan: WithoutCalls<ChatPlan>, cost: Calls): ChatPlan =>
  Object.freeze({ ...plan, calls: countOf(cost) });

type Step = Planned | { readonly plan: undefined; readonly calls: Calls };

const planStep = (chat: ChatStep, context: Context): Step => {
  const { kind, before, after, unreadable } = chat;
  if (kind === "read" || kind === "refresh") return { plan: undefined, calls: calls({ "appchat/get": 1 }) };
  if (kind === "same" || kind === "nothing") return { plan: undefined, calls: noCalls };
  if (kind === undefined) return untold(chat, `"${chat.step.op}" is an operation that this release doesn't know`);
  if (unreadable !== undefined) return untold(chat, unreadable);
  if (kind === "create" && after) return created(chat, after, context);
  if (kind === "update" && before && after) return plannedUpdate(chat, before, after, context);
  if (kind === "replace" && before && after) return replaced(chat, before, after, context);
  if (kind === "destroy" && before) return destroyed(chat, before, context);
  return untold(chat, "the preview leaves out what it was or what it will be");
};

type Side = NonNullable<ChatStep["after"]>;
type Former = NonNullable<ChatStep["before"]>;

const created = (chat: ChatStep, after: Side, context: Context): Planned => {
  const existing = after.chatId === undefined ? undefined : context.givenUp.get(after.chatId);
  const isGone = after.chatId !== undefined && context.gone.has(after.chatId);
  const making = isGone ? makingAgain : makingOf(after, existing);
  return {
    plan: {
      ...identityOf(chat, after, making.warnings),
      action: "create",
      ...peopleIn(after, context),
      adopts: after.values.adopt === true || (existing !== undefined && making.warnings.length === 0),
    },
    calls: making.calls,
  };
};

const replaced = (chat: ChatStep, before: Former, after: Side, context: Context): Planned => {
  const isSame = after.chatId !== undefined && after.chatId === before.chatId;
  const making = makingOf(after, isSame ? before : context.givenUp.get(after.chatId ?? ""));
  const { fate, calls: ending } = givenUp(before, context);
  return {
    plan: {
      ...identityOf(chat, after, making.warnings),
      action: "replace",
      because: Object.freeze(argumentsIn(chat.step.replaceReasons ?? [])),
      former: Object.freeze({
        chatId: [...before.secret, ...after.secret].includes("chatId") ? null : (before.chatId ?? null),
        name: textOf(before.values.name) || null,
        fate,
      }),
      ...peopleIn(after, context),
    },
    calls: sum([making.calls, ending]),
  };
};

const destroyed = (chat: ChatStep, before: Former, context: Context): Planned => {
  const { fate, leaves, calls: ending } = givenUp(before, context);
  return { plan: { ...identityOf(chat, before), action: "destroy", fate, leaves }, calls: ending };
};

const untold = (chat: ChatStep, reason: string): Planned => ({
  plan: { ...identityOf(chat, nothingShown), action: "untold", reason },
  calls: calls({}, false),
});

const nothingShown = { values: {}, secret: [], unknown: [], chatId: undefined, spec: undefined };
