import { z } from "zod";

/** A resource before or after a step, as far as reports need it. */
const resourceState = z.object({
  id: z.string().optional(),
  inputs: z.record(z.string(), z.unknown()).optional(),
  outputs: z.record(z.string(), z.unknown()).optional(),
  retainOnDelete: z.boolean().optional(),
});
export type ResourceState = z.output<typeof resourceState>;

/** One step of the engine's plan. Which operations there are is Pulumi's affair, and newer ones have more. */
export const previewStep = z.object({
  op: z.string(),
  urn: z.string().min(1),
  oldState: resourceState.nullish(),
  newState: resourceState.nullish(),
  /** Properties for which it is a replacement; `id` where a person asked for it. */
  replaceReasons: z.array(z.string()).nullish(),
  /** By property path. */
  detailedDiff: z.record(z.string(), z.unknown()).nullish(),
  diffReasons: z.array(z.string()).nullish(),
});
export type PreviewStep = z.output<typeof previewStep>;

export const previewDiagnostic = z.object({
  urn: z.string().optional(),
  message: z.string().default(""),
  /** `error`, `warning`, `info`, `info#err`, `debug`. */
  severity: z.string().default("info"),
});
export type PreviewDiagnostic = z.output<typeof previewDiagnostic>;

/** What `pulumi preview --json` says, in either of its forms. */
export interface Preview {
  readonly steps: readonly PreviewStep[];
  readonly diagnostics: readonly PreviewDiagnostic[];
  /** Resources that stay the same, also those that `steps` leaves out; undefined where the preview doesn't say. */
  readonly same?: number | undefined;
}
