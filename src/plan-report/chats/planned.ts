import type { Calls } from "../calls";
import type { ChatPlan, ChatWarning } from "../report";
import type { After, Before } from "../sides";
import type { ChatStep } from "../steps";

/** What a step does to a chat, with what it costs. */
export interface Planned<Plan extends ChatPlan = ChatPlan> {
  readonly plan: WithoutCalls<Plan>;
  readonly calls: Calls;
}

/** Of each kind of plan by itself. */
export type WithoutCalls<Plan extends ChatPlan> = Plan extends unknown ? Omit<Plan, "calls"> : never;

/** What every plan says of its chat; `side` is how the chat is called. */
export const identityOf = (
  { urn, resource }: ChatStep,
  side: After | Before,
  warnings: readonly ChatWarning[] = [],
) => ({
  urn,
  resource,
  chatId: side.secret.includes("chatId") ? null : (side.chatId ?? null),
  name: textOf(side.values.name) || null,
  secrets: Object.freeze(side.secret.filter(isArgument)),
  unknown: Object.freeze(side.unknown.filter(isArgument)),
  warnings: Object.freeze(warnings),
});

export const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

const isArgument = (name: string): boolean => !name.startsWith("__") && name !== "corpId";
