import { z } from "zod";

/** Null stands for what is not shown because it is secret; `secrets` says of what. */
const person = z
  .object({
    userid: z.string(),
    /** The person's name, where some chat of the stack has one. */
    label: z.string().nullable(),
  })
  .readonly();

const people = z.object({ count: z.int().min(1), people: z.array(person).readonly().nullable() }).readonly();

const change = z
  .object({
    /** As the state has it. */
    from: z.string().nullable(),
    /** As it is; empty where WeCom has none. */
    to: z.string().nullable(),
  })
  .readonly();

const chat = {
  /** The resource's name in the program. */
  resource: z.string(),
  urn: z.string(),
  chatId: z.string().nullable(),
  /** The chat's name as the state has it; null also where it has none. */
  name: z.string().nullable(),
  /** Arguments whose values are secret. */
  secrets: z.array(z.string()).readonly(),
  /** An update of it broke off: a difference may be its doing. */
  interrupted: z.boolean(),
};

const chatDrift = z.discriminatedUnion("finding", [
  z.object({ ...chat, finding: z.literal("unchanged") }).readonly(),
  z
    .object({
      ...chat,
      finding: z.literal("changed"),
      joined: people.nullable(),
      left: people.nullable(),
      renamed: change.nullable(),
      owner: change.nullable(),
    })
    .readonly(),
  /** WeCom has no such chat any more. */
  z.object({ ...chat, finding: z.literal("gone") }).readonly(),
  z
    .object({
      ...chat,
      finding: z.literal("unreadable"),
      reason: z.string(),
      /** WeCom's, where it answered. */
      errcode: z.int().nullable(),
    })
    .readonly(),
]);

const count = z.int().min(0);

/** What `--format json` prints. Within a version, keys are only added. */
export const driftReportSchema = z
  .object({
    version: z.literal(1),
    /** `unknown`: a chat couldn't be read. It wins over `drift`. */
    verdict: z.enum(["no-drift", "drift", "unknown"]),
    exitStatus: z.literal([0, 1, 7]),
    /** Null where the state has no chat to tell. */
    stack: z.string().nullable(),
    project: z.string().nullable(),
    summary: z.object({ chats: count, unchanged: count, changed: count, gone: count, unreadable: count }).readonly(),
    /** In the order of the state. */
    chats: z.array(chatDrift).readonly(),
  })
  .readonly();

export type DriftReport = z.output<typeof driftReportSchema>;
export type ChatDrift = z.output<typeof chatDrift>;
export type ChangedChat = Extract<ChatDrift, { finding: "changed" }>;
export type UnreadableChat = Extract<ChatDrift, { finding: "unreadable" }>;
export type People = z.output<typeof people>;
export type Person = z.output<typeof person>;
export type Change = z.output<typeof change>;
