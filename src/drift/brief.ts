import { joined, type Phrase } from "../reports/phrase";
import type { ChatDrift } from "./report";
import type { DriftWords } from "./words/drift-words";

/** The drift of a chat in a few words: `2 joined, 1 left, renamed`. Empty where there is none. */
export const briefly = (chat: ChatDrift, { brief }: DriftWords): Phrase => {
  if (chat.finding === "gone") return brief.gone;
  if (chat.finding !== "changed") return [];
  const parts = [
    ...(chat.joined ? [brief.joined(chat.joined.count)] : []),
    ...(chat.left ? [brief.left(chat.left.count)] : []),
    ...(chat.renamed ? [brief.renamed] : []),
    ...(chat.owner ? [brief.owner] : []),
  ];
  return joined(parts, brief.separator);
};
