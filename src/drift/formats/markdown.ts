import { markdownQuote } from "../../reports/markdown-quote";
import { type Phrase, written } from "../../reports/phrase";
import { withinBytes } from "../../reports/within-bytes";
import type { DriftReport } from "../report";
import { chatSections, type Section, unreadableSections } from "../sections";
import { hasDrifted } from "../summarize";
import type { DriftWords } from "../words/drift-words";

/** A comment on GitHub has at most 65 536 characters; a job's summary a megabyte. */
const maxBytes = 64_000;
/** Of these, for what can't be read: it is the worst news, so it is never pushed out by the others. */
const maxUnreadableBytes = 16_000;

/** The report for a pull request or a job's summary. Lists, as a table would cut names at a bar. */
export const markdownReport = (report: DriftReport, words: DriftWords): string => {
  const text = (phrase: Phrase): string => written(phrase, markdownQuote);
  const cut = (sections: readonly Section[], head: string, tail: string, bytes: number): string =>
    withinBytes(
      {
        head,
        items: sections.map(({ title, lines }) =>
          [`- **${text(title)}**`, ...lines.map(({ says }) => `  - ${text(says)}`), ""].join("\n"),
        ),
        tail,
        more: (count) => `- ${text(words.more(sections.slice(-count).reduce((sum, { chats }) => sum + chats, 0)))}\n`,
      },
      bytes,
    );
  const chats = chatSections(report.chats, words);
  const unreadable = unreadableSections(report.chats, words);
  const head = `### ${text(words.headline(report))}\n${chats.length + unreadable.length > 0 ? "\n" : ""}`;
  const advice = report.chats.some(hasDrifted) ? `\n${text(words.advice)}\n` : "";
  return cut(chats, head, cut(unreadable, "", advice, maxUnreadableBytes), maxBytes);
};
