import { isWeComApiError, isWeComError, type WeComApiError } from "../errors";
import { readAnswer } from "./answer";
import { pathBelow } from "./base-url";
import type { CallInput } from "./call";
import type { Clock } from "./clock";
import { Concurrency } from "./concurrency";
import type { Endpoint, EndpointName } from "./endpoints";
import { type Closure, RateGate } from "./rate-gate";
import { closedCall, closedUntil, quotaUsedUp } from "./rate-limited";
import { mayRepeat, retryDelayMs } from "./retry";
import { RetryBudget } from "./retry-budget";
import type { Transport } from "./transport";
import type { AnswerTo } from "./wire";

export interface CallerOptions {
  readonly baseUrl: URL;
  readonly maxWaitMs: number;
  readonly concurrency: number;
  readonly clock: Clock;
  /** From [0, 1). */
  readonly random: () => number;
  /** Takes secrets out of a text. */
  readonly clean: (text: string) => string;
  readonly log: ((line: string) => void) | undefined;
  /** Said to people, where a call waits for long. */
  readonly notify: (message: string) => void;
  /** Asked before each attempt; what it throws ends the call. */
  readonly mayGoOn: () => void | Promise<void>;
}

/**
 * Makes calls of the API and repeats what may be repeated. Everything that calls share is here: how many are under way,
 * how often they may be repeated, and which of them WeCom takes no more of.
 */
export class Caller {
  readonly #transport: Transport;
  readonly #options: CallerOptions;
  readonly #concurrency: Concurrency;
  readonly #budget = new RetryBudget();
  readonly #gate: RateGate;
  #told: Closure | undefined;

  constructor(transport: Transport, options: CallerOptions) {
    this.#transport = transport;
    this.#options = options;
    this.#concurrency = new Concurrency(options.concurrency);
    this.#gate = new RateGate(options.clock);
  }

  /** @param startedMs when the caller began to wait, which `maxWaitMs` counts from */
  async call<Name extends EndpointName>(
    endpoint: Endpoint<Name>,
    input: CallInput,
    startedMs: number,
  ): Promise<AnswerTo<Name>> {
    const { clock, random, maxWaitMs } = this.#options;
    for (let [attempt, repeats] = [1, 0]; ; attempt++) {
      await this.#passGate(endpoint, input.signal, startedMs);
      try {
        const turn = await this.#turn(endpoint, input, attempt);
        if (!turn) continue;
        this.#succeeded(endpoint);
        return turn.value;
      } catch (error) {
        if (!isWeComError(error) || this.#transport.closing.aborted) throw error;
        if (isWeComApiError(error) && error.kind === "rate-limited") {
          this.#refused(endpoint, error, startedMs);
          continue;
        }
        repeats += 1;
        const delayMs = mayRepeat(error) ? retryDelayMs(repeats, random()) : undefined;
        if (delayMs === undefined || clock.now() + delayMs - startedMs > maxWaitMs || !this.#budget.spend())
          throw error;
        await this.#pause(delayMs, input.signal, error);
      }
    }
  }

  /** One request, when it is its turn; undefined where WeCom closed the call while it waited for that. */
  async #turn<Name extends EndpointName>(endpoint: Endpoint<Name>, input: CallInput, attempt: number) {
    return await this.#concurrency.run(async () => {
      if (this.#gate.closure(endpoint)) return undefined;
      const [limit, beganMs] = [this.#concurrency.limit, this.#options.clock.now()];
      await this.#options.mayGoOn();
      try {
        const once = () => this.#once(endpoint, input, attempt);
        return { value: await (input.around ? input.around(once) : once()) };
      } catch (error) {
        // Learnt before the next call gets its turn.
        if (isWeComApiError(error) && error.kind === "rate-limited") this.#gate.close(endpoint, beganMs);
        if (isWeComApiError(error) && error.errcode === tooManyAtOnce) this.#concurrency.tooMany(limit);
        throw error;
      }
    }, input.signal);
  }

  #succeeded(endpoint: Endpoint): void {
    this.#budget.succeeded();
    this.#concurrency.succeeded();
    this.#gate.passed(endpoint);
  }

  /** Of a call that WeCom has closed: waits where that is short, and where it isn't, doesn't even ask. */
  async #passGate(endpoint: Endpoint, signal: AbortSignal | undefined, startedMs: number): Promise<void> {
    const closure = this.#gate.closure(endpoint);
    if (!closure) return;
    const { clock, random } = this.#options;
    const error = closedCall(endpoint, closure, clock.now());
    if (!this.#isWorthWaiting(closure, startedMs)) throw error;
    // All who waited would come at once: they are spread over a second.
    await this.#pause(closure.untilMs - clock.now() + Math.floor(random() * 1_000), signal, error);
  }

  /** WeCom takes no more of a call. Returns where waiting for it is possible, which people are told once. */
  #refused(endpoint: Endpoint, error: WeComApiError, startedMs: number): void {
    const closure = this.#gate.last(endpoint);
    const nowMs = this.#options.clock.now();
    if (!closure) throw error;
    if (!this.#isWorthWaiting(closure, startedMs)) throw quotaUsedUp(error, endpoint, closure, nowMs);
    if (closure === this.#told) return;
    this.#told = closure;
    this.#options.notify(
      `WeCom takes no more ${endpoint.name} calls (45009) until ${closedUntil(closure, nowMs)}: waiting.`,
    );
  }

  #isWorthWaiting({ window, untilMs }: Closure, startedMs: number): boolean {
    return window === "minute" && untilMs - startedMs <= this.#options.maxWaitMs;
  }

  /** Waits, unless the client is closed meanwhile: then there is no more to say than what failed. */
  async #pause(ms: number, signal: AbortSignal | undefined, failure: unknown): Promise<void> {
    const { closing } = this.#transport;
    try {
      await this.#options.clock.sleep(ms, signal ? AbortSignal.any([signal, closing]) : closing);
    } catch (reason) {
      throw closing.aborted ? failure : reason;
    }
  }

  async #once<Name extends EndpointName>(
    endpoint: Endpoint<Name>,
    input: CallInput,
    attempt: number,
  ): Promise<AnswerTo<Name>> {
    const { baseUrl, clock, clean } = this.#options;
    const path = pathBelow(baseUrl, endpoint.path) + queryText(input.query);
    const startedMs = clock.now();
    const log = (outcome: string): void => {
      if (!this.#options.log) return;
      const tookMs = Math.round(clock.now() - startedMs);
      this.#logLine(`wecom: ${endpoint.name} ${outcome}, ${tookMs} ms, attempt ${attempt}`);
    };
    try {
      const { json, form, signal } = input;
      const text = await this.#transport.exchange({ endpoint, path, json, form, signal });
      const value = readAnswer(endpoint, text, clean);
      log("errcode 0");
      return value;
    } catch (error) {
      log(isWeComApiError(error) ? `errcode ${error.errcode}` : error instanceof Error ? error.name : "failed");
      throw error;
    }
  }

  /** A log that fails must not make a write that was done look as if it failed. */
  #logLine(line: string): void {
    try {
      this.#options.log?.(this.#options.clean(line));
    } catch {}
  }
}

/** With its question mark. `URLSearchParams` would take a tenth of all the time that a call takes here. */
const queryText = (query: CallInput["query"] = {}): string =>
  Object.entries(query)
    .map(([name, value], index) => `${index === 0 ? "?" : "&"}${name}=${encodeURIComponent(value)}`)
    .join("");

const tooManyAtOnce = 45033;
