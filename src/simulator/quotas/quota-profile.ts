import { z } from "zod";
import { corpQuotas, memberQuotas, messageQuotas, type QuotaWindow } from "../../api/limits";

export const quotaWindow = z.enum(["minute", "hour", "day"]) satisfies z.ZodType<QuotaWindow>;

const callQuota = z.strictObject({
  /** `any`: every endpoint has this quota for itself. */
  endpoint: z.enum(["appchat/create", "appchat/update", "any"]),
  calls: z.int().min(0),
  window: quotaWindow,
});
const messageQuota = z.strictObject({ personTimes: z.int().min(0), window: quotaWindow });
const memberQuota = z.strictObject({ messages: z.int().min(0), window: quotaWindow });

export const quotaProfile = z.strictObject({
  calls: z.array(callQuota).readonly().default(corpQuotas),
  messages: z.array(messageQuota).readonly().default(messageQuotas),
  perMember: z.array(memberQuota).readonly().default(memberQuotas),
});
/** Quotas of a corp. A kind left out has today's official figures. */
export type QuotaProfile = z.output<typeof quotaProfile>;

/**
 * `current`: today's official figures. `older`: those that official pages stated until about 2021.
 * `off`: none.
 */
export const quotaProfiles: Readonly<Record<"current" | "older" | "off", QuotaProfile>> = {
  current: { calls: corpQuotas, messages: messageQuotas, perMember: memberQuotas },
  older: {
    calls: [
      { endpoint: "appchat/create", calls: 1_000, window: "day" },
      { endpoint: "appchat/update", calls: 100, window: "hour" },
    ],
    messages: [
      { personTimes: 20_000, window: "minute" },
      { personTimes: 200_000, window: "hour" },
    ],
    perMember: memberQuotas,
  },
  off: { calls: [], messages: [], perMember: [] },
};
