import { z } from "zod";
import { messageTypes } from "../api/message";
import { callNames } from "./calls";

/** Null stands for what is not shown, because it is secret or only the run will know it. */
const text = z.string().nullable();
const count = z.int().min(0);
const texts = z.array(z.string()).readonly();

const person = z
  .object({
    userid: z.string(),
    /** The person's name, where some chat of the preview has one. */
    label: text,
  })
  .readonly();

const people = z.object({ count: count.nullable(), people: z.array(person).readonly().nullable() }).readonly();

const change = z.object({ from: text, to: text }).readonly();

const callCount = z
  .object({
    exact: z.boolean(),
    total: count,
    byName: z.array(z.object({ name: z.enum(callNames), calls: count }).readonly()).readonly(),
  })
  .readonly();

const resource = {
  /** Its name in the program. */
  resource: z.string(),
  urn: z.string(),
  chatId: text,
};

const chat = {
  ...resource,
  /** The chat's name as it will be; as it is, where the chat is given up. */
  name: text,
  /** Arguments whose values are secret, and those that only the run will know. */
  secrets: texts,
  unknown: texts,
  calls: callCount,
  /**
   * `dissolved`: the chat is gone, and WeCom keeps its id taken, so the run will fail. `id-taken`: a chat has this id already and isn't as declared, so the run will fail. `too-many`: WeCom allows no
   * chat of so many people, so it will fail. `interrupted`: an earlier update broke off, and this one finishes it.
   */
  warnings: z.array(z.enum(["dissolved", "id-taken", "too-many", "interrupted"])).readonly(),
};

/** What becomes of a chat that is given up; `kept`: the program still declares it. */
const fate = z.enum(["retained", "archived", "dismissed", "kept", "unknown"]);

const difference = {
  joins: people.nullable(),
  leaves: people.nullable(),
  renamed: change.nullable(),
  owner: change.nullable(),
  /** Arguments that change without anything to see in the chat. */
  settings: texts,
  /** Arguments of which it isn't shown how they change. */
  hidden: texts,
};

const chatPlan = z.discriminatedUnion("action", [
  z
    .object({
      ...chat,
      action: z.literal("create"),
      members: people,
      /** Null also where WeCom picks one. */
      ownedBy: text,
      /** Whether a chat of this id that is there already is taken over, without removing anybody. */
      adopts: z.boolean(),
    })
    .readonly(),
  z.object({ ...chat, action: z.literal("update"), ...difference }).readonly(),
  z
    .object({
      ...chat,
      action: z.literal("replace"),
      /** Arguments whose change asks for it; `id`: a person did. */
      because: texts,
      former: z.object({ chatId: text, name: text, fate }).readonly(),
      members: people,
      ownedBy: text,
    })
    .readonly(),
  z.object({ ...chat, action: z.literal("destroy"), fate, leaves: people.nullable() }).readonly(),
  /** Nobody can tell. */
  z.object({ ...chat, action: z.literal("untold"), reason: z.string() }).readonly(),
]);

const messagePlan = z
  .object({
    ...resource,
    /** The chat's name and its resource's, where the preview shows them. */
    chat: text,
    chatResource: text,
    type: z.enum(messageTypes).nullable(),
    /** Whether one was sent before in its place, and the arguments whose change sends another; `id`: a person does. */
    again: z.boolean(),
    because: texts,
    reach: z
      .object({
        /** People who get it; null where the preview doesn't tell. */
        people: count.nullable(),
        /** More may be in the chat. */
        atLeast: z.boolean(),
        /** Why it isn't told: the preview leaves out the chat, or failed before (`not-shown`), or the stack doesn't manage it (`not-managed`). */
        why: z.enum(["secret", "unknown", "not-shown", "not-managed"]).nullable(),
      })
      .readonly(),
    /** Files that are uploaded for it; null where the preview doesn't tell. */
    uploads: count.nullable(),
    calls: callCount,
  })
  .readonly();

const quotaUse = z
  .object({
    /** `message person-times`: messages times the people who get each; `messages to one person`: to whom most go. */
    of: z.enum([...callNames, "message person-times", "messages to one person"]),
    window: z.enum(["minute", "hour", "day"]),
    limit: count,
    used: count,
    /** More may be used: of a message it isn't known who gets it. */
    atLeast: z.boolean(),
    /** `tight` from four fifths on. */
    verdict: z.enum(["fits", "tight", "exceeds"]),
  })
  .readonly();

const diagnostic = z.object({ severity: z.enum(["error", "warning"]), resource: text, message: z.string() }).readonly();

/** What `--format json` prints. Within a version, keys are only added. */
export const planReportSchema = z
  .object({
    version: z.literal(1),
    /** `failed`: the preview did. `unknown`: there is something of which it can't be told what will happen. */
    verdict: z.enum(["no-changes", "changes", "unknown", "failed"]),
    exitStatus: z.literal([0, 1]),
    /** Null where the preview has no step to tell. */
    stack: text,
    project: text,
    summary: z
      .object({
        created: count,
        updated: count,
        replaced: count,
        destroyed: count,
        untold: count,
        messages: count,
        /** Changes of resources that aren't of this package. */
        others: count,
      })
      .readonly(),
    /** By the resource's name. */
    chats: z.array(chatPlan).readonly(),
    messages: z.array(messagePlan).readonly(),
    calls: callCount,
    quotas: z.array(quotaUse).readonly(),
    duration: z
      .object({
        /** From the first run's beginning to the last run's end, about. */
        seconds: count,
        /** How often it has to be run, where a quota ends a run before it is done. */
        runs: z.int().min(1),
      })
      .readonly(),
    diagnostics: z.array(diagnostic).readonly(),
  })
  .readonly();

export type PlanReport = z.output<typeof planReportSchema>;
export type ChatPlan = z.output<typeof chatPlan>;
export type CreatedChat = Extract<ChatPlan, { action: "create" }>;
export type UpdatedChat = Extract<ChatPlan, { action: "update" }>;
export type ReplacedChat = Extract<ChatPlan, { action: "replace" }>;
export type DestroyedChat = Extract<ChatPlan, { action: "destroy" }>;
export type ChatWarning = ChatPlan["warnings"][number];
export type Fate = z.output<typeof fate>;
export type MessagePlan = z.output<typeof messagePlan>;
export type Reach = MessagePlan["reach"];
export type ShownPeople = z.output<typeof people>;
export type Change = z.output<typeof change>;
export type CallCount = z.output<typeof callCount>;
export type QuotaUse = z.output<typeof quotaUse>;
export type Diagnostic = z.output<typeof diagnostic>;
