import type { QuotaWindow } from "../../api/limits";
import type { Knobs } from "../world/knobs";
import { useridKey } from "../world/userids";
import { block, hasRoom, type Meter, meterNow } from "./meters";
import { type QuotaProfile, quotaProfiles } from "./quota-profile";

/** One quota of one corp and what has been used of it. */
export interface QuotaUse {
  readonly subject: string;
  readonly window: QuotaWindow;
  readonly limit: number;
  readonly used: number;
  readonly endsAtMs: number;
  readonly blocked: boolean;
}

interface Limit {
  /** Begins with the corp: one corp's calls never count for another. */
  readonly subject: string;
  readonly window: QuotaWindow;
  readonly limit: number;
}

type Settings = Pick<Knobs, "quotas" | "quotaCounts" | "dayUtcOffsetMinutes">;

/** WeCom's quotas (pages 90245, 98913, 90248, 90454), counted on the simulator's clock. */
export class Quotas {
  readonly #settings: () => Settings;
  readonly #nowMs: () => number;
  #meters = new Map<string, Meter>();

  constructor(settings: () => Settings, nowMs: () => number) {
    this.#settings = settings;
    this.#nowMs = nowMs;
  }

  /** Whether one more call of an endpoint (`appchat/create`) is answered, rather than refused with 45009. Counts it. */
  admits(corpId: string, endpoint: string): boolean {
    const own = this.#ownLimits(corpId, endpoint);
    const any = this.#anyLimits(corpId, endpoint);
    return this.#settings().quotaCounts === "calls" ? this.#take([...own, ...any], 1) : this.#take(any, 1, own);
  }

  /** Counts a chat made or changed, where such things are what is counted. */
  done(corpId: string, endpoint: string): void {
    if (this.#settings().quotaCounts === "done") this.#add(this.#ownLimits(corpId, endpoint), 1);
  }

  /** Whether a message to so many people is sent, rather than refused with 45009. Counts person-times. */
  admitsMessage(corpId: string, people: number): boolean {
    return this.#take(this.#messageLimits(corpId), people);
  }

  /** Whether one person gets a message of an app, rather than that it is dropped without a word. Counts it. */
  delivers(corpId: string, agentId: number, userid: string): boolean {
    const subject = `${corpId} member ${agentId} ${useridKey(userid)}`;
    const limits = this.#profile().perMember.map(({ messages, window }) => ({ subject, window, limit: messages }));
    if (!limits.every((limit) => hasRoom(this.#meter(limit), limit.limit, 1))) return false;
    this.#add(limits, 1);
    return true;
  }

  /** The quotas of calls and messages of these corps, used ones and unused ones. */
  report(corpIds: readonly string[], endpoints: readonly string[]): readonly QuotaUse[] {
    const limits = corpIds.flatMap((corpId) => [
      ...endpoints.flatMap((endpoint) => [...this.#ownLimits(corpId, endpoint), ...this.#anyLimits(corpId, endpoint)]),
      ...this.#messageLimits(corpId),
    ]);
    return limits.map((limit) => ({ ...limit, ...this.#meter(limit) }));
  }

  /** What a data file keeps; windows that are over are left out. */
  state(): Readonly<Record<string, Meter>> {
    const nowMs = this.#nowMs();
    return Object.fromEntries([...this.#meters].filter(([, { endsAtMs }]) => nowMs < endsAtMs));
  }

  restore(meters: Readonly<Record<string, Meter>>): void {
    this.#meters = new Map(Object.entries(meters));
  }

  /** Takes the amount from every limit, or nothing and blocks those without room. `alsoOpen` are looked at, not counted. */
  #take(limits: readonly Limit[], amount: number, alsoOpen: readonly Limit[] = []): boolean {
    const full = [...limits, ...alsoOpen].filter((limit) => !hasRoom(this.#meter(limit), limit.limit, amount));
    for (const limit of full)
      this.#meters.set(
        keyOf(limit),
        block(this.#meter(limit), limit.window, this.#nowMs(), this.#settings().dayUtcOffsetMinutes),
      );
    if (full.length > 0) return false;
    this.#add(limits, amount);
    return true;
  }

  #add(limits: readonly Limit[], amount: number): void {
    for (const limit of limits) {
      const meter = this.#meter(limit);
      this.#meters.set(keyOf(limit), { ...meter, used: meter.used + amount });
    }
  }

  #meter(limit: Limit): Meter {
    const { dayUtcOffsetMinutes } = this.#settings();
    return meterNow(this.#meters.get(keyOf(limit)), limit.window, this.#nowMs(), dayUtcOffsetMinutes);
  }

  #ownLimits(corpId: string, endpoint: string): readonly Limit[] {
    return this.#profile()
      .calls.filter((quota) => quota.endpoint === endpoint)
      .map(({ calls, window }) => ({ subject: `${corpId} ${endpoint}`, window, limit: calls }));
  }

  #anyLimits(corpId: string, endpoint: string): readonly Limit[] {
    return this.#profile()
      .calls.filter((quota) => quota.endpoint === "any")
      .map(({ calls, window }) => ({ subject: `${corpId} calls of ${endpoint}`, window, limit: calls }));
  }

  #messageLimits(corpId: string): readonly Limit[] {
    return this.#profile().messages.map(({ personTimes, window }) => ({
      subject: `${corpId} messages, person-times`,
      window,
      limit: personTimes,
    }));
  }

  #profile(): QuotaProfile {
    const { quotas } = this.#settings();
    return typeof quotas === "string" ? quotaProfiles[quotas] : quotas;
  }
}

const keyOf = ({ subject, window }: Limit): string => `${subject} / ${window}`;
