import type { Paint, Style } from "../../reports/paint";
import { type Phrase, written } from "../../reports/phrase";
import { plainQuote } from "../../reports/plain-quote";
import { textSection } from "../../reports/sections";
import type { DriftReport } from "../report";
import { adviceOf, chatSections, type Section, unreadableSections } from "../sections";
import type { DriftWords } from "../words/drift-words";

/** The report for a terminal. */
export const textReport = (report: DriftReport, words: DriftWords, paint: Paint): string => {
  const text = (phrase: Phrase): string => written(phrase, plainQuote);
  const section = ({ kind, title, lines }: Section): readonly string[] =>
    textSection({ title, style: sectionStyles[kind], lines }, text, paint);
  const advice = adviceOf(report.chats, words).map(text);
  return [
    paint("bold", paint(verdictStyles[report.verdict], text(words.headline(report)))),
    ...chatSections(report.chats, words).flatMap(section),
    ...unreadableSections(report.chats, words).flatMap(section),
    ...(advice.length > 0 ? ["", ...advice] : []),
    "",
  ].join("\n");
};

const verdictStyles = { "no-drift": "green", drift: "yellow", unknown: "red" } as const;

const sectionStyles: Readonly<Record<Section["kind"], Style>> = {
  changed: "yellow",
  gone: "red",
  noted: "magenta",
  unreadable: "red",
};
