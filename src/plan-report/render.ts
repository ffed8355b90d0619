import { noPaint, paintFor } from "../reports/paint";
import type { PlanFlags } from "./flags";
import { jsonReport } from "./formats/json";
import { junitReport } from "./formats/junit";
import { markdownReport } from "./formats/markdown";
import { textReport } from "./formats/text";
import type { PlanReport } from "./report";
import { planWords } from "./words/words";

/** The report in the format that was asked for. Colours are for a terminal, never for a file. */
export const render = (
  report: PlanReport,
  { format, lang, output }: Pick<PlanFlags, "format" | "lang" | "output">,
  stdout: NodeJS.WritableStream,
): string => {
  const words = planWords[lang];
  switch (format) {
    case "text":
      return textReport(report, words, output === undefined ? paintFor(stdout) : noPaint);
    case "json":
      return jsonReport(report);
    case "markdown":
      return markdownReport(report, words);
    case "junit":
      return junitReport(report);
  }
};
