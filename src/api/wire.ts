import { z } from "zod";
import { chatLimits } from "./limits";

/** What every answer carries (official page 90313). HTTP is always 200: only `errcode` tells. */
export const envelope = z.object({ errcode: z.int(), errmsg: z.string().catch("") });

/** Page 91039. */
export const tokenAnswer = z.object({ access_token: z.string().min(1).max(512), expires_in: z.int().positive() });

/** Page 90245. */
export const createAnswer = z.object({ chatid: z.string().min(1) });

/** No chat has so many people, and nobody could look through them: who answers so isn't WeCom. */
const mostListed = 5 * chatLimits.maxMembers;

/** Page 98914. Ids that WeCom made have shapes of their own, so no shape is asked of what comes back. */
export const getAnswer = z.object({
  chat_info: z.object({
    chatid: z.string().min(1),
    name: z.string().nullish(),
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
export const sendAnswer = z.object({
  msgid: anyId.optional().catch(undefined),
  jobid: anyId.optional().catch(undefined),
});

/** Page 90253. */
export const uploadAnswer = z.object({ media_id: z.string().min(1) });

export const emptyAnswer = z.object({});
