/** What a person asks of `pulumi-wecom import`. */
export interface ImportFlags {
  readonly out?: string;
  readonly labels?: string;
  readonly stack?: string;
  readonly cwd?: string;
  readonly force?: true;
}

/** The ids as they were given, or that they come from stdin, or in words why there are none. `-` is stdin, as usual. */
export const idsOf = (
  args: readonly string[],
  isTerminal: boolean,
): { readonly ids: readonly string[] } | { readonly stdin: true } | { readonly problem: string } => {
  if (args.includes("-")) return args.length === 1 ? { stdin: true } : { problem: "give ids or -, not both" };
  if (args.some((id) => id.trim() === "")) return { problem: "an id is empty" };
  if (args.length > 0) return { ids: once(args) };
  return isTerminal ? { problem: "give the ids of the chats, or a list of them on stdin" } : { stdin: true };
};

/** The ids of a list, one a line. */
export const idsIn = (text: string): readonly string[] =>
  once(
    text
      .split(/\r\n|\r|\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  );

const once = (ids: readonly string[]): readonly string[] => [...new Set(ids)];
