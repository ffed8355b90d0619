import type { Language, ReportFormat } from "../reports/formats";
import { sourceOf as source } from "../reports/source";

/** What a person asks of `pulumi-wecom drift`. */
export interface DriftFlags {
  readonly stack?: string;
  readonly cwd?: string;
  readonly format: ReportFormat;
  readonly output?: string;
  readonly lang: Language;
  readonly notify?: string;
}

/** The source that the arguments name, or in words why they name none. */
export const sourceOf = (file: string | undefined, { stack }: Pick<DriftFlags, "stack">, isTerminal: boolean) =>
  source({ file, stack }, { isTerminal, expected: "an export of the stack" });
