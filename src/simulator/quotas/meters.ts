import type { QuotaWindow } from "../../api/limits";

/** What has been used of one quota in its running window. */
export interface Meter {
  readonly used: number;
  /** Unix time in milliseconds at which the window, or the block, is over. */
  readonly endsAtMs: number;
  /** Whether a call was refused: then all are until `endsAtMs`. */
  readonly blocked: boolean;
}

const windowMs: Readonly<Record<QuotaWindow, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** When a window that opens now is over. A day is the natural day (page 90454); its time zone is [unknown] → knob. */
export function windowEndMs(window: QuotaWindow, nowMs: number, dayUtcOffsetMinutes: number): number {
  if (window !== "day") return nowMs + windowMs[window];
  const offsetMs = dayUtcOffsetMinutes * 60_000;
  const day = Math.floor((nowMs + offsetMs) / windowMs.day);
  return (day + 1) * windowMs.day - offsetMs;
}

/** The meter as it is now: a fresh one where the old one's window is over, or where there was none. */
export const meterNow = (
  meter: Meter | undefined,
  window: QuotaWindow,
  nowMs: number,
  dayUtcOffsetMinutes: number,
): Meter =>
  meter !== undefined && nowMs < meter.endsAtMs
    ? meter
    : { used: 0, endsAtMs: windowEndMs(window, nowMs, dayUtcOffsetMinutes), blocked: false };

export const hasRoom = (meter: Meter, limit: number, amount: number): boolean =>
  !meter.blocked && meter.used + amount <= limit;

/**
 * After a refusal the block lasts as long as the window: 60 s, 60 min, the rest of the day (page 90454). A call that is
 * refused during a block doesn't lengthen it.
 */
export const block = (meter: Meter, window: QuotaWindow, nowMs: number, dayUtcOffsetMinutes: number): Meter =>
  meter.blocked ? meter : { ...meter, blocked: true, endsAtMs: windowEndMs(window, nowMs, dayUtcOffsetMinutes) };
