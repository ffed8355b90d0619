import type { Chat, ChatMessage } from "./chat";
import { distinctUsers } from "./userids";

/** Which messages are taken back, and from whom. */
export type Revocation =
  | { readonly kind: "job"; readonly jobid: string }
  | { readonly kind: "list"; readonly entries: readonly { readonly userid: string; readonly msgid: string }[] };

/**
 * The chats that are different after the revocation, or `undefined` where one of its messages isn't in these chats: then
 * nothing is taken back. A message stays in the history and is marked; a second time changes nothing of it.
 */
export function revokeMessages(
  chats: readonly Chat[],
  revocation: Revocation,
  atMs: number,
): readonly Chat[] | undefined {
  const people = revocation.kind === "list" ? peopleByMsgid(revocation.entries) : new Map<string, readonly string[]>();
  const whose = (message: ChatMessage): readonly string[] => {
    if (revocation.kind === "list") return people.get(message.msgid) ?? [];
    return message.jobid === revocation.jobid ? ["@all"] : [];
  };
  const found = new Set<string>();
  const changed = chats.flatMap((chat) => {
    const events = chat.events.map((event) => {
      const from = event.kind === "message" ? whose(event) : [];
      if (event.kind !== "message" || from.length === 0) return event;
      found.add(event.msgid);
      return revoked(event, from, atMs);
    });
    return events.some((event, at) => event !== chat.events[at]) ? [{ ...chat, events }] : [];
  });
  const wanted = revocation.kind === "job" ? 1 : people.size;
  return found.size < wanted ? undefined : changed;
}

function revoked(message: ChatMessage, from: readonly string[], atMs: number): ChatMessage {
  const before = message.revoked?.from ?? [];
  if (before.includes("@all")) return message;
  const all = from.includes("@all") ? from : distinctUsers([...before, ...from]);
  return all.join() === before.join() ? message : { ...message, revoked: { atMs, from: all } };
}

function peopleByMsgid(
  entries: readonly { readonly userid: string; readonly msgid: string }[],
): ReadonlyMap<string, readonly string[]> {
  const people = new Map<string, readonly string[]>();
  for (const { userid, msgid } of entries) people.set(msgid, [...(people.get(msgid) ?? []), userid]);
  return people;
}
