import builder from "junit-report-builder";

/** One thing that was looked at, as CI servers list tests. */
export interface JUnitCase {
  readonly className: string;
  readonly name: string;
  readonly outcome:
    | { readonly kind: "passed" }
    | { readonly kind: "failed" | "broken"; readonly type: string; readonly message: string; readonly details: string };
  /** Said beside it. */
  readonly note?: string | undefined;
}

/** JUnit's XML. Texts have no character left that XML can't hold: see `visible`. */
export const junitXml = (suiteName: string, cases: readonly JUnitCase[]): string => {
  const report = builder.newBuilder();
  const suite = report.testSuite().name(suiteName);
  for (const { className, name, outcome, note } of cases) {
    const testCase = suite.testCase().className(className).name(name);
    if (outcome.kind === "failed") testCase.failure(outcome.message, outcome.type).stacktrace(block(outcome.details));
    if (outcome.kind === "broken") testCase.error(outcome.message, outcome.type, block(outcome.details));
    if (note !== undefined) testCase.standardOutput(block(note));
  }
  return `${report.build()}\n`;
};

/** What ends a block of XML. The library takes care of the first one in a text only (xmlbuilder 15.1). */
const block = (text: string): string => text.replaceAll("]]>", "]] >");
