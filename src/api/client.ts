import { isWeComApiError, WeComConfigError } from "../errors";
import { AppChatApi } from "./app-chat";
import { parseBaseUrl, publicCloud } from "./base-url";
import type { Call, CallInput } from "./call";
import type { Caller } from "./caller";
import { type Clock, systemClock } from "./clock";
import { defaultConnections } from "./connections";
import { type Endpoint, type EndpointName, endpoints } from "./endpoints";
import { MediaApi } from "./media";
import { Redactor, type Secret } from "./redact";
import { AccessTokens, renewAt } from "./token";
import type { Transport, TransportOptions } from "./transport";
import type { AnswerTo } from "./wire";

export type { CallOptions } from "./call";

export interface WeComClientOptions {
  readonly corpId: string;
  /** The secret of the self-built app that makes the chats. */
  readonly corpSecret: string | Secret;
  /** A private deployment, a reverse proxy or the simulator. @default "https://qyapi.weixin.qq.com" */
  readonly baseUrl?: string | URL;
  /**
   * Milliseconds after which a call is not repeated any more, counted from when it was made. It may so last
   * `transport.exchangeTimeoutMs` longer. Enough for a quota whose window is a minute. @default 150 000
   */
  readonly maxWaitMs?: number;
  /** Timeouts and sizes of the connection. */
  readonly transport?: Partial<Omit<TransportOptions, "baseUrl">>;
  /** Where HTTPS_PROXY, HTTP_PROXY and NO_PROXY are read. @default process.env */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** One line an attempt: endpoint, errcode, duration, attempt. Secrets are masked. What it throws is ignored. */
  readonly log?: (line: string) => void;
  /** What people should know while a call waits for long. */
  readonly notify?: (message: string) => void;
  /** Asked just before each request. What it throws ends the call: that request wasn't made. */
  readonly mayGoOn?: () => void | Promise<void>;
  /** @default the machine's */
  readonly clock?: Clock;
  /** From [0, 1). @default Math.random */
  readonly random?: () => number;
}

/**
 * Loaded by the first client that is made, for they bring undici and zod: a Pulumi program makes none, and would load those
 * for longer than everything else of this package.
 */
const libraries = () => ({
  ...(require("./caller") as typeof import("./caller")),
  ...(require("./transport") as typeof import("./transport")),
});

const defaultTransport = {
  connectTimeoutMs: 10_000,
  headersTimeoutMs: 30_000,
  bodyTimeoutMs: 30_000,
  exchangeTimeoutMs: 60_000,
  maxAnswerBytes: 8 * 1024 * 1024,
  connections: defaultConnections,
} satisfies Omit<TransportOptions, "baseUrl">;

/**
 * WeCom's appchat API for one app of one corp, with the token taken care of.
 *
 * Every call throws a `WeComError`: `WeComApiError` where WeCom said no, `WeComNetworkError`, `WeComTimeoutError` and
 * `WeComProtocolError` where there was no answer to be had. A call that the caller ends rejects with the reason of the
 * caller's signal. The constructor throws a `WeComConfigError` for what it can't work with.
 *
 * @example
 * const client = new WeComClient({ corpId, corpSecret });
 * const chat = await client.appChat.get("oncall");
 */
export class WeComClient {
  readonly appChat: AppChatApi;
  readonly media: MediaApi;
  readonly corpId: string;
  readonly baseUrl: URL;
  readonly #tokens: AccessTokens;
  readonly #transport: Transport;
  readonly #caller: Caller;
  readonly #clock: Clock;
  readonly #redactor = new Redactor();

  constructor(options: WeComClientOptions) {
    const secret = typeof options.corpSecret === "string" ? options.corpSecret : options.corpSecret.reveal();
    if (options.corpId === "") throw new WeComConfigError("corpId is empty");
    if (secret === "") throw new WeComConfigError("corpSecret is empty");
    this.corpId = options.corpId;
    this.baseUrl = baseUrlOf(options.baseUrl);
    this.#redactor.hide(secret);
    this.#clock = options.clock ?? systemClock;
    const { Caller, Transport } = libraries();
    const transport = { ...defaultTransport, ...options.transport, baseUrl: this.baseUrl };
    this.#transport = new Transport(transport, { env: options.env ?? process.env, clean: this.#clean });
    this.#caller = new Caller(this.#transport, {
      baseUrl: this.baseUrl,
      maxWaitMs: options.maxWaitMs ?? 150_000,
      concurrency: transport.connections,
      clock: this.#clock,
      random: options.random ?? Math.random,
      clean: this.#clean,
      log: options.log,
      notify: options.notify ?? (() => undefined),
      mayGoOn: options.mayGoOn ?? (() => undefined),
    });
    this.#tokens = new AccessTokens(() => this.#issueToken(secret), this.#clock);
    const call: Call = (endpoint, input) => this.#authorized(endpoint, input);
    this.appChat = new AppChatApi(call);
    this.media = new MediaApi(call);
  }

  /** Ends every connection; calls under way and later ones fail. */
  async close(): Promise<void> {
    await this.#transport.close();
  }

  readonly #clean = (text: string): string => this.#redactor.clean(text);

  async #issueToken(secret: string) {
    const query = { corpid: this.corpId, corpsecret: secret };
    const answer = await this.#caller.call(endpoints.getToken, { query }, this.#clock.now());
    this.#redactor.hide(answer.access_token);
    return { value: answer.access_token, renewAtMs: renewAt(this.#clock.now(), answer.expires_in) };
  }

  /** With a token; one that WeCom refuses is renewed once and the call made once more. */
  async #authorized<Name extends EndpointName>(endpoint: Endpoint<Name>, input: CallInput): Promise<AnswerTo<Name>> {
    const startedMs = this.#clock.now();
    for (let renewals = 0; ; renewals++) {
      const token = await this.#tokens.get(input.signal);
      const query = { access_token: token, ...input.query };
      try {
        return await this.#caller.call(endpoint, { ...input, query }, startedMs);
      } catch (error) {
        if (!(isWeComApiError(error) && error.kind === "token")) throw error;
        this.#tokens.refused(token);
        if (renewals === 1) throw error;
      }
    }
  }
}

const baseUrlOf = (given: string | URL | undefined): URL => {
  const url = parseBaseUrl(String(given ?? publicCloud));
  if ("problem" in url) throw new WeComConfigError(`baseUrl ${url.problem}`);
  return url;
};
