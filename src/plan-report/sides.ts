import { z } from "zod";
import type { AppChatSpec } from "../app-chat/spec";
import { type AppChatState, parseState } from "../app-chat/state";
import { AppChatError } from "../errors";
import type { ResourceState } from "./preview/preview";
import { type Shown, shownOf } from "./properties";

/** A chat as the program will have it, as far as the preview shows it. */
export interface After extends Shown {
  readonly chatId: string | undefined;
  /** Undefined where something that decides about calls isn't shown. */
  readonly spec: AppChatSpec | undefined;
}

/** A chat as the state has it, as far as the preview shows it. */
export interface Before extends Shown {
  readonly chatId: string | undefined;
  /** Undefined where something that decides about calls isn't shown. */
  readonly state: AppChatState | undefined;
  /** The engine forgets the resource without telling the provider. */
  readonly retained: boolean;
}

/** What decides about calls. */
const decisive = ["chatId", "name", "owner", "members", "membership", "adopt", "onDelete", "__unsettled"];

const isComplete = ({ secret, unknown }: Shown): boolean =>
  ![...secret, ...unknown].some((name) => decisive.includes(name));

/** Checked inputs in the preview's own document are only believed after a look. */
const declared = z.looseObject({
  chatId: z.string().min(1),
  name: z.string().optional(),
  owner: z.string().optional(),
  members: z.record(z.string(), z.string()),
});

/** @throws AppChatError where the inputs can't be those of a chat */
export const afterOf = ({ inputs }: ResourceState): After => {
  const shown = shownOf(inputs);
  const chatId = textOf(shown.values.chatId);
  if (!isComplete(shown)) return { ...shown, chatId, spec: undefined };
  const { __provider, ...values } = shown.values;
  const parsed = declared.safeParse(values);
  if (!parsed.success) {
    throw new AppChatError(`the inputs of this AppChat can't be read: ${z.prettifyError(parsed.error)}`);
  }
  return { ...shown, chatId, spec: parsed.data as unknown as AppChatSpec };
};

/** @throws AppChatError where the outputs can't be those of a chat */
export const beforeOf = ({ id, outputs, retainOnDelete }: ResourceState): Before => {
  const shown = shownOf(outputs);
  const chatId = id || textOf(shown.values.chatId);
  const retained = retainOnDelete === true;
  // The resource's own id is the chat's, also where the argument is masked.
  const known = { ...shown, secret: shown.secret.filter((name) => name !== "chatId") };
  if (!isComplete(known)) return { ...shown, chatId, state: undefined, retained };
  return { ...shown, chatId, state: parseState({ ...shown.values, chatId }), retained };
};

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
