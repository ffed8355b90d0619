import type { Style } from "../reports/paint";
import { type Phrase, phrase, prose } from "../reports/phrase";
import { type Line, line } from "../reports/sections";
import type { ChatPlan, PlanReport, QuotaUse } from "./report";
import type { PlanWords, SharedDiagnostic } from "./words/plan-words";

/** A part of a report that people read. */
export interface Section {
  readonly title: Phrase;
  readonly style: Style;
  readonly lines: readonly Line[];
}

/** What people have to know before anything else: what fails, and what a quota can't hold. */
export const urgentSections = (report: PlanReport, words: PlanWords): readonly Section[] => {
  const quotas = report.quotas.filter(({ verdict }) => verdict !== "fits");
  const section = (title: Phrase, style: Style, lines: readonly Line[]): readonly Section[] =>
    lines.length === 0 ? [] : [{ title, style, lines }];
  return [
    ...section(
      words.problems,
      report.verdict === "failed" ? "red" : "yellow",
      shared(report.diagnostics).flatMap(({ severity, resources, message }) => {
        const [first = "", ...rest] = nonEmptyLines(message);
        const title = words.diagnostic({ severity, resources, message: first });
        return [line("!", title), ...rest.map((text) => proseLine(" ", text))];
      }),
    ),
    ...section(
      words.warnings,
      "yellow",
      quotas.map((use) => line("!", words.quotaWarning(use))),
    ),
  ];
};

/** Missing credentials are the trouble of every chat: what several resources share is said once. */
const shared = (diagnostics: PlanReport["diagnostics"]): readonly SharedDiagnostic[] =>
  [...Map.groupBy(diagnostics, ({ severity, message }) => `${severity} ${message}`).values()].flatMap((same) =>
    same.slice(0, 1).map(({ severity, message }) => ({
      severity,
      message,
      resources: [...new Set(same.flatMap(({ resource }) => resource ?? []))],
    })),
  );

const styles: Readonly<Record<ChatPlan["action"], Style>> = {
  create: "green",
  update: "yellow",
  replace: "magenta",
  destroy: "red",
  untold: "red",
};

/** What happens to each chat. */
export const chatSections = ({ chats }: PlanReport, words: PlanWords): readonly Section[] =>
  chats.map((chat) => ({ title: words.title(chat), style: styles[chat.action], lines: linesOf(chat, words) }));

/** What there is to say of a chat. */
export const linesOf = (chat: ChatPlan, words: PlanWords): readonly Line[] => [
  ...changesOf(chat, words),
  ...chat.warnings.map((warning) => line("!", words.warning(warning))),
];

const changesOf = (chat: ChatPlan, words: PlanWords): readonly Line[] => {
  switch (chat.action) {
    case "create":
      return [...madeLines(chat, words), ...(chat.adopts ? [line("~", words.adopts)] : [])];
    case "update":
      return [
        ...(chat.joins ? [line("+", words.joins(chat.joins))] : []),
        ...(chat.leaves ? [line("-", words.leaves(chat.leaves))] : []),
        ...(chat.renamed ? [line("~", words.renamed(chat.renamed))] : []),
        ...(chat.owner ? [line("~", words.owner(chat.owner))] : []),
        ...(chat.hidden.length > 0 ? [line("~", words.hidden(chat.hidden, chat.secrets))] : []),
        ...(chat.settings.length > 0 ? [line(" ", words.settings(chat.settings))] : []),
      ];
    case "replace":
      return [
        ...(chat.because.length > 0 ? [line(" ", words.because(chat.because))] : []),
        ...madeLines(chat, words),
        line(chat.former.fate === "kept" ? " " : "-", words.former(chat.former)),
      ];
    case "destroy":
      return [line("-", words.fate(chat.fate)), ...(chat.leaves ? [line("-", words.leaves(chat.leaves))] : [])];
    case "untold":
      return nonEmptyLines(chat.reason).map((text) => proseLine("!", text));
  }
};

const madeLines = (
  { members, ownedBy }: Extract<ChatPlan, { action: "create" | "replace" }>,
  words: PlanWords,
): readonly Line[] => [
  line("+", words.members(members)),
  ...(ownedBy === null ? [] : [line("+", words.ownedBy(ownedBy))]),
];

/** The messages, and what all of it costs. */
export const closingSections = (report: PlanReport, words: PlanWords): readonly Section[] => {
  const { messages, calls, quotas, duration } = report;
  const isLeftOut = report.verdict !== "failed" && messages.some(({ reach }) => reach.why === "not-shown");
  const sending: Section = {
    title: words.messages(messages.length),
    style: "green",
    lines: [
      ...messages.map((message) => line("+", words.message(message))),
      ...(isLeftOut ? [line(" ", words.showSames)] : []),
    ],
  };
  const cost: Section = {
    title: words.calls(calls),
    style: "bold",
    lines: [
      ...quotas.filter(isOfInterest).map((use) => line(" ", words.quota(use))),
      line(" ", words.duration(duration)),
    ],
  };
  // What a preview that broke off would have cost, nobody knows.
  const isTold = calls.total > 0 && report.verdict !== "failed";
  return [...(messages.length > 0 ? [sending] : []), ...(isTold ? [cost] : [])];
};

/** Where there is no danger, the shares of an hour and of a day are enough, of what people get in all. */
const isOfInterest = ({ of, window, verdict }: QuotaUse): boolean =>
  verdict !== "fits" || (of !== "messages to one person" && window !== "minute");

const nonEmptyLines = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((each) => each.trim())
    .filter((each) => each !== "");

const proseLine = (mark: Line["mark"], text: string): Line => line(mark, phrase`${prose(text)}`);
