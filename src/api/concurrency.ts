import pLimit, { type LimitFunction } from "p-limit";
import { orAborted } from "./abort";

/**
 * How many calls are under way at a time. WeCom publishes no figure and says only when there were too many (45033): then
 * it is half as many, and one more again after as many successes as there may be calls.
 */
export class Concurrency {
  readonly #most: number;
  readonly #limit: LimitFunction;
  #successes = 0;

  constructor(most: number) {
    this.#most = most;
    this.#limit = pLimit(most);
  }

  /** How many may be under way now. */
  get limit(): number {
    return this.#limit.concurrency;
  }

  /** Runs `call` when it is its turn. Who stops waiting (`signal`) gives up the turn. */
  async run<T>(call: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    return await orAborted(
      this.#limit(async () => {
        signal?.throwIfAborted();
        return await call();
      }),
      signal,
    );
  }

  /** A call that began when `limitThen` were allowed was one too many. Calls that were refused together count once. */
  tooMany(limitThen: number): void {
    if (this.limit !== limitThen) return;
    this.#successes = 0;
    this.#limit.concurrency = Math.max(1, Math.floor(this.limit / 2));
  }

  succeeded(): void {
    if (this.limit >= this.#most) return;
    this.#successes += 1;
    if (this.#successes < this.limit) return;
    this.#successes = 0;
    this.#limit.concurrency = this.limit + 1;
  }
}
