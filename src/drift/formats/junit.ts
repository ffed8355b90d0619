import { type JUnitCase, junitXml } from "../../reports/junit";
import { type Phrase, written } from "../../reports/phrase";
import { plainQuote } from "../../reports/plain-quote";
import { visible } from "../../reports/visible";
import { briefly } from "../brief";
import type { ChatDrift, DriftReport } from "../report";
import { linesOf } from "../sections";
import { english } from "../words/english";

/** The report for a CI server's list of tests: a chat is a test, drift a failure, and what can't be read an error. */
export const junitReport = ({ project, stack, chats }: DriftReport): string => {
  const className = [project ?? "pulumi-wecom", stack ?? "drift"].map(visible).join(".");
  return junitXml(
    `pulumi-wecom drift${stack === null ? "" : ` of ${visible(stack)}`}`,
    chats.map((chat) => ({ className, name: caseName(chat), ...outcomeOf(chat) })),
  );
};

/** Without the chat's name: servers follow a test by what it is called. */
const caseName = ({ resource, chatId }: ChatDrift): string => visible(chatId ? `${resource} (${chatId})` : resource);

const outcomeOf = (chat: ChatDrift): Pick<JUnitCase, "outcome" | "note"> => {
  const details = linesOf(chat, english)
    .map(({ mark, says }) => `${mark} ${text(says)}`)
    .concat(chat.finding === "gone" ? [text(english.goneAdvice)] : [])
    .join("\n");
  switch (chat.finding) {
    case "unchanged":
      return { outcome: { kind: "passed" }, note: details || undefined };
    case "changed":
    case "gone":
      return { outcome: { kind: "failed", type: "drift", message: text(briefly(chat, english)), details } };
    case "unreadable": {
      const lines = chat.reason.split("\n").map(visible);
      return { outcome: { kind: "broken", type: "unreadable", message: lines[0] ?? "", details: lines.join("\n") } };
    }
  }
};

const text = (phrase: Phrase): string => written(phrase, plainQuote);
