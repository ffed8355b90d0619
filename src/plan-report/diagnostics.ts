import { stripVTControlCharacters } from "node:util";
import { parseUrn } from "../stack-state/urn";
import type { PreviewDiagnostic } from "./preview/preview";
import type { Diagnostic } from "./report";

/** What Pulumi warns of and fails for; of a stack trace, what stands before it. */
export const diagnosticsOf = (said: readonly PreviewDiagnostic[]): readonly Diagnostic[] => {
  const kept = said.flatMap(({ severity, urn, message }) => {
    if (severity !== "error" && severity !== "warning") return [];
    const text = withoutTrace(stripVTControlCharacters(message)).replace(boilerplate, "").trim();
    return [Object.freeze({ severity, resource: urn === undefined ? null : parseUrn(urn).name, message: text })];
  });
  // The last error says only that there were others.
  const telling = kept.filter(({ severity, message }) => !(severity === "error" && message === "preview failed"));
  return Object.freeze(hasErrors(telling) ? telling : kept);
};

/** Whether the preview failed. */
export const hasErrors = (diagnostics: readonly Pick<PreviewDiagnostic, "severity">[]): boolean =>
  diagnostics.some(({ severity }) => severity === "error");

/** What the severity and the resource say already. */
const boilerplate = /^(?:error|warning): (?:\S+ resource '[^\n']*' has a problem: )?/;

const withoutTrace = (message: string): string => {
  const lines = message.split("\n").map((each) => each.trimEnd());
  const trace = lines.findIndex((each) => /^\s+at \S/.test(each));
  return (trace > 0 ? lines.slice(0, trace) : lines).join("\n").trim();
};
