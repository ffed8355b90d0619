import { type JUnitCase, junitXml } from "../../reports/junit";
import { type Phrase, written } from "../../reports/phrase";
import { plainQuote } from "../../reports/plain-quote";
import { visible } from "../../reports/visible";
import type { ChatPlan, Diagnostic, MessagePlan, PlanReport, QuotaUse } from "../report";
import { linesOf } from "../sections";
import { english } from "../words/english";

/**
 * The report for a CI server's list of tests: a chat, a message and a quota are a test each. What certainly won't work
 * is a failure, and what Pulumi fails for, or nobody can tell, an error.
 */
export const junitReport = ({ project, stack, chats, messages, quotas, diagnostics }: PlanReport): string => {
  const className = [project ?? "pulumi-wecom", stack ?? "plan"].map(visible).join(".");
  const cases = [
    ...diagnostics.filter(({ severity }) => severity === "error").map(problemCase),
    ...chats.map(chatCase),
    ...messages.map(messageCase),
    ...quotas.map(quotaCase),
  ];
  return junitXml(
    `pulumi-wecom plan${stack === null ? "" : ` of ${visible(stack)}`}`,
    cases.map((each) => ({ className, ...each })),
  );
};

type Case = Omit<JUnitCase, "className">;

const text = (phrase: Phrase): string => written(phrase, plainQuote);

const problemCase = ({ resource, message }: Diagnostic): Case => {
  const lines = message.split("\n").map(visible);
  return {
    name: resource === null ? "preview" : `preview of ${visible(resource)}`,
    outcome: { kind: "broken", type: "preview", message: lines[0] ?? "", details: lines.join("\n") },
  };
};

/** Without the chat's name: servers follow a test by what it is called. */
const nameOf = (what: "chat" | "message", { resource }: ChatPlan | MessagePlan): string =>
  `${what} ${visible(resource)}`;

const chatCase = (chat: ChatPlan): Case => {
  const details = [
    text(english.title(chat)),
    ...linesOf(chat, english).map(({ mark, says }) => `${mark} ${text(says)}`),
  ];
  const note = details.join("\n");
  const fails = chat.warnings.filter((warning) => warning !== "interrupted");
  if (chat.action === "untold") {
    const message = visible(chat.reason);
    return { name: nameOf("chat", chat), outcome: { kind: "broken", type: "untold", message, details: note } };
  }
  if (fails.length === 0) return { name: nameOf("chat", chat), outcome: { kind: "passed" }, note };
  const message = fails.map((warning) => text(english.warning(warning))).join("; ");
  return { name: nameOf("chat", chat), outcome: { kind: "failed", type: "plan", message, details: note } };
};

const messageCase = (message: MessagePlan): Case => ({
  name: nameOf("message", message),
  outcome: { kind: "passed" },
  note: text(english.message(message)),
});

const quotaCase = (use: QuotaUse): Case => {
  const name = `quota of ${use.of}, ${use.window}`;
  const note = text(english.quota(use));
  if (use.verdict !== "exceeds") return { name, outcome: { kind: "passed" }, note };
  const message = text(english.quotaWarning(use));
  return { name, outcome: { kind: "failed", type: "quota", message, details: note } };
};
