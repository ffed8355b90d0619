import type { Paint } from "../../reports/paint";
import { type Phrase, written } from "../../reports/phrase";
import { plainQuote } from "../../reports/plain-quote";
import { textSection } from "../../reports/sections";
import type { PlanReport } from "../report";
import { chatSections, closingSections, urgentSections } from "../sections";
import type { PlanWords } from "../words/plan-words";

/** The report for a terminal. */
export const textReport = (report: PlanReport, words: PlanWords, paint: Paint): string => {
  const text = (phrase: Phrase): string => written(phrase, plainQuote);
  const sections = [
    ...urgentSections(report, words),
    ...chatSections(report, words),
    ...closingSections(report, words),
  ];
  return [
    paint("bold", paint(verdictStyles[report.verdict], text(words.headline(report)))),
    ...sections.flatMap((section) => textSection(section, text, paint)),
    "",
  ].join("\n");
};

const verdictStyles = { "no-changes": "green", changes: "yellow", unknown: "red", failed: "red" } as const;
