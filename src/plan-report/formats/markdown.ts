import { markdownQuote, maxCommentBytes } from "../../reports/markdown-quote";
import { type Phrase, written } from "../../reports/phrase";
import { markdownSection } from "../../reports/sections";
import { withinBytes } from "../../reports/within-bytes";
import type { PlanReport } from "../report";
import { chatSections, closingSections, type Section, urgentSections } from "../sections";
import type { PlanWords } from "../words/plan-words";

/** Of the whole, for what is at its beginning and at its end, each: neither is pushed out by a thousand chats. */
const maxPartBytes = 16_000;

/** The report for a pull request or a job's summary. */
export const markdownReport = (report: PlanReport, words: PlanWords): string => {
  const text = (phrase: Phrase): string => written(phrase, markdownQuote);
  const more = (count: number): string => `- ${text(words.more(count))}\n`;
  const cut = (sections: readonly Section[], head: string, tail: string, bytes: number): string =>
    withinBytes({ head, items: sections.map((section) => markdownSection(section, text)), tail, more }, bytes);
  /** Sections of which one alone may be too long. */
  const cutInside = (sections: readonly Section[]): string =>
    sections
      .map(({ title, lines }) => {
        const items = lines.map(({ says }) => `  - ${text(says)}\n`);
        const head = `- **${text(title)}**\n`;
        const part = { head, items, tail: "", more: (count: number) => `  ${more(count)}` };
        return withinBytes(part, maxPartBytes / sections.length);
      })
      .join("");
  const urgent = cutInside(urgentSections(report, words));
  const closing = cutInside(closingSections(report, words));
  const chats = chatSections(report, words);
  const gap = urgent + closing !== "" || chats.length > 0 ? "\n" : "";
  return cut(chats, `### ${text(words.headline(report))}\n${gap}${urgent}`, closing, maxCommentBytes);
};
