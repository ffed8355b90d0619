import { readStdin, type Source } from "../stack-state/source";

/** Where what a report is about comes from. */
export type ReportSource =
  | { readonly kind: "stack"; readonly name: string }
  | { readonly kind: "file"; readonly file: string }
  | { readonly kind: "stdin" };

/** What the command line says of it. */
export interface Given {
  readonly file: string | undefined;
  readonly stack: string | undefined;
}

/**
 * The source that the arguments name, or in words why they name none. `-` is stdin, as usual.
 *
 * @param expected what a file or stdin would hold
 */
export const sourceOf = (
  { file, stack }: Given,
  { isTerminal, expected }: { readonly isTerminal: boolean; readonly expected: string },
): ReportSource | { readonly problem: string } => {
  if (stack !== undefined && file !== undefined) return { problem: "give --stack or a file, not both" };
  if (stack !== undefined) return { kind: "stack", name: stack };
  if (file !== undefined && file !== "-") return { kind: "file", file };
  if (isTerminal) return { problem: `give --stack NAME, or ${expected} as a file or on stdin` };
  return { kind: "stdin" };
};

/** What was piped in. Without a terminal, a command that was given no source comes here, too. */
export const pipedIn = async (stdin: NodeJS.ReadableStream): Promise<Source> => {
  const source = await readStdin(stdin);
  if (source.text.trim() === "") throw new Error("stdin is empty: give --stack NAME, or a file, or pipe one in");
  return source;
};
