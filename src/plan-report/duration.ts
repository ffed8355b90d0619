import { defaultConnections } from "../api/connections";
import type { QuotaWindow } from "../api/limits";
import { type Calls, total } from "./calls";
import type { QuotaUse } from "./report";

/** Seconds of a call, with the way there and back. Assumed: WeCom publishes none. */
const callS = 0.25;
/** Seconds until the engine, the program and the provider run. */
const startS = 3;
/** Seconds that the engine takes for each resource that it changes, with its checkpoint (measured: 1000 chats in 51 s). */
const stepS = 0.05;

const windowS: Readonly<Record<QuotaWindow, number>> = { minute: 60, hour: 3_600, day: 86_400 };

export interface Duration {
  readonly seconds: number;
  readonly runs: number;
}

/**
 * About how long it takes. What exceeds a quota of a minute is waited for; what exceeds one of an hour or a day ends the
 * run, and another one goes on when the window is over.
 */
export const durationOf = (cost: Calls, changes: number, quotas: readonly QuotaUse[]): Duration => {
  if (total(cost) + changes === 0) return Object.freeze({ seconds: startS, runs: 1 });
  const work = startS + changes * stepS + (total(cost) * callS) / defaultConnections;
  const windows = quotas
    // Beyond what one person gets, messages are dropped: nobody waits for that.
    .filter(({ of, verdict }) => verdict === "exceeds" && of !== "messages to one person")
    .map(({ window, used, limit }) => ({ window, count: Math.ceil(used / limit) }));
  const waits = windows.map(({ window, count }) => (count - 1) * windowS[window]);
  const runs = windows.filter(({ window }) => window !== "minute").map(({ count }) => count);
  return Object.freeze({ seconds: Math.ceil(work + Math.max(0, ...waits)), runs: Math.max(1, ...runs) });
};
