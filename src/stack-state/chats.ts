import { type AppChatState, parseState } from "../app-chat/state";
import { appChatType } from "../engine/resource-type";
import { messageOf } from "../errors";
import type { StateResource } from "./deployment";
import { type Ignored, ignoredBy } from "./ignored";
import { type Revealed, reveal } from "./reveal";
import { parseUrn } from "./urn";

interface ChatOfStack {
  readonly urn: string;
  /** The resource's name in the program. */
  readonly resource: string;
  /** At WeCom; empty in a state that lost it. */
  readonly chatId: string;
  /** Arguments whose values must not be shown. */
  readonly secrets: readonly string[];
}

/** A chat that the stack manages. */
export interface ManagedChat extends ChatOfStack {
  readonly kind: "managed";
  readonly state: AppChatState;
  readonly ignored: Ignored;
}

/** A chat that the stack manages, of which the state can't be read. */
export interface OpaqueChat extends ChatOfStack {
  readonly kind: "opaque";
  readonly name: string | undefined;
  readonly why: string;
  /** What is encrypted; empty where something else is wrong. */
  readonly encrypted: readonly string[];
}

export type StackChat = ManagedChat | OpaqueChat;

/**
 * The chats that a stack manages, in the order of its state. Left out are chats that its program only reads, and those
 * that are given up already.
 */
export const chatsOf = (resources: readonly StateResource[]): readonly StackChat[] =>
  resources.filter(isManaged).map(chatOf);

const isManaged = ({ type, external, delete: givenUp, pendingReplacement, outputs }: StateResource): boolean =>
  type === appChatType && !external && !givenUp && !pendingReplacement && outputs?.__external !== true;

const chatOf = ({ urn, id = "", outputs = {}, ignoreChanges = [] }: StateResource): StackChat => {
  const revealed = reveal(outputs);
  const { properties, encrypted } = revealed;
  const chat = { urn, resource: parseUrn(urn).name, chatId: id, secrets: secretsOf(revealed) };
  const opaque = (why: string, unread: readonly string[] = []): OpaqueChat => {
    const name = typeof properties.name === "string" ? properties.name : undefined;
    return Object.freeze({ kind: "opaque", ...chat, name, why, encrypted: unread });
  };
  const unread = encrypted.filter((name) => needed.has(name));
  if (unread.length > 0) return opaque(encryptedWhy(unread), unread);
  try {
    // The resource's own id is the chat's, also where the argument is encrypted.
    const state = parseState({ ...properties, chatId: id });
    return Object.freeze({ kind: "managed", ...chat, state, ignored: ignoredBy(ignoreChanges) });
  } catch (error) {
    return opaque(messageOf(error));
  }
};

/** What a chat can't be compared without. */
const needed: ReadonlySet<string> = new Set(["corpId", "name", "owner", "members", "__undeclared", "__unsettled"]);

/** Outputs can be secret without the arguments: by `additionalSecretOutputs`, and the owner of secret members. */
const secretsOf = ({ properties, secret }: Revealed): readonly string[] => {
  const { __secrets } = properties;
  const declared = Array.isArray(__secrets) ? __secrets.map(String) : [];
  return Object.freeze([...new Set([...declared, ...secret.filter((name) => !name.startsWith("__"))])]);
};

const encryptedWhy = (names: readonly string[]): string => {
  const shown = names.filter((name) => !name.startsWith("__")).join(" and ") || "state";
  return `This export has its ${shown} encrypted, so it can't be compared. With --stack, Pulumi is asked to decrypt.`;
};
