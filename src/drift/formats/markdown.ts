import { markdownQuote, maxCommentBytes as maxBytes } from "../../reports/markdown-quote";
import { type Phrase, written } from "../../reports/phrase";
import { markdownSection } from "../../reports/sections";
import { withinBytes } from "../../reports/within-bytes";
import type { DriftReport } from "../report";
import { adviceOf, chatSections, type Section, unreadableSections } from "../sections";
import type { DriftWords } from "../words/drift-words";

/** Of these, for what can't be read: it is the worst news, so it is never pushed out by the others. */
const maxUnreadableBytes = 16_000;

/** The report for a pull request or a job's summary. */
export const markdownReport = (report: DriftReport, words: DriftWords): string => {
  const text = (phrase: Phrase): string => written(phrase, markdownQuote);
  const cut = (sections: readonly Section[], head: string, tail: string, bytes: number): string =>
    withinBytes(
      {
        head,
        items: sections.map((section) => markdownSection(section, text)),
        tail,
        more: (count) => `- ${text(words.more(sections.slice(-count).reduce((sum, { chats }) => sum + chats, 0)))}\n`,
      },
      bytes,
    );
  const chats = chatSections(report.chats, words);
  const unreadable = unreadableSections(report.chats, words);
  const head = `### ${text(words.headline(report))}\n${chats.length + unreadable.length > 0 ? "\n" : ""}`;
  const advice = adviceOf(report.chats, words)
    .map((each) => `\n${text(each)}\n`)
    .join("");
  return cut(chats, head, cut(unreadable, "", advice, maxUnreadableBytes), maxBytes);
};
