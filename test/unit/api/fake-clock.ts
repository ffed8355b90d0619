import type { Clock } from "../../../src/api/clock";

/** A clock that stands still until somebody sleeps on it or moves it. */
export class FakeClock implements Clock {
  nowMs = 1_000_000;
  readonly slept: number[] = [];

  now(): number {
    return this.nowMs;
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.slept.push(ms);
    this.nowMs += ms;
  }
}
