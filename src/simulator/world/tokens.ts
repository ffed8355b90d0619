import { type Refused, refuse } from "../wire/refusal";
import { letters } from "./chance";
import type { Knobs } from "./knobs";

/** One access token; it belongs to one app of one corp (page 91039). */
export interface Token {
  readonly value: string;
  readonly corpId: string;
  readonly agentId: number;
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
  /** Calls that were made with it. */
  readonly calls: number;
  readonly voided: boolean;
}

/** A token as `gettoken` answers it. */
export interface IssuedToken {
  readonly value: string;
  /** Whole seconds that it still lives. */
  readonly expiresInS: number;
}

/** At most 512 bytes (page 91039); live ones have about this length. */
const tokenLength = 214;
/** A token that has been dead for so long is forgotten; it is unknown then, no longer expired. */
const rememberedMs = 86_400_000;

/** The tokens of all apps. */
export class Tokens {
  readonly #knobs: () => Knobs;
  readonly #nowMs: () => number;
  #tokens = new Map<string, Token>();

  constructor(knobs: () => Knobs, nowMs: () => number) {
    this.#knobs = knobs;
    this.#nowMs = nowMs;
  }

  /** A token that lives: the one that the app has, or a new one, as the knob `tokenOnRepeat` says. */
  issue(corpId: string, agentId: number, serial: () => number): IssuedToken {
    const knobs = this.#knobs();
    const nowMs = this.#nowMs();
    this.#forget(nowMs);
    const living = [...this.#tokens.values()].find(
      (each) =>
        each.corpId === corpId && each.agentId === agentId && !this.#isVoid(each) && remainingS(each, nowMs) > 0,
    );
    if (living !== undefined && knobs.tokenOnRepeat === "same")
      return { value: living.value, expiresInS: remainingS(living, nowMs) };
    const value = letters(knobs.randomSeed, ["token", corpId, agentId, nowMs, serial()], tokenLength);
    const expiresAtMs = nowMs + knobs.tokenLifeS * 1_000;
    const token = { value, corpId, agentId, issuedAtMs: nowMs, expiresAtMs, calls: 0, voided: false };
    this.#tokens.set(value, token);
    return { value, expiresInS: knobs.tokenLifeS };
  }

  /** Counts a call with a token. Refusals: 41001 none, 40014 unknown or voided, 42001 expired. */
  use(value = ""): Token | Refused {
    const { expiredTokenErrcode, voidedTokenErrcode } = this.#knobs();
    if (value === "") return refuse(41001);
    const token = this.#tokens.get(value);
    if (token === undefined || this.#isVoid(token)) return refuse(voidedTokenErrcode);
    if (this.#nowMs() >= token.expiresAtMs) return refuse(expiredTokenErrcode);
    const used = { ...token, calls: token.calls + 1 };
    this.#tokens.set(value, used);
    return used;
  }

  /** WeCom may void tokens at any time (page 91039). Answers how many lived until now. */
  voidAll(): number {
    const nowMs = this.#nowMs();
    const living = [...this.#tokens.values()].filter((each) => !this.#isVoid(each) && nowMs < each.expiresAtMs);
    for (const token of living) this.#tokens.set(token.value, { ...token, voided: true });
    return living.length;
  }

  state(): readonly Token[] {
    return [...this.#tokens.values()];
  }

  restore(tokens: readonly Token[]): void {
    this.#tokens = new Map(tokens.map((token) => [token.value, token]));
  }

  #isVoid(token: Token): boolean {
    const { tokenDiesAfterCalls } = this.#knobs();
    return token.voided || (tokenDiesAfterCalls !== null && token.calls >= tokenDiesAfterCalls);
  }

  #forget(nowMs: number): void {
    for (const token of this.#tokens.values())
      if (nowMs >= token.expiresAtMs + rememberedMs) this.#tokens.delete(token.value);
  }
}

/** What is left of a token's life, in whole seconds. */
const remainingS = (token: Token, nowMs: number): number => Math.floor((token.expiresAtMs - nowMs) / 1_000);
