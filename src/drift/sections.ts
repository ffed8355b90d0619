import { joined, name, type Phrase, phrase, prose, word } from "../reports/phrase";
import { type Line, line } from "../reports/sections";
import type { ChatDrift, UnreadableChat } from "./report";
import type { DriftWords } from "./words/drift-words";

/** A part of a report that people read: a chat, or the chats that can't be read for one reason. */
export interface Section {
  readonly kind: "changed" | "gone" | "noted" | "unreadable";
  /** How many it is about. */
  readonly chats: number;
  readonly title: Phrase;
  readonly lines: readonly Line[];
}

/** What there is to say of each chat that could be read, in their order: nothing of those that are as in the state. */
export const chatSections = (chats: readonly ChatDrift[], words: DriftWords): readonly Section[] =>
  chats.flatMap((chat) => {
    const lines = linesOf(chat, words);
    return lines.length === 0 ? [] : [{ kind: kindOf(chat), chats: 1, title: titleOf(chat), lines }];
  });

/** Chats that can't be read mostly share a reason (a secret, a network), which is said once. */
export const unreadableSections = (chats: readonly ChatDrift[], words: DriftWords): readonly Section[] => {
  const unreadable = chats.filter((chat) => chat.finding === "unreadable");
  return [...Map.groupBy(unreadable, reasonKey).values()].map((group) => ({
    kind: "unreadable",
    chats: group.length,
    title: words.unreadable(group.length),
    lines: [line(" ", namesOf(group, words)), ...reasonLines(group[0]?.reason ?? "")],
  }));
};

/** What to do about what drifted: a chat that is gone needs something else than the others. */
export const adviceOf = (chats: readonly ChatDrift[], words: DriftWords): readonly Phrase[] => [
  ...(chats.some(({ finding }) => finding === "changed") ? [words.advice] : []),
  ...(chats.some(({ finding }) => finding === "gone") ? [words.goneAdvice] : []),
];

/** The resource as the program names it, and the chat as people and WeCom know it. */
export const titleOf = ({ resource, name: chatName, chatId }: ChatDrift): Phrase => [
  word(resource),
  ...(chatName === null ? [] : phrase` ${name(chatName)}`),
  ...(chatId === null || chatId === "" ? [] : phrase` (${word(chatId)})`),
];

/** What there is to say of a chat that could be read. */
export const linesOf = (chat: ChatDrift, words: DriftWords): readonly Line[] => [
  ...differencesOf(chat, words),
  ...(chat.interrupted && chat.finding !== "unreadable" ? [line("!", words.interrupted)] : []),
];

const differencesOf = (chat: ChatDrift, words: DriftWords): readonly Line[] => {
  switch (chat.finding) {
    case "unchanged":
    case "unreadable":
      return [];
    case "gone":
      return [line("!", words.gone)];
    case "changed":
      return [
        ...(chat.joined ? [line("+", words.joined(chat.joined))] : []),
        ...(chat.left ? [line("-", words.left(chat.left))] : []),
        ...(chat.renamed ? [line("~", words.renamed(chat.renamed))] : []),
        ...(chat.owner ? [line("~", words.owner(chat.owner))] : []),
      ];
  }
};

/** The text of WeCom's answer has a number that is another for each call. */
const reasonKey = ({ errcode, reason }: UnreadableChat): string => (errcode === null ? reason : String(errcode));

const namesOf = (group: readonly UnreadableChat[], words: DriftWords): Phrase => {
  const named = group.slice(0, mostNamed).map((chat) => titleOf(chat));
  const rest = group.length - named.length;
  return [...joined(named, ", "), ...(rest > 0 ? phrase` ${words.more(rest)}` : [])];
};

const mostNamed = 10;

const reasonLines = (reason: string): readonly Line[] =>
  reason
    .split("\n")
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .map((text) => line(" ", phrase`${prose(text)}`));

const kindOf = ({ finding }: ChatDrift): Section["kind"] =>
  finding === "changed" || finding === "gone" ? finding : "noted";
