import { isDeepStrictEqual } from "node:util";
import type { Settings } from "../../config";
import { describeProblem, type Problem } from "../../engine/problem";
import { isUnknown, unknownValue } from "../../engine/unknown";
import { type Labels, settleMembers } from "../members";
import { Userids } from "../plan/userids";
import { type ArgumentValues, readArguments } from "./arguments";
import { conflictProblems, countProblems, onDeleteProblems, ownerProblems, removalProblems } from "./rules";

/** Inputs as Pulumi keeps them: an `AppChatSpec`, in previews with placeholders for what isn't known yet. */
export type AppChatInputs = Readonly<Record<string, unknown>>;

/** What the constructor passes along with the arguments, as the hidden input `__context`; `check` uses it up. */
export interface ProgramContext {
  readonly urn?: string;
  /** The chat's id if the program chooses none. */
  readonly derivedChatId?: string;
  /** Names of the arguments whose values are secret. Without it, all may be. */
  readonly secrets?: readonly string[];
}

export interface CheckContext {
  readonly settings: Settings;
  /** Notes that `urn` declares `chatId`; answers another URN of this program that declares it too. */
  readonly declare: (urn: string, chatId: string) => string | undefined;
}

export interface CheckResult {
  readonly inputs: AppChatInputs;
  /** A sentence each. */
  readonly failures: readonly string[];
}

/**
 * Arguments to inputs: everything that can be wrong is said at once, and what two programs mean alike comes out alike.
 * `olds` are the state's inputs (`{}` for a new resource). No network; pure but for `context.declare`.
 */
export const checkAppChat = (olds: AppChatInputs, news: AppChatInputs, context: CheckContext): CheckResult => {
  const { args, unknown } = separate(news);
  const program = programContext(news);
  const { values, problems: argumentProblems } = readArguments(args);
  const chat = identify(values.chatId, unknown.has("chatId"), olds, program);
  const before = { chatId: olds.chatId, members: oldMembers(olds) };
  const members = values.members && settleMembers(values.members, before.members);

  // With ignoreChanges the engine puts in what a refresh found, and that is not for the program to mend.
  const isAsBefore = (key: PropertyKey): boolean =>
    Object.hasOwn(olds, key) && isDeepStrictEqual(args[String(key)], olds[String(key)]);
  const membersAreAsBefore = isAsBefore("members");
  const problems: Problem[] = [
    ...argumentProblems.filter(({ path: [key = ""] }) => !isAsBefore(key)),
    ...(args.members === undefined && !unknown.has("members") ? [membersMissing] : []),
    ...(members && !membersAreAsBefore ? countProblems(members, context.settings.maxMembers) : []),
    ...(members && !(membersAreAsBefore && isAsBefore("owner"))
      ? ownerProblems(args.owner, members, membersAreAsBefore)
      : []),
    ...(members && !values.allowMassRemoval && !unknown.has("allowMassRemoval")
      ? removalProblems(before, { ...chat, members }, values.membership)
      : []),
    ...onDeleteProblems(values.onDelete, context.settings.baseUrl),
    ...(program.urn === undefined || isUnknown([program.urn, chat.chatId])
      ? []
      : conflictProblems(program.urn, context.declare(program.urn, chat.chatId))),
  ];

  const visible = { args, isSecret: (argument: string) => program.secrets?.includes(argument) ?? true };
  const kept = Object.fromEntries(Object.entries(args).filter(([key]) => isAsBefore(key)));
  const secrets = program.secrets?.length ? program.secrets : undefined;
  return {
    inputs: canonical({ ...kept, ...values, ...chat, members, __secrets: secrets }, unknown),
    failures: problems.map((problem) => describeProblem(problem, visible)),
  };
};

const membersMissing: Problem = { path: ["members"], message: "is missing: say who belongs to the chat" };

/** The arguments whose values are known, without what the constructor or the engine added, and the names of the others. */
const separate = (news: AppChatInputs) => {
  const args: Record<string, unknown> = {};
  const unknown = new Set<string>();
  for (const [key, value] of Object.entries(news)) {
    if (key.startsWith("__") || value === null) continue;
    if (isUnknown(value)) unknown.add(key);
    else args[key] = value;
  }
  return { args, unknown };
};

const programContext = ({ __context }: AppChatInputs): ProgramContext =>
  typeof __context === "object" && __context !== null ? __context : {};

interface Identity {
  readonly chatId: string;
  readonly __derived?: true;
}

/** A chat keeps the id it has, whatever becomes of its URN, unless the program names another. */
const identify = (
  declared: string | undefined,
  declaredUnknown: boolean,
  olds: AppChatInputs,
  program: ProgramContext,
): Identity => {
  const derived = program.derivedChatId ?? unknownValue;
  const kept = typeof olds.chatId === "string" ? olds.chatId : undefined;
  const chatId = declaredUnknown ? unknownValue : (declared ?? kept ?? derived);
  const isDerived = chatId === derived || (chatId === kept && olds.__derived === true);
  return isDerived && chatId !== unknownValue ? { chatId, __derived: true } : { chatId };
};

const oldMembers = ({ members }: AppChatInputs): Labels =>
  typeof members === "object" && members !== null ? (members as Labels) : {};

interface Settled extends Omit<ArgumentValues, "chatId">, Identity {
  readonly __secrets: readonly string[] | undefined;
}

/** Only what differs from its default, and placeholders where the value isn't known yet. */
const canonical = (values: Settled, unknown: ReadonlySet<string>): AppChatInputs => {
  const { membership, adopt, onDelete, allowMassRemoval, owner, members } = values;
  const inputs: Record<string, unknown> = {
    ...values,
    owner: owner === undefined ? undefined : Userids.of(Object.keys(members ?? {})).spell(owner),
    membership: membership === "additive" ? membership : undefined,
    adopt: adopt || undefined,
    onDelete: onDelete === "retain" ? undefined : onDelete,
    allowMassRemoval: allowMassRemoval || undefined,
  };
  for (const key of unknown) inputs[key] = unknownValue;
  return Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== undefined));
};
