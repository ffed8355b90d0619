import { isWeComApiError, type WeComApiError } from "../errors";
import { orAborted } from "./abort";
import type { Clock } from "./clock";

export interface AccessToken {
  readonly value: string;
  /** Milliseconds since 1970 from which on a new one is fetched. */
  readonly renewAtMs: number;
}

/** Tokens are renewed this long before they end, so that none dies under way. */
const marginMs = 300_000;

/** When to renew a token that lives `lifeS` seconds: early, but not before half of a short life is over. */
export const renewAt = (issuedAtMs: number, lifeS: number): number =>
  issuedAtMs + Math.max(lifeS * 1_000 - marginMs, lifeS * 500);

/**
 * How long a refusal is remembered that only a person can mend. Many calls with a wrong secret block the address for an
 * hour (text of 45009), and a stack has hundreds of resources. What is mended works a minute later (text of 60020).
 */
const refusalMs = 60_000;

/** The tokens of one app: one request in flight however many ask at once (page 91039: frequent calls are blocked). */
export class AccessTokens {
  readonly #issue: () => Promise<AccessToken>;
  readonly #clock: Clock;
  #current: AccessToken | undefined;
  #inFlight: Promise<AccessToken> | undefined;
  #refusal: { readonly error: WeComApiError; readonly untilMs: number } | undefined;

  constructor(issue: () => Promise<AccessToken>, clock: Clock) {
    this.#issue = issue;
    this.#clock = clock;
  }

  /** A token to use now. Who stops waiting (`signal`) doesn't stop the request, since others may wait for it too. */
  async get(signal?: AbortSignal): Promise<string> {
    signal?.throwIfAborted();
    if (this.#current && this.#clock.now() < this.#current.renewAtMs) return this.#current.value;
    if (this.#refusal && this.#clock.now() < this.#refusal.untilMs) throw this.#refusal.error;
    this.#inFlight ??= this.#renew();
    const { value } = await orAborted(this.#inFlight, signal);
    return value;
  }

  /** WeCom refused this token: it is not used again. One that was renewed in the meantime stays. */
  refused(value: string): void {
    if (this.#current?.value === value) this.#current = undefined;
  }

  async #renew(): Promise<AccessToken> {
    try {
      this.#current = await this.#issue();
      return this.#current;
    } catch (error) {
      if (isWeComApiError(error) && error.kind === "config") {
        this.#refusal = { error, untilMs: this.#clock.now() + refusalMs };
      }
      throw error;
    } finally {
      this.#inFlight = undefined;
    }
  }
}
