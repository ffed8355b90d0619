import type { Clock } from "./clock";
import type { Endpoint } from "./endpoints";
import type { QuotaWindow } from "./limits";
import { blockEndMs, windowsOf } from "./rate-windows";

/** A call that WeCom takes no more of for a time (45009). */
export interface Closure {
  readonly window: QuotaWindow;
  readonly untilMs: number;
  readonly sinceMs: number;
}

/**
 * Which calls WeCom has closed, for everyone who shares a client: each further one would be refused, and count.
 *
 * Which window is used up isn't said. The shortest that may be is assumed first; who is refused again after it is over
 * knows better.
 */
export class RateGate {
  readonly #clock: Clock;
  readonly #closures = new Map<string, Closure>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** WeCom refused a call that began at `beganMs`: it is closed from now on. One that began before that is no news. */
  close(endpoint: Endpoint, beganMs: number): Closure {
    const last = this.#closures.get(endpoint.name);
    const sinceMs = this.#clock.now();
    // By a clock that was set back the last closure isn't in force, so who was refused then has to wait anew.
    const wasSetBack = last !== undefined && sinceMs < last.sinceMs;
    if (last && !wasSetBack && beganMs < last.untilMs) return last;
    const window = wasSetBack ? last.window : windowAfter(endpoint, last);
    const closure = Object.freeze({ window, sinceMs, untilMs: blockEndMs(window, sinceMs) });
    this.#closures.set(endpoint.name, closure);
    return closure;
  }

  /** How it was closed last, whether or not that is over. */
  last(endpoint: Endpoint): Closure | undefined {
    return this.#closures.get(endpoint.name);
  }

  /** How it is closed now. */
  closure(endpoint: Endpoint): Closure | undefined {
    const closure = this.#closures.get(endpoint.name);
    if (!closure) return undefined;
    const nowMs = this.#clock.now();
    // A clock that was set back must not make an hour of a minute.
    return nowMs >= closure.sinceMs && nowMs < closure.untilMs ? closure : undefined;
  }

  /** WeCom took a call: what was closed is over. */
  passed(endpoint: Endpoint): void {
    if (!this.closure(endpoint)) this.#closures.delete(endpoint.name);
  }
}

/** The shortest at first, then the next longer one, as long as there is one. */
const windowAfter = (endpoint: Endpoint, last: Closure | undefined): QuotaWindow => {
  const windows = windowsOf(endpoint);
  const next = last ? windows.indexOf(last.window) + 1 : 0;
  return windows[next] ?? windows.at(-1) ?? "minute";
};
