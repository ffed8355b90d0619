import { z } from "zod";
import type { EndpointName } from "./endpoints";
import { chatLimits } from "./limits";

/** What every answer carries (official page 90313). HTTP is always 200: only `errcode` tells. */
export const envelope = z.object({ errcode: z.int(), errmsg: z.string().catch("") });

/** Page 91039. */
const tokenAnswer = z.object({ access_token: z.string().min(1).max(512), expires_in: z.int().positive() });

/** Page 90245. */
const createAnswer = z.object({ chatid: z.string().min(1) });

/** No chat has so many people, and nobody could look through them: who answers so isn't WeCom. */
const mostListed = 5 * chatLimits.maxMembers;

/** What people typed. Half of a character (`\ud83d` alone) could be neither declared nor recorded. */
const typed = z.string().transform((text) => text.toWellFormed());

/** Page 98914. Ids that WeCom made have shapes of their own, so no shape is asked of what comes back. */
const getAnswer = z.object({
  chat_info: z.object({
    chatid: z.string().min(1),
    name: typed.nullish(),
    owner: z.string().nullish(),
    userlist: z.array(z.string().min(1)).max(mostListed),
    chat_type: z.int().optional(),
  }),
});

/** WeCom's own ids are texts in some places and numbers in others. */
const anyId = z.union([z.string().min(1), z.number().transform(String)]);

/**
 * Page 90248 names no id; the live service may answer `msgid`, a private deployment `jobid`. The message is sent when
 * `errcode` is 0, so whatever else stands there must not make it look as if it weren't.
 */
const sendAnswer = z.object({
  msgid: anyId.optional().catch(undefined),
  jobid: anyId.optional().catch(undefined),
});

/** Page 90253. */
const uploadAnswer = z.object({ media_id: z.string().min(1) });

const emptyAnswer = z.object({});

const schemas = {
  gettoken: tokenAnswer,
  "appchat/create": createAnswer,
  "appchat/update": emptyAnswer,
  "appchat/get": getAnswer,
  "appchat/send": sendAnswer,
  "appchat/dismiss": emptyAnswer,
  "media/upload": uploadAnswer,
} satisfies Record<EndpointName, z.ZodType>;

export type AnswerTo<Name extends EndpointName> = z.output<(typeof schemas)[Name]>;

/** What the answer to each call has beside the envelope. */
export const answers: { readonly [Name in EndpointName]: z.ZodType<AnswerTo<Name>> } = schemas;
