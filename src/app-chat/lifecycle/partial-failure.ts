import { sealed } from "../sealed";
import type { AppChatState } from "../state";

/**
 * A create or update that failed after it may have changed the chat. Pulumi reads `id`, `properties` and `reasons`,
 * keeps the resource with them, and calls `update` in the next run even if nothing else changed.
 */
export class PartialFailure extends Error {
  override readonly name = "PartialFailure";
  readonly id: string;
  readonly properties: object;
  readonly reasons: readonly string[];

  constructor(reason: string, options: ErrorOptions & { readonly state: AppChatState }) {
    super(reason, options);
    const { state } = options;
    this.id = state.chatId;
    this.properties = sealed(state);
    this.reasons = [reason];
  }
}
