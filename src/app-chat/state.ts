import { z } from "zod";
import type { LiveAppChat } from "../api/app-chat";
import { AppChatError } from "../errors";
import { defaultLabel, labelOf } from "./members";
import { Userids } from "./plan/userids";
import type { AppChatSpec, Membership } from "./spec";

/** What Pulumi keeps of a chat as its outputs: the spec as far as it is true of the chat, and what WeCom added. */
export interface AppChatState extends Omit<AppChatSpec, "name" | "owner"> {
  /** Missing only in a state that something else than this provider wrote. */
  readonly corpId?: string;
  /** As it is, whether declared or not. */
  readonly name?: string;
  /** As it is, whether declared or not. */
  readonly owner?: string;
  /** Which of the two the program doesn't declare, so that a refresh doesn't call their change drift. */
  readonly __undeclared?: readonly Undeclared[];
  /** What an update that broke off may have changed: of this, the rest of the state can't be trusted. */
  readonly __unsettled?: Unsettled;
  /** Read by `AppChat.get`: not managed here. */
  readonly __external?: true;
}

export type Undeclared = "name" | "owner";

export interface Unsettled {
  /** Who may have been added or removed. */
  readonly members?: readonly string[];
  readonly name?: true;
  readonly owner?: true;
}

const unsettled = z.object({
  members: z.array(z.string()).optional(),
  name: z.literal(true).optional(),
  owner: z.literal(true).optional(),
});

/** Lenient about what it doesn't know, since another release may have written it, strict about what it relies on. */
const stored = z.object({
  chatId: z.string().min(1),
  corpId: z.string().min(1).nullish(),
  name: z.string().nullish(),
  owner: z.string().nullish(),
  members: z.record(z.string(), z.unknown()),
  membership: z.enum(["authoritative", "additive"]).nullish(),
  adopt: z.boolean().nullish(),
  onDelete: z.enum(["retain", "archive", "dismiss"]).nullish(),
  allowMassRemoval: z.boolean().nullish(),
  __derived: z.boolean().nullish(),
  __secrets: z.array(z.string()).nullish(),
  __undeclared: z.array(z.enum(["name", "owner"])).nullish(),
  __unsettled: unsettled.nullish(),
  __external: z.boolean().nullish(),
});

/** The state of a chat out of Pulumi's properties. Throws where they can't be one. */
export const parseState = (properties: unknown): AppChatState => {
  const parsed = stored.safeParse(properties);
  if (!parsed.success) {
    const problems = z.prettifyError(parsed.error);
    throw new AppChatError(
      `the state of this AppChat can't be read: ${problems}\n"pulumi refresh" reads the chat anew and mends it.`,
    );
  }
  const { data } = parsed;
  return withoutUndefined({
    chatId: data.chatId,
    corpId: data.corpId ?? undefined,
    name: data.name ?? undefined,
    owner: data.owner ?? undefined,
    members: Object.fromEntries(
      Object.entries(data.members).map(([userid, label]) => [userid, typeof label === "string" ? label : defaultLabel]),
    ),
    membership: data.membership === "additive" ? data.membership : undefined,
    adopt: data.adopt ? true : undefined,
    onDelete: data.onDelete === "retain" ? undefined : (data.onDelete ?? undefined),
    allowMassRemoval: data.allowMassRemoval ? true : undefined,
    __derived: data.__derived ? true : undefined,
    __secrets: data.__secrets?.length ? data.__secrets : undefined,
    __undeclared: data.__undeclared?.length ? data.__undeclared : undefined,
    __unsettled: data.__unsettled ?? undefined,
    __external: data.__external ? true : undefined,
  }) as AppChatState;
};

/** The state after a run that reached the spec. Of people who are in the chat by hand it knows nothing. */
export const stateOf = (
  spec: AppChatSpec,
  live: { readonly corpId: string; readonly name?: string | undefined; readonly owner?: string | undefined },
): AppChatState => {
  const undeclared = (["name", "owner"] as const).filter((key) => spec[key] === undefined);
  // As a refresh spells it, for which the output would change otherwise.
  const owner = live.owner === undefined ? undefined : Userids.of(Object.keys(spec.members)).spell(live.owner);
  return withoutUndefined({
    ...spec,
    corpId: live.corpId,
    name: spec.name ?? live.name,
    owner: spec.owner ?? owner,
    __undeclared: undeclared.length > 0 ? undeclared : undefined,
  }) as AppChatState;
};

/**
 * The state after a look at the chat. Spellings and labels stay as they were. Where only declared people count, the
 * others in the chat are not remembered.
 */
export const observedState = (
  state: AppChatState,
  live: LiveAppChat,
  corpId: string,
  counting: Membership = state.membership ?? "authoritative",
): AppChatState => {
  const { __unsettled, ...settled } = state;
  const known = Userids.of([...Object.keys(state.members), ...(__unsettled?.members ?? [])]);
  const present = Userids.of(live.userList);
  const counted = counting === "additive" ? known.and(present) : present;
  const spelled = counted.sorted().map((userid) => known.spell(userid));
  return {
    ...settled,
    corpId,
    name: live.name,
    owner: Userids.of(spelled).spell(live.owner),
    members: Object.fromEntries(spelled.map((userid) => [userid, labelOf(state.members, userid)])),
  };
};

/** What of the state the program declares: exactly that is drift when it changes. */
export const declaredPart = (state: AppChatState): AppChatSpec => {
  const { corpId, name, owner, __undeclared = [], __unsettled, __external, ...spec } = state;
  return {
    ...spec,
    ...(name === undefined || __undeclared.includes("name") ? {} : { name }),
    ...(owner === undefined || __undeclared.includes("owner") ? {} : { owner }),
  };
};

const withoutUndefined = (properties: object): object =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
