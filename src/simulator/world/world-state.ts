import { z } from "zod";
import type { ContentKind } from "../../api/content-kind";
import { type MediaType, mediaLimits } from "../../api/limits";
import { contentTypes } from "../media/content-types";
import { messageTypeNames } from "../messages/message-types";
import type { Chat, ChatEvent } from "./chat";
import { corpSchema } from "./seed";

const text = z.string();
const names = z.array(text).readonly();
const mediaType = z.enum(Object.keys(mediaLimits) as readonly MediaType[]);
const stamp = { by: z.enum(["api", "hand"]), atMs: z.number() };

const event = z.discriminatedUnion("kind", [
  z.strictObject({ ...stamp, kind: z.literal("created"), name: text, owner: text, members: names }),
  z.strictObject({ ...stamp, kind: z.enum(["joined", "left"]), members: names }),
  z.strictObject({ ...stamp, kind: z.literal("renamed"), name: text, before: text }),
  z.strictObject({ ...stamp, kind: z.literal("owner"), owner: text, before: text }),
  z.strictObject({
    ...stamp,
    kind: z.literal("message"),
    msgid: text,
    jobid: text.optional(),
    /** 0 in files of before there were other types than text: `ofChat` puts the chat's own app in. */
    agentId: z.number().default(0),
    msgtype: z.enum(messageTypeNames),
    content: z.record(text, z.unknown()),
    cuts: z
      .array(z.strictObject({ field: text, lost: text }))
      .readonly()
      .default([]),
    media: z
      .array(z.strictObject({ mediaId: text, type: mediaType, filename: text, bytes: z.number() }))
      .readonly()
      .default([]),
    mentioned: names.default([]),
    safe: z.literal([0, 1]),
    receivers: z.number(),
    dropped: names,
    revoked: z.strictObject({ atMs: z.number(), from: names }).optional(),
  }),
  z.strictObject({ ...stamp, kind: z.literal("dissolved") }),
]);

/** Only the app that made a chat could send to it. */
const ofChat = (event: ChatEvent, agentId: number): ChatEvent =>
  event.kind === "message" && event.agentId === 0 ? { ...event, agentId } : event;

const chat = z
  .strictObject({
    chatid: text,
    corpId: text,
    agentId: z.number(),
    name: text,
    owner: text,
    userlist: names,
    chatType: z.literal([0, 1]),
    visible: z.boolean(),
    dissolved: z.boolean(),
    createdAtMs: z.number(),
    events: z.array(event).readonly(),
  })
  .transform((kept): Chat => ({ ...kept, events: kept.events.map((each) => ofChat(each, kept.agentId)) }));

const token = z.strictObject({
  value: text,
  corpId: text,
  agentId: z.number(),
  issuedAtMs: z.number(),
  expiresAtMs: z.number(),
  calls: z.number(),
  voided: z.boolean(),
});

const medium = z.strictObject({
  mediaId: text,
  corpId: text,
  agentId: z.number(),
  type: mediaType,
  filename: text,
  kind: z.enum(Object.keys(contentTypes) as readonly ContentKind[]),
  bytes: z.number(),
  sha256: text,
  createdAtMs: z.number(),
  expiresAtMs: z.number(),
});

/** Everything that a data file keeps from one run to the next. It holds secrets and tokens. */
export const worldStateSchema = z.strictObject({
  version: z.literal(1),
  clock: z.strictObject({ offsetMs: z.number(), nowMs: z.number() }),
  /** Counts things made, so that no two get the same random value. */
  serial: z.int().min(0),
  corps: z.array(corpSchema).min(1).readonly(),
  chats: z.array(chat).readonly(),
  /** Without their contents, so that each save stays small. */
  media: z.array(medium).readonly().default([]),
  tokens: z.array(token).readonly(),
  quotas: z.record(text, z.strictObject({ used: z.number(), endsAtMs: z.number(), blocked: z.boolean() })),
});
export type WorldState = z.output<typeof worldStateSchema>;
