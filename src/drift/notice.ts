import { messageLimits } from "../api/limits";
import { messageQuote } from "../reports/message-quote";
import { name, type Phrase, phrase, word, written } from "../reports/phrase";
import { withinBytes } from "../reports/within-bytes";
import { briefly } from "./brief";
import type { ChatDrift, DriftReport } from "./report";
import { hasDrifted } from "./summarize";
import type { DriftWords } from "./words/drift-words";

/**
 * The report as a message to a chat, in WeCom's Markdown and within its limit. Undefined where nothing drifted: nobody
 * is told that all is well.
 */
export const noticeOf = (report: DriftReport, words: DriftWords): string | undefined => {
  const drifted = report.chats.filter(hasDrifted);
  if (drifted.length === 0) return undefined;
  const text = (said: Phrase): string => written(said, messageQuote);
  return withinBytes(
    {
      head: `**${text(words.headline(report))}**`,
      items: drifted.map((chat) => `\n> ${text(lineOf(chat, words))}`),
      tail: "",
      more: (count) => `\n${text(words.more(count))}`,
    },
    messageLimits.markdownBytes,
  );
};

/** A person knows the chat by its name, and the program's author by that of the resource. */
const lineOf = (chat: ChatDrift, words: DriftWords): Phrase => {
  const called = chat.name === null ? word(chat.resource) : name(chat.name);
  return phrase`${called}: ${briefly(chat, words)}`;
};
