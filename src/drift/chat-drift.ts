import { Redactor } from "../api/redact";
import { isWeComApiError, messageOf } from "../errors";
import type { OpaqueChat, StackChat } from "../stack-state/chats";
import type { Difference } from "./compare";
import type { ChatDrift } from "./report";

/** What came of looking at one chat. */
export type Finding =
  | { readonly kind: "compared"; readonly difference: Difference | undefined }
  | { readonly kind: "gone" }
  | { readonly kind: "failed"; readonly error: unknown };

/** The line of the report for a chat. */
export const chatDrift = (chat: StackChat, finding: Finding): ChatDrift => {
  const identity = identityOf(chat);
  switch (finding.kind) {
    case "compared":
      return finding.difference
        ? Object.freeze({ ...identity, finding: "changed", ...finding.difference })
        : Object.freeze({ ...identity, finding: "unchanged" });
    case "gone":
      return Object.freeze({ ...identity, finding: "gone" });
    case "failed": {
      const { error } = finding;
      return unreadable(chat, messageOf(error), isWeComApiError(error) ? error.errcode : null);
    }
  }
};

/** The line for a chat that can't even be asked for. */
export const opaqueDrift = (chat: OpaqueChat): ChatDrift => unreadable(chat, chat.why, null);

const unreadable = (chat: StackChat, why: string, errcode: number | null): ChatDrift => {
  // A server may repeat what it was asked.
  const redactor = new Redactor();
  if (chat.secrets.includes("chatId")) redactor.hide(chat.chatId);
  return Object.freeze({ ...identityOf(chat), finding: "unreadable", reason: redactor.clean(why), errcode });
};

const identityOf = (chat: StackChat) => {
  const name = chat.kind === "managed" ? chat.state.name : chat.name;
  return {
    resource: chat.resource,
    urn: chat.urn,
    chatId: chat.secrets.includes("chatId") ? null : chat.chatId,
    name: chat.secrets.includes("name") ? null : name || null,
    secrets: chat.secrets,
    interrupted: chat.kind === "managed" && chat.state.__unsettled !== undefined,
  };
};
