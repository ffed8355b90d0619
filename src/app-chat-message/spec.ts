import { type MessageType, messageTypes } from "../api/message";

/**
 * A declared message in the form in which `check` leaves it and Pulumi keeps it as inputs: WeCom's fields in camel case,
 * where a file may stand as an asset under `source` (`thumbSource` in mpnews). In previews there are placeholders for
 * what isn't known yet.
 */
export interface AppChatMessageSpec {
  readonly chatId: string;
  /** Left out where it is false. */
  readonly safe?: true;
  readonly triggers?: unknown;
  /** Of the nine types exactly one. */
  readonly [type: string]: unknown;
}

/** What became of the sending, beside the arguments in the outputs. */
export interface Delivery {
  /** ISO 8601: when WeCom had answered; of an unknown outcome, when the sending began. */
  readonly sentAt: string;
  /** Where WeCom says one. */
  readonly messageId?: string;
  /** `unknown`: WeCom didn't say, and nobody can ask. */
  readonly outcome: "sent" | "unknown";
}

/** What sends again when it changes. */
export const argumentNames: readonly string[] = ["chatId", ...messageTypes, "safe", "triggers"];

/** The type of which there is a content. */
export const typeOf = (spec: Readonly<Record<string, unknown>>): MessageType | undefined =>
  messageTypes.find((type) => spec[type] !== undefined);
