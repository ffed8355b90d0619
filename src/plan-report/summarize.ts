import { parseUrn } from "../stack-state/urn";
import { countOf } from "./call-count";
import { type Calls, calls, sum, total } from "./calls";
import { planChats } from "./chats/plan-chats";
import { contextOf } from "./context";
import { diagnosticsOf, hasErrors } from "./diagnostics";
import { durationOf } from "./duration";
import { audiencesOf, callsOf, planMessages, type Scope } from "./messages";
import type { Preview } from "./preview/preview";
import { quotaUses } from "./quotas";
import type { ChatPlan, MessagePlan, PlanReport } from "./report";
import { sortSteps } from "./steps";

/** The report of a preview: what the run will do, as the provider will do it. Pure. */
export const summarize = (preview: Preview): PlanReport => {
  const { chats: chatSteps, messages: messageSteps, others } = sortSteps(preview.steps);
  const { chats: unsorted, calls: ofChats } = planChats(chatSteps, contextOf(chatSteps));
  const chats = unsorted.toSorted(byName);
  const planned = planMessages(messageSteps, audiencesOf(chatSteps), scopeOf(preview));
  const messages = planned.map(({ plan }) => plan).toSorted(byName);
  const cost = withToken(sum([ofChats, callsOf(planned)]));
  const quotas = quotaUses(cost, planned);
  const diagnostics = diagnosticsOf(preview.diagnostics);
  const count = (action: ChatPlan["action"]): number => chats.filter((chat) => chat.action === action).length;
  const summary = Object.freeze({
    created: count("create"),
    updated: count("update"),
    replaced: count("replace"),
    destroyed: count("destroy"),
    untold: count("untold"),
    messages: messages.length,
    others,
  });
  const verdict = verdictOf({ diagnostics, summary });
  const [urn = ""] = [...preview.steps, ...preview.diagnostics].flatMap((each) => each.urn ?? []);
  const { stack, project } = parseUrn(urn);
  return Object.freeze({
    version: 1,
    verdict,
    exitStatus: verdict === "failed" || verdict === "unknown" ? 1 : 0,
    stack: stack || null,
    project: project || null,
    summary,
    chats: Object.freeze(chats),
    messages: Object.freeze(messages),
    calls: countOf(cost),
    quotas,
    duration: durationOf(cost, chats.length + messages.length + others, quotas),
    diagnostics,
  });
};

/** Without `--show-sames`, what stays the same is counted only. A preview that failed has seen only some of the stack. */
const scopeOf = ({ steps, same, diagnostics }: Preview): Scope => ({
  isWhole: same !== undefined && steps.filter(({ op }) => op === "same").length >= same && !hasErrors(diagnostics),
});

/** The engine takes steps in another order each time, and the comment of a pull request is to change only where the plan does. */
const byName = (one: ChatPlan | MessagePlan, other: ChatPlan | MessagePlan): number =>
  compareTexts(one.resource, other.resource) || compareTexts(one.urn, other.urn);

/** By code units: the same wherever it runs. */
const compareTexts = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** A process asks for one token before its first call. */
const withToken = (cost: Calls): Calls => (total(cost) === 0 ? cost : sum([calls({ gettoken: 1 }), cost]));

const verdictOf = ({ diagnostics, summary }: Pick<PlanReport, "diagnostics" | "summary">): PlanReport["verdict"] => {
  if (hasErrors(diagnostics)) return "failed";
  if (summary.untold > 0) return "unknown";
  const { others, untold, ...own } = summary;
  return Object.values(own).some((count) => count > 0) ? "changes" : "no-changes";
};
