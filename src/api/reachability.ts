import { isWeComNetworkError, isWeComTimeoutError } from "../errors";

/**
 * Whether WeCom can be reached at all. Where it can't, each chat would wait for its own timeouts: with a thousand of
 * them, for an hour. Failures in a row are taken for that, anything that is an answer against it.
 */
export class Reachability {
  readonly #enough: number;
  #inARow = 0;
  #lost: unknown;

  /** @param enough failures in a row after which nobody asks any more */
  constructor(enough: number) {
    this.#enough = enough;
  }

  /** Throws what the others met, once there is no more hope. */
  assert(): void {
    if (this.#lost !== undefined) throw this.#lost;
  }

  answered(): void {
    this.#inARow = 0;
  }

  failed(error: unknown): void {
    const isSilence = isWeComNetworkError(error) || isWeComTimeoutError(error);
    this.#inARow = isSilence ? this.#inARow + 1 : 0;
    if (this.#inARow >= this.#enough) this.#lost ??= error;
  }
}
