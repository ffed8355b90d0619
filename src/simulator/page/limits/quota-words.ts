import type { QuotaReport } from "../../reports/quota-report";
import type { Texts } from "../i18n/en";

export type Quota = QuotaReport[number];

/** The corp and what is counted; a subject is both, as the simulator names it. */
export function subjectOf({ subject }: Pick<Quota, "subject">): { readonly corpId: string; readonly what: string } {
  const [corpId = "", ...rest] = subject.split(" ");
  return { corpId, what: rest.join(" ") };
}

/** What a quota counts, in words. */
export function quotaName(quota: Quota, { limits }: Texts): string {
  const { what } = subjectOf(quota);
  const { names } = limits;
  if (what === "appchat/create" || what === "appchat/update") return names[what];
  if (what.startsWith("messages")) return names.messages;
  return names.calls(what.replace(/^calls of /, ""));
}

const isOfCalls = (quota: Quota): boolean => subjectOf(quota).what.startsWith("calls of ");

/** Those of calls are so large that they are only in the way until much of one is used. */
export const isNotable = (quota: Quota): boolean =>
  !isOfCalls(quota) || quota.blocked || quota.used * 10 >= quota.limit;

/** Those of chats and messages before those of calls, else as the simulator has them. */
export const inOrder = (quotas: readonly Quota[]): readonly Quota[] =>
  quotas.toSorted((a, b) => Number(isOfCalls(a)) - Number(isOfCalls(b)));
