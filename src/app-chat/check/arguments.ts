import { z } from "zod";
import { chatLimits, chosenChatId, useridFormat } from "../../api/limits";
import type { Problem } from "../../engine/problem";
import { type Labels, readMembers, useridRule } from "../members";

const text = z.string("must be a text");
const flag = z.boolean("must be true or false");
const { maxNameLength } = chatLimits;

// WeCom cuts a longer name without an error (page 90245), which would be drift for ever.
const name = text.refine((value) => value !== "" && [...value].length <= maxNameLength, {
  error: ({ input }) =>
    input === ""
      ? "is empty; leave it out to let WeCom name the chat"
      : `has ${[...String(input)].length} characters, and ${maxNameLength} is the limit: WeCom would silently cut the rest`,
});

/** The arguments of `AppChat` as they reach `check`, each by itself; what they must be to each other is in `rules`. */
const appChatArgs = z
  .strictObject({
    name,
    owner: text.regex(useridFormat, useridRule),
    members: z.unknown(),
    chatId: text.regex(chosenChatId, "must be 1 to 32 letters (a–z, A–Z) and digits"),
    membership: z.enum(["authoritative", "additive"], 'must be "authoritative" or "additive"'),
    adopt: flag,
    onDelete: z.enum(["retain", "archive", "dismiss"], 'must be "retain", "archive" or "dismiss"'),
    allowMassRemoval: flag,
  })
  .partial();

export const argumentNames: readonly string[] = Object.keys(appChatArgs.shape);

export type ArgumentValues = Omit<z.infer<typeof appChatArgs>, "members"> & { readonly members?: Labels | undefined };

/** Each argument that is right by itself, and what is wrong with the others. */
export const readArguments = (
  args: Readonly<Record<string, unknown>>,
): { readonly values: ArgumentValues; readonly problems: readonly Problem[] } => {
  const parsed = Object.entries(args).map(([key, value]) => appChatArgs.safeParse({ [key]: value }));
  const members = args.members === undefined ? undefined : readMembers(args.members);
  return {
    values: { ...Object.assign({}, ...parsed.map(({ data }) => data ?? {})), members: members?.labels },
    problems: [...parsed.flatMap(({ error }) => error?.issues.flatMap(problemsOf) ?? []), ...(members?.problems ?? [])],
  };
};

const problemsOf = (issue: z.core.$ZodIssue): readonly Problem[] =>
  issue.code === "unrecognized_keys"
    ? issue.keys.map((key) => ({
        path: [key],
        message: `is not an argument of AppChat; these are: ${argumentNames.join(", ")}`,
      }))
    : [{ path: issue.path, message: issue.message }];
