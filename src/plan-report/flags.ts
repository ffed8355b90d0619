import type { Language, ReportFormat } from "../reports/formats";
import { sourceOf as source } from "../reports/source";

/** What a person asks of `pulumi-wecom plan`. */
export interface PlanFlags {
  readonly stack?: string;
  readonly cwd?: string;
  readonly format: ReportFormat;
  readonly output?: string;
  readonly lang: Language;
}

/** The source that the arguments name, or in words why they name none. */
export const sourceOf = (file: string | undefined, { stack }: Pick<PlanFlags, "stack">, isTerminal: boolean) =>
  source({ file, stack }, { isTerminal, expected: 'what "pulumi preview --json" printed' });
