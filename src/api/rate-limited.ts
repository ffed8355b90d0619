import { WeComApiError } from "../errors";
import type { Endpoint } from "./endpoints";
import { quotaHint } from "./hints";
import type { Closure } from "./rate-gate";

/** `15:04:05 (in 42 minutes)`, by this machine's clock. */
export const closedUntil = ({ untilMs }: Closure, nowMs: number): string => {
  const time = new Date(untilMs)
    .toISOString()
    .replace("T", " ")
    .replace(/\.\d+Z$/, " UTC");
  const minutes = Math.max(1, Math.ceil((untilMs - nowMs) / 60_000));
  const hours = Math.round(minutes / 60);
  return `${time} (in ${minutes < 120 ? `${minutes} minute${minutes === 1 ? "" : "s"}` : `${hours} hours`})`;
};

/** WeCom's refusal, with when it ends. */
export const quotaUsedUp = (error: WeComApiError, endpoint: Endpoint, closure: Closure, nowMs: number): WeComApiError =>
  new WeComApiError({
    endpoint: endpoint.name,
    errcode: error.errcode,
    errmsg: error.errmsg,
    kind: "rate-limited",
    hint: `${quotaHint(endpoint)} By all that WeCom says, this ends at ${closedUntil(closure, nowMs)}.`,
    mayHaveArrived: false,
  });

/** Instead of a call that WeCom would refuse. */
export const closedCall = (endpoint: Endpoint, closure: Closure, nowMs: number): WeComApiError =>
  new WeComApiError({
    endpoint: endpoint.name,
    errcode: 45009,
    errmsg: "",
    kind: "rate-limited",
    mayHaveArrived: false,
    message:
      `${endpoint.name} was not called: WeCom refused such a call before (45009), and will until ${closedUntil(closure, nowMs)}. ` +
      "Running again then goes on from here.",
  });
