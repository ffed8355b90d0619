import { corpQuotas, memberQuotas, messageQuotas, type QuotaWindow } from "../api/limits";
import { type Calls, callNames } from "./calls";
import type { PlannedMessage } from "./messages";
import type { QuotaUse } from "./report";

/** From this share of a quota on, other apps of the corp may well use up the rest. */
const tightFrom = 0.8;

/**
 * What a run uses of each quota that it uses at all, by the one table of limits. Of calls the windows of a minute are
 * left out: calls take time, and a client that meets such a limit waits.
 */
export const quotaUses = (cost: Calls, messages: readonly PlannedMessage[]): readonly QuotaUse[] => {
  const ofCalls = callNames.flatMap((name) =>
    quotasOf(name).map(({ window, calls }) => use(name, window, calls, cost.counts[name] ?? 0)),
  );
  const atLeast = messages.some(({ audience: { reach } }) => reach.people === null || reach.atLeast);
  const ofMessages = messageQuotas.map(({ window, personTimes }) =>
    use("message person-times", window, personTimes, personTimesOf(messages), atLeast),
  );
  const mostToOne = mostMessagesToOne(messages);
  const ofOne = memberQuotas.map((quota) =>
    use("messages to one person", quota.window, quota.messages, mostToOne, atLeast),
  );
  return Object.freeze([...ofCalls, ...ofMessages, ...ofOne].filter(({ used }) => used > 0));
};

/** A call's own quotas, where it has any: they are the lower ones. */
const quotasOf = (name: string) => {
  const own = corpQuotas.filter(({ endpoint }) => endpoint === name);
  return (own.length > 0 ? own : corpQuotas.filter(({ endpoint }) => endpoint === "any")).filter(
    ({ window }) => window !== "minute",
  );
};

const use = (of: QuotaUse["of"], window: QuotaWindow, limit: number, used: number, atLeast = false): QuotaUse =>
  Object.freeze({
    of,
    window,
    limit,
    used,
    atLeast,
    verdict: used > limit ? "exceeds" : used >= limit * tightFrom ? "tight" : "fits",
  });

/** As far as it is known who is in a chat. */
const personTimesOf = (messages: readonly PlannedMessage[]): number =>
  messages.reduce((all, { audience }) => all + (audience.reach.people ?? 0), 0);

/** Of a chat whose people aren't shown, there is at least one who gets all of its messages. */
const mostMessagesToOne = (messages: readonly PlannedMessage[]): number => {
  const received = new Map<string, number>();
  for (const { audience, plan } of messages) {
    const people = audience.people.length > 0 ? audience.people : plan.chatId === null ? [] : [`\n${plan.chatId}`];
    for (const person of people) received.set(person, (received.get(person) ?? 0) + 1);
  }
  return [...received.values()].reduce((most, each) => Math.max(most, each), 0);
};
