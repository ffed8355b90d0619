import { z } from "zod";
import { type Preview, previewDiagnostic, previewStep } from "./preview";

/** The one document of `pulumi preview --json`; each key is left out where it is empty (`pkg/backend/display/json.go`). */
const digest = z.object({
  steps: z.array(previewStep).nullish(),
  diagnostics: z.array(previewDiagnostic).nullish(),
  /** How many steps there are of each operation. */
  changeSummary: z.record(z.string(), z.number()).nullish(),
});

const keys = ["steps", "diagnostics", "changeSummary", "duration"];

/** Whether a value looks like that document at all. */
export const isDigest = (value: unknown): boolean =>
  typeof value === "object" && value !== null && keys.some((key) => key in value);

/** @throws z.ZodError */
export const parseDigest = (value: unknown): Preview => {
  const { steps, diagnostics, changeSummary } = digest.parse(value);
  return {
    steps: steps ?? [],
    diagnostics: diagnostics ?? [],
    same: changeSummary ? (changeSummary.same ?? 0) : undefined,
  };
};
