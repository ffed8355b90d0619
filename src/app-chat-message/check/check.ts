import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { safeMessageTypes } from "../../api/limits";
import { type MessageType, messageTypes } from "../../api/message";
import { describeProblem, type Problem } from "../../engine/problem";
import { isUnknown } from "../../engine/unknown";
import { type MediaSlot, mediaSlots } from "../media-slots";
import { argumentNames } from "../spec";
import { asRecorded } from "./as-recorded";
import { contents, quotedFields } from "./contents";
import { type LookAt, mediaSlotProblems } from "./media";

/** Inputs as Pulumi keeps them: an `AppChatMessageSpec`, in previews with placeholders. */
export type AppChatMessageInputs = Readonly<Record<string, unknown>>;

/** What the constructor passes along as the hidden input `__context`; `check` uses it up. */
export interface MessageContext {
  readonly urn?: string;
  /** Names of the arguments whose values are secret. Without it, all may be. */
  readonly secrets?: readonly string[];
}

export interface CheckedMessage {
  readonly inputs: AppChatMessageInputs;
  /** A sentence each. */
  readonly failures: readonly string[];
}

const others = z.strictObject({
  chatId: z.string("must be a text").min(1, "is empty"),
  safe: z.boolean("must be true or false").optional(),
  triggers: z.unknown(),
});
const schema = z.strictObject({ ...others.shape, ...contents }).partial();

/**
 * Arguments to inputs: everything for which WeCom would refuse the message, or cut it without a word, is said at once.
 * Nothing is sent; files are looked at through `lookAt`.
 *
 * @param olds the inputs of the state, whose words are kept where the message is the same
 */
export const checkAppChatMessage = async (
  news: AppChatMessageInputs,
  lookAt: LookAt,
  olds: AppChatMessageInputs = {},
): Promise<CheckedMessage> => {
  const args = argumentsOf(news);
  const problems = [
    ...shapeProblems(args),
    ...(args.chatId === undefined
      ? [{ path: ["chatId"], message: "is missing: say which chat the message is for" }]
      : []),
    ...typeProblems(args),
    ...safeProblems(args),
    ...(
      await Promise.all(
        newSlots(olds, args).map((slot) => mediaSlotProblems(slot, { safe: args.safe === true, lookAt })),
      )
    ).flat(),
  ];
  const visible = { args, isSecret: secretIn(contextOf(news)) };
  const { safe, ...rest } = args;
  return {
    inputs: asRecorded(olds, safe === false ? rest : args, visible.isSecret),
    failures: problems.map((problem) => describeProblem(problem, visible)),
  };
};

export const contextOf = ({ __context }: AppChatMessageInputs): MessageContext =>
  typeof __context === "object" && __context !== null ? __context : {};

const secretIn =
  ({ secrets }: MessageContext) =>
  (argument: string): boolean =>
    secrets?.includes(argument) ?? true;

/** What the program gave, without what the constructor or the engine added and without nulls, which mean nothing here. */
const argumentsOf = (news: AppChatMessageInputs): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(news)
      .filter(([key, value]) => !key.startsWith("__") && value !== null)
      .map(([key, value]) => [key, key === "triggers" ? value : withoutNulls(value)]),
  );

const withoutNulls = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === null ? [] : [[key, withoutNulls(inner)]])),
  );
};

/** Of what holds something that isn't known yet, the rest is known and can be wrong. */
const isPlaceholder = (value: unknown): boolean => typeof value === "string" && isUnknown(value);

type Arguments = Readonly<Record<string, unknown>>;

/** What is wrong with each argument by itself. Of a value that isn't known yet nothing is. */
const shapeProblems = (args: Arguments): readonly Problem[] => {
  const { error } = schema.safeParse(args);
  return (error?.issues ?? [])
    .filter(({ path }) => !isPlaceholder(valueAt(args, path)))
    .flatMap((issue) => problemsOf(issue, valueAt(args, issue.path) === undefined));
};

const problemsOf = (issue: z.core.$ZodIssue, missing: boolean): readonly Problem[] => {
  const { path } = issue;
  if (issue.code === "unrecognized_keys") {
    const what = path.length === 0 ? `; these are: ${argumentNames.join(", ")}` : "";
    const of = path.length === 0 ? "an argument of AppChatMessage" : "a field of this message";
    return issue.keys.map((key) => ({ path: [...path, key], message: `is not ${of}${what}`, unquoted: true }));
  }
  const field = path.findLast((step) => typeof step === "string") ?? "";
  const message = missing ? "is missing" : issue.message;
  return [quotedFields.has(field) && !missing ? { path, message } : { path, message, unquoted: true }];
};

const givenTypes = (args: Arguments): readonly MessageType[] => messageTypes.filter((type) => args[type] !== undefined);

/** What isn't known yet may turn out to be there or not; what is known in part is there. */
const certainTypes = (args: Arguments): readonly MessageType[] =>
  givenTypes(args).filter((type) => !isPlaceholder(args[type]));

/** A file that was sent just so isn't looked at again: with `ignoreChanges`, it may be gone. */
const newSlots = (olds: Arguments, args: Arguments): readonly MediaSlot[] => {
  const sent = (olds.safe === true) === (args.safe === true) ? mediaSlots(olds) : [];
  const isSent = ({ path, holder }: MediaSlot): boolean =>
    sent.some((slot) => isDeepStrictEqual([slot.path, slot.holder], [path, holder]));
  return mediaSlots(args).filter((slot) => !isSent(slot));
};

/** Exactly one type. */
const typeProblems = (args: Arguments): readonly Problem[] => {
  const certain = certainTypes(args);
  if (givenTypes(args).length === 0)
    return [{ path: [], message: `needs a message: one of ${messageTypes.join(", ")}` }];
  if (certain.length <= 1) return [];
  return [
    {
      path: [],
      message: `has ${certain.length} messages (${certain.join(", ")}), and one is the limit: declare one resource for each`,
    },
  ];
};

/** News with `safe` is refused (40074); for the others that aren't listed nobody says that they would be confidential. */
const safeProblems = (args: Arguments): readonly Problem[] => {
  const certain = certainTypes(args);
  const possible = certain.length > 0 ? certain : givenTypes(args);
  if (args.safe !== true || possible.length === 0 || possible.some((type) => safeMessageTypes.includes(type)))
    return [];
  return [
    { path: ["safe"], message: `goes only with ${safeMessageTypes.join(", ")}, and this is ${possible.join(" or ")}` },
  ];
};

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, step) =>
      typeof inner === "object" && inner !== null ? (inner as Record<PropertyKey, unknown>)[step] : inner,
    value,
  );
