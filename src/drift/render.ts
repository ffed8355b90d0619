import { noPaint, paintFor } from "../reports/paint";
import type { DriftFlags } from "./flags";
import { jsonReport } from "./formats/json";
import { junitReport } from "./formats/junit";
import { markdownReport } from "./formats/markdown";
import { textReport } from "./formats/text";
import type { DriftReport } from "./report";
import { driftWords } from "./words/words";

/** The report in the format that was asked for. Colours are for a terminal, never for a file. */
export const render = (
  report: DriftReport,
  { format, lang, output }: Pick<DriftFlags, "format" | "lang" | "output">,
  stdout: NodeJS.WritableStream,
): string => {
  const words = driftWords[lang];
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
