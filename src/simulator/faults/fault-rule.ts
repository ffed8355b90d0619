import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Given } from "../given";
import type { Call } from "../wire/call";

/** A fault as data: which calls it meets, and what happens to them. */
export const faultRuleSchema = z
  .strictObject({
    /** The exact path, such as `/cgi-bin/appchat/create`. */
    path: z.string().startsWith("/cgi-bin/"),
    /** Only calls whose body or query holds these values; objects inside may hold more. */
    match: z.record(z.string(), z.unknown()).optional(),
    /** Lets the first n calls that match pass. */
    after: z.int().min(0).optional(),
    /** How many calls it meets before it is gone; left out: every one. */
    times: z.int().min(1).optional(),
    /** From 0 to 1, by `seed`: the same seed meets the same calls. */
    probability: z.number().min(0).max(1).optional(),
    seed: z.int().optional(),

    /** Answers so instead of doing anything; HTTP 200. */
    errcode: z.int().optional(),
    /** errmsg to the letter; left out: the usual one of the errcode. */
    errmsg: z.string().optional(),
    /** The raw answer, instead of doing anything; HTTP 200 unless `httpStatus` says otherwise. */
    body: z.string().optional(),
    /** Answers with this status, instead of doing anything. */
    httpStatus: z.int().min(200).max(599).optional(),
    /** Real milliseconds that pass first. */
    delayMs: z.int().min(0).max(3_600_000).optional(),
    /** Cuts the connection; nothing was done. */
    dropBefore: z.boolean().optional(),
    /** Does the work and cuts the connection; with `httpStatus` or `body`: does the work and answers that instead. */
    dropAfter: z.boolean().optional(),
  })
  .superRefine((rule, context) => {
    const refuse = (message: string) => context.addIssue({ code: "custom", message });
    const effects = [rule.errcode, rule.body, rule.httpStatus, rule.delayMs, rule.dropBefore, rule.dropAfter];
    if (effects.every((effect) => effect === undefined || effect === false)) refuse("the rule has no effect");
    if (rule.errmsg !== undefined && rule.errcode === undefined) refuse("errmsg needs an errcode");
    if (rule.seed !== undefined && rule.probability === undefined) refuse("seed needs a probability");
    if (rule.errcode !== undefined && (rule.body !== undefined || rule.httpStatus !== undefined))
      refuse("errcode goes with neither body nor httpStatus");
    if (rule.dropAfter && (rule.errcode !== undefined || rule.dropBefore))
      refuse("dropAfter goes with neither errcode nor dropBefore");
    if (rule.dropBefore && (rule.errcode !== undefined || rule.body !== undefined || rule.httpStatus !== undefined))
      refuse("dropBefore goes with no answer");
  })
  .readonly();

export type FaultRule = z.output<typeof faultRuleSchema>;
export type FaultRuleInput = Given<z.input<typeof faultRuleSchema>>;

/** Whether a rule is about this call at all. */
export const isAbout = (rule: FaultRule, call: Pick<Call, "path" | "query" | "body">): boolean =>
  rule.path === call.path &&
  Object.entries(rule.match ?? {}).every(
    ([key, wanted]) => holds(call.body[key], wanted) || holds(call.query[key], wanted),
  );

function holds(value: unknown, wanted: unknown): boolean {
  if (!isObject(wanted)) return isDeepStrictEqual(value, wanted);
  return isObject(value) && Object.entries(wanted).every(([key, inner]) => holds(value[key], inner));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
