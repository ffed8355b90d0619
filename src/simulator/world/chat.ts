import type { MessageMedia } from "../messages/compose-message";
import type { MessageType } from "../messages/message-types";
import type { FieldCut } from "../messages/read-message";

/** Who did a thing: an app through the API, or a person in the WeCom app. */
export interface Stamp {
  readonly by: "api" | "hand";
  /** Unix time in milliseconds on the simulator's clock. */
  readonly atMs: number;
}

/** One thing that happened in a chat. */
export type Happening =
  | { readonly kind: "created"; readonly name: string; readonly owner: string; readonly members: readonly string[] }
  | { readonly kind: "joined" | "left"; readonly members: readonly string[] }
  | { readonly kind: "renamed"; readonly name: string; readonly before: string }
  | { readonly kind: "owner"; readonly owner: string; readonly before: string }
  | SentMessage
  | { readonly kind: "dissolved" };

export interface SentMessage {
  readonly kind: "message";
  readonly msgid: string;
  /** What `appchat/revoke` takes; the private edition only. */
  readonly jobid?: string | undefined;
  /** The app that sent it. */
  readonly agentId: number;
  readonly msgtype: MessageType;
  /** The fields under the key named as `msgtype`, as people see them: after cuts, with defaults. */
  readonly content: Readonly<Record<string, unknown>>;
  /** What people don't see of a text that was too long. */
  readonly cuts: readonly FieldCut[];
  /** The files in it, as they were called then: a media_id dies before the message does. */
  readonly media: readonly MessageMedia[];
  /** Members who are mentioned, or `@all` alone. */
  readonly mentioned: readonly string[];
  readonly safe: 0 | 1;
  readonly receivers: number;
  /** Members who got nothing because of their quota, which the caller isn't told (page 90248). */
  readonly dropped: readonly string[];
  readonly revoked?: Revoked | undefined;
}

/** A message that was taken back (the private edition's `appchat/revoke`). */
export interface Revoked {
  readonly atMs: number;
  /** Whom it was taken back from, or `@all` alone. */
  readonly from: readonly string[];
}

export type ChatEvent = Stamp & Happening;

/** A message in a chat's history. */
export type ChatMessage = Stamp & SentMessage;

export const isMessage = (event: ChatEvent): event is ChatMessage => event.kind === "message";

/** A chat as the simulator keeps it; a change makes a new value. */
export interface Chat {
  readonly chatid: string;
  readonly corpId: string;
  /** The app that made it: no other can touch it (86008). */
  readonly agentId: number;
  readonly name: string;
  /** `""` only when everybody has left by hand. */
  readonly owner: string;
  /** In the order and spelling in which they came. */
  readonly userlist: readonly string[];
  /** 0 a normal chat, 1 a course chat (page 98914). */
  readonly chatType: 0 | 1;
  /** Whether people see it: on older clients a chat shows only after its first message (page 90245). */
  readonly visible: boolean;
  /** A dissolved chat is kept: its id stays taken. */
  readonly dissolved: boolean;
  readonly createdAtMs: number;
  readonly events: readonly ChatEvent[];
}

/** The chat with one more thing in its history. */
export const happened = (chat: Chat, stamp: Stamp, happening: Happening): Chat => ({
  ...chat,
  events: [...chat.events, { by: stamp.by, atMs: stamp.atMs, ...happening }],
});
