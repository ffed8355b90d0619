import { stripVTControlCharacters } from "node:util";
import { z } from "zod";
import { type Preview, type PreviewDiagnostic, type PreviewStep, previewStep } from "./preview";

/**
 * One of the engine's events, a line each: what newer CLIs stream (`PULUMI_ENABLE_STREAMING_JSON_PREVIEW`) and what
 * `--event-log` writes (`sdk/go/common/apitype/events.go`).
 */
const engineEvent = z.object({
  resourcePreEvent: z
    .object({
      /** Whether it is of a preview. */
      planning: z.boolean().optional(),
      metadata: z.object({
        ...previewStep.shape,
        old: previewStep.shape.oldState,
        new: previewStep.shape.newState,
        keys: z.array(z.string()).nullish(),
        diffs: z.array(z.string()).nullish(),
      }),
    })
    .optional(),
  diagnosticEvent: z
    .object({
      urn: z.string().optional(),
      prefix: z.string().default(""),
      message: z.string().default(""),
      severity: z.string().default("info"),
      ephemeral: z.boolean().optional(),
    })
    .optional(),
  summaryEvent: z.object({ resourceChanges: z.record(z.string(), z.number()).nullish() }).optional(),
});

/** Whether a value looks like one of these events. */
export const isEvent = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "sequence" in value && "timestamp" in value;

/** Whether it is one of the last events, which say how it went. */
export const isEnd = (value: unknown): boolean =>
  isEvent(value) && ["summaryEvent", "cancelEvent"].some((key) => key in (value as object));

/** @throws z.ZodError, and an Error where the events are of a run and not of a preview */
export const parseEvents = (values: readonly unknown[]): Preview => {
  const steps: PreviewStep[] = [];
  const diagnostics: PreviewDiagnostic[] = [];
  let same: number | undefined;
  for (const value of values) {
    const { resourcePreEvent, diagnosticEvent, summaryEvent } = engineEvent.parse(value);
    if (resourcePreEvent) {
      if (!resourcePreEvent.planning) throw new Error("these are the events of a run, not of a preview");
      const { old, new: then, keys, diffs, ...step } = resourcePreEvent.metadata;
      steps.push({ ...step, oldState: old, newState: then, replaceReasons: keys, diffReasons: diffs });
    }
    if (diagnosticEvent && !diagnosticEvent.ephemeral) {
      const { prefix, message, severity, urn } = diagnosticEvent;
      const text = stripVTControlCharacters(prefix + message);
      diagnostics.push({ message: text, severity, ...(urn === undefined ? {} : { urn }) });
    }
    if (summaryEvent) same = summaryEvent.resourceChanges?.same ?? 0;
  }
  return { steps, diagnostics, same };
};
