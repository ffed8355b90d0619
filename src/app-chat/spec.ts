import type { Labels } from "./members";

export type Membership = "authoritative" | "additive";
export type OnDelete = "retain" | "archive" | "dismiss";

/**
 * A declared chat in the one form that everything after `check` works with. What is at its default is left out: state
 * holds it twice a chat.
 */
export interface AppChatSpec {
  readonly chatId: string;
  /** Left out: WeCom's affair. */
  readonly name?: string;
  /** Left out: WeCom's affair. */
  readonly owner?: string;
  /** By userid: an object, because Pulumi compares lists by position and objects by key. */
  readonly members: Labels;
  readonly membership?: "additive";
  readonly adopt?: true;
  readonly onDelete?: "archive" | "dismiss";
  readonly allowMassRemoval?: true;
  /** The id was derived from the URN, so a chat that has it is this one. */
  readonly __derived?: true;
  /** Arguments whose values are secret: Pulumi hands them over in clear, and no message may repeat them. */
  readonly __secrets?: readonly string[];
}
