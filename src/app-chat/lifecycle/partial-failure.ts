import { PartialFailure } from "../../engine/partial-failure";
import { sealed } from "../sealed";
import type { AppChatState } from "../state";

/** A failure after which Pulumi keeps the chat as `state` has it. */
export const partialFailure = (
  reason: string,
  { state, cause }: { readonly state: AppChatState; readonly cause: unknown },
): PartialFailure => new PartialFailure(reason, { id: state.chatId, properties: sealed(state), cause });
