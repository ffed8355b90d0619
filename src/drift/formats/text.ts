import type { Paint, Style } from "../../reports/paint";
import { type Phrase, written } from "../../reports/phrase";
import { plainQuote } from "../../reports/plain-quote";
import type { DriftReport } from "../report";
import { chatSections, type Line, type Section, unreadableSections } from "../sections";
import { hasDrifted } from "../summarize";
import type { DriftWords } from "../words/drift-words";

/** The report for a terminal. */
export const textReport = (report: DriftReport, words: DriftWords, paint: Paint): string => {
  const text = (phrase: Phrase): string => written(phrase, plainQuote);
  const section = ({ kind, title, lines }: Section): readonly string[] => [
    "",
    paint("bold", paint(sectionStyles[kind], text(title))),
    ...lines.map(({ mark, says }) => `  ${marked(mark, text(says), paint)}`),
  ];
  return [
    paint("bold", paint(verdictStyles[report.verdict], text(words.headline(report)))),
    ...chatSections(report.chats, words).flatMap(section),
    ...unreadableSections(report.chats, words).flatMap(section),
    ...(report.chats.some(hasDrifted) ? ["", text(words.advice)] : []),
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

const markStyles: Readonly<Partial<Record<Line["mark"], Style>>> = { "+": "green", "-": "red", "~": "yellow" };

const marked = (mark: Line["mark"], text: string, paint: Paint): string => {
  const style = markStyles[mark];
  return style === undefined ? `${mark} ${text}` : paint(style, `${mark} ${text}`);
};
