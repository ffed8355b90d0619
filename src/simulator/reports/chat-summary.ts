import type { Chat, ChatEvent } from "../world/chat";

/** What somebody is called; the userid where the directory says nothing. */
export type NameOf = (userid: string) => string;

/** A chat without its members and its history, which can be thousands. */
export interface ChatSummary {
  readonly chatid: string;
  readonly corpId: string;
  /** The app that made it. */
  readonly agentId: number;
  readonly name: string;
  readonly owner: string;
  readonly ownerName: string;
  /** How many people are in it. */
  readonly members: number;
  readonly chatType: 0 | 1;
  readonly visible: boolean;
  readonly dissolved: boolean;
  readonly createdAtMs: number;
  /** How many things have happened in it. */
  readonly events: number;
  /** The last of them, in short. */
  readonly last: LastEvent | null;
}

/** What a list of chats says of one. */
export interface LastEvent {
  readonly kind: ChatEvent["kind"];
  readonly by: "api" | "hand";
  readonly atMs: number;
  /** Of a message. */
  readonly msgtype?: string;
  /** The beginning of a message's text, a new name, or what a new owner is called. */
  readonly text?: string;
  /** What the first of those are called who joined or left. */
  readonly members?: readonly string[];
  /** How many of them there are. */
  readonly people?: number;
}

const maxCharacters = 120;
const maxNamed = 3;

export function summaryOf(chat: Chat, nameOf: NameOf): ChatSummary {
  const { userlist, events, ...rest } = chat;
  const last = events.at(-1);
  return {
    ...rest,
    ownerName: nameOf(chat.owner),
    members: userlist.length,
    events: events.length,
    last: last === undefined ? null : { kind: last.kind, by: last.by, atMs: last.atMs, ...inShort(last, nameOf) },
  };
}

function inShort(event: ChatEvent, nameOf: NameOf): Partial<LastEvent> {
  switch (event.kind) {
    case "created":
    case "joined":
    case "left":
      return { members: event.members.slice(0, maxNamed).map(nameOf), people: event.members.length };
    case "renamed":
      return { text: event.name };
    case "owner":
      return { text: nameOf(event.owner) };
    case "message":
      return { msgtype: event.msgtype, text: beginning(event.content) || (event.media[0]?.filename ?? "") };
    case "dissolved":
      return {};
  }
}

/** The first of the texts by which people would know a message. */
function beginning(content: Readonly<Record<string, unknown>>): string {
  const [article] = Array.isArray(content.articles) ? content.articles : [];
  const text = [content.content, content.title, article?.title].find((each) => typeof each === "string") ?? "";
  return [...text.slice(0, 4 * maxCharacters)].slice(0, maxCharacters).join("").replaceAll(/\s+/g, " ");
}
