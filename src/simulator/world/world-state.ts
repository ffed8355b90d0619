import { z } from "zod";
import { corpSchema } from "./seed";

const text = z.string();
const names = z.array(text).readonly();
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
    msgtype: text,
    content: z.record(text, z.unknown()),
    safe: z.literal([0, 1]),
    receivers: z.number(),
    dropped: names,
  }),
  z.strictObject({ ...stamp, kind: z.literal("dissolved") }),
]);

const chat = z.strictObject({
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
});

const token = z.strictObject({
  value: text,
  corpId: text,
  agentId: z.number(),
  issuedAtMs: z.number(),
  expiresAtMs: z.number(),
  calls: z.number(),
  voided: z.boolean(),
});

/** Everything that a data file keeps from one run to the next. It holds secrets and tokens. */
export const worldStateSchema = z.strictObject({
  version: z.literal(1),
  clock: z.strictObject({ offsetMs: z.number(), nowMs: z.number() }),
  /** Counts things made, so that no two get the same random value. */
  serial: z.int().min(0),
  corps: z.array(corpSchema).min(1).readonly(),
  chats: z.array(chat).readonly(),
  tokens: z.array(token).readonly(),
  quotas: z.record(text, z.strictObject({ used: z.number(), endsAtMs: z.number(), blocked: z.boolean() })),
});
export type WorldState = z.output<typeof worldStateSchema>;
