import type { Chat, ChatEvent } from "../world/chat";
import { useridKey } from "../world/userids";
import { type ChatSummary, type NameOf, summaryOf } from "./chat-summary";

/** What to show of a list that may be long. */
export interface Window {
  readonly search?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** Chats, those in which something happened last first. */
export interface ChatList {
  /** How many match the search. */
  readonly total: number;
  readonly offset: number;
  readonly chats: readonly ChatSummary[];
}

export function chatList(
  chats: readonly Chat[],
  nameIn: (corpId: string) => NameOf,
  { search = "", offset, limit }: Window,
): ChatList {
  const wanted = search.toLowerCase();
  const found = chats
    .filter(({ name, chatid, corpId, owner }) =>
      [name, chatid, owner, nameIn(corpId)(owner)].some((text) => text.toLowerCase().includes(wanted)),
    )
    .toSorted((a, b) => lastAtMs(b) - lastAtMs(a));
  return {
    total: found.length,
    offset,
    chats: found.slice(offset, offset + limit).map((chat) => summaryOf(chat, nameIn(chat.corpId))),
  };
}

const lastAtMs = ({ events, createdAtMs }: Chat): number => events.at(-1)?.atMs ?? createdAtMs;

export interface Member {
  readonly userid: string;
  readonly name: string;
  readonly owner: boolean;
}

/** People of a chat, the owner first, else in the order in which they came. */
export interface MemberList {
  readonly total: number;
  readonly offset: number;
  readonly members: readonly Member[];
}

export function memberList(chat: Chat, nameOf: NameOf, { search = "", offset, limit }: Window): MemberList {
  const wanted = search.toLowerCase();
  const isOwner = (userid: string) => useridKey(userid) === useridKey(chat.owner);
  const found = chat.userlist
    .map((userid) => ({ userid, name: nameOf(userid), owner: isOwner(userid) }))
    .filter(({ userid, name }) => [userid, name].some((text) => text.toLowerCase().includes(wanted)))
    .toSorted((a, b) => Number(b.owner) - Number(a.owner));
  return { total: found.length, offset, members: found.slice(offset, offset + limit) };
}

/** Part of a chat's history, the newest last. */
export interface History {
  readonly total: number;
  /** `index` counts from 0, the chat's beginning. */
  readonly events: readonly (ChatEvent & { readonly index: number })[];
  /** What the people in these events are called, where it isn't their userid. */
  readonly names: Readonly<Record<string, string>>;
}

/** The last `limit` events before an index, or all but the first `after` where that is given. */
export function historyOf(
  chat: Chat,
  nameOf: NameOf,
  { before = chat.events.length, after, limit }: { before?: number; after?: number | undefined; limit: number },
): History {
  const end = Math.min(before, chat.events.length);
  const start = Math.max(0, after ?? 0, end - limit);
  const events = chat.events.slice(start, end).map((event, at) => ({ ...shortened(event), index: start + at }));
  const people = new Set(events.flatMap(peopleIn));
  const named = [...people].map((userid) => [userid, nameOf(userid)]).filter(([userid, name]) => userid !== name);
  return { total: chat.events.length, events, names: Object.fromEntries(named) };
}

function peopleIn(event: ChatEvent): readonly string[] {
  switch (event.kind) {
    case "created":
      return [event.owner, ...event.members];
    case "joined":
    case "left":
      return event.members;
    case "owner":
      return [event.owner, event.before];
    case "message":
      return [...event.mentioned, ...event.dropped, ...mentionedIn(event.content.content)];
    case "renamed":
    case "dissolved":
      return [];
  }
}

const mentionedIn = (text: unknown): readonly string[] =>
  typeof text === "string" ? [...text.matchAll(/<@([^<>\s]+)>/g)].map(([, userid = ""]) => userid) : [];

/** An article's content may be 666 KB, of which a page shows the beginning; the state has all of it. */
const maxLength = 20_000;

function shortened(event: ChatEvent): ChatEvent {
  if (event.kind !== "message" || !Array.isArray(event.content.articles)) return event;
  const cut = (value: unknown) =>
    typeof value === "string" && value.length > maxLength ? `${value.slice(0, maxLength)}…` : value;
  const articles = event.content.articles.map((article: object) =>
    Object.fromEntries(Object.entries(article).map(([key, value]) => [key, cut(value)])),
  );
  return { ...event, content: { ...event.content, articles } };
}
