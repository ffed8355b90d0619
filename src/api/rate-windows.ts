import type { Endpoint } from "./endpoints";
import { corpQuotas, messageQuotas, type QuotaWindow } from "./limits";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const lengths: Readonly<Record<QuotaWindow, number>> = { minute: minuteMs, hour: hourMs, day: dayMs };

/** A day is the natural day (page 90454). Its time zone isn't documented; WeCom is at home in China. */
const dayOffsetMs = 8 * hourMs;

/**
 * The windows whose quota a 45009 of this call can be about, the shortest first: its own quotas where it has any, since
 * they are the lower ones. The errcode doesn't say which.
 */
export const windowsOf = (endpoint: Endpoint): readonly QuotaWindow[] => {
  const quotas: readonly { readonly window: QuotaWindow }[] =
    endpoint.name === "appchat/send" ? messageQuotas : corpQuotas.filter((quota) => quota.endpoint === endpoint.name);
  const windows = (quotas.length > 0 ? quotas : corpQuotas.filter((quota) => quota.endpoint === "any")).map(
    ({ window }) => window,
  );
  return windows.toSorted((a, b) => lengths[a] - lengths[b]);
};

/** When a block that begins now is over (page 90454): as long as the window, a day's at midnight. */
export const blockEndMs = (window: QuotaWindow, nowMs: number): number =>
  window === "day" ? (Math.floor((nowMs + dayOffsetMs) / dayMs) + 1) * dayMs - dayOffsetMs : nowMs + lengths[window];
