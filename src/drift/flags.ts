import type { Language, ReportFormat } from "../reports/formats";

/** What a person asks of `pulumi-wecom drift`. */
export interface DriftFlags {
  readonly stack?: string;
  readonly cwd?: string;
  readonly format: ReportFormat;
  readonly output?: string;
  readonly lang: Language;
  readonly notify?: string;
}

/** Where its state comes from. */
export type DriftSource =
  | { readonly kind: "stack"; readonly name: string }
  | { readonly kind: "file"; readonly file: string }
  | { readonly kind: "stdin" };

/** The source that the arguments name, or in words why they name none. `-` is stdin, as usual. */
export const sourceOf = (
  file: string | undefined,
  { stack }: Pick<DriftFlags, "stack">,
  isTerminal: boolean,
): DriftSource | { readonly problem: string } => {
  if (stack !== undefined && file !== undefined) return { problem: "give --stack or a file, not both" };
  if (stack === "") return { problem: "--stack is empty" };
  if (stack !== undefined) return { kind: "stack", name: stack };
  if (file !== undefined && file !== "-") return { kind: "file", file };
  if (isTerminal) return { problem: "give --stack NAME, or an export of the stack as a file or on stdin" };
  return { kind: "stdin" };
};
