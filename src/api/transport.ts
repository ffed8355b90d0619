import type { Readable } from "node:stream";
import { Agent, type Dispatcher, EnvHttpProxyAgent, Pool } from "undici";
import { isWeComError, WeComConfigError, WeComNetworkError, WeComProtocolError } from "../errors";
import { isLoopback, isPublicCloud } from "./base-url";
import type { Form } from "./call";
import type { Endpoint } from "./endpoints";
import { multipart } from "./multipart";
import { proxiesOf, proxyProblems } from "./proxy";
import { type HttpAnswer, Sending } from "./sending";
import { callTo, explainFailure } from "./transport-failure";

/** One request, ready to go. Messages name the endpoint, since the path holds the token. */
export interface HttpRequest {
  readonly endpoint: Endpoint;
  /** Below the base URL's host, with the query. */
  readonly path: string;
  readonly json?: unknown;
  readonly form?: Form | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface TransportOptions {
  readonly baseUrl: URL;
  /** Milliseconds until a connection stands, until the answer begins, and between two parts of it. */
  readonly connectTimeoutMs: number;
  readonly headersTimeoutMs: number;
  readonly bodyTimeoutMs: number;
  /** Milliseconds for one exchange in all: an answer that drips is no answer. */
  readonly exchangeTimeoutMs: number;
  /** Bytes; more is not read. */
  readonly maxAnswerBytes: number;
  /** Connections to one host at a time. */
  readonly connections: number;
}

/** What a transport takes from around it. */
export interface TransportSurroundings {
  /** Where HTTPS_PROXY, HTTP_PROXY and NO_PROXY are read. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Takes secrets out of what an error repeats. */
  readonly clean: (text: string) => string;
}

/** Keep-alive connections to WeCom, through the proxy that the environment names. */
export class Transport {
  readonly #dispatcher: Dispatcher;
  readonly #options: TransportOptions;
  readonly #clean: (text: string) => string;
  readonly #closing = new AbortController();

  /** @throws WeComConfigError where a proxy is needed and its variable is no URL */
  constructor(options: TransportOptions, surroundings: TransportSurroundings) {
    this.#options = options;
    this.#clean = surroundings.clean;
    this.#dispatcher = dispatcherFor(options, surroundings.env);
  }

  /** Aborted when the transport is closed. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /**
   * The text of an answer of status 200 that says it is JSON.
   *
   * @throws WeComNetworkError, WeComTimeoutError, WeComProtocolError which say what came instead, and whether the
   * request may have arrived; the signal's reason where the caller ends it
   */
  async exchange(asked: HttpRequest): Promise<string> {
    const { endpoint } = asked;
    if (this.closing.aborted) throw this.#closed(endpoint, false);
    asked.signal?.throwIfAborted();
    const sending = new Sending(this.#options.maxAnswerBytes);
    const body = bodyOf(asked);
    let timedOut = false;
    const stop = (): void => sending.stop(new Error("stopped"));
    const timer = setTimeout(
      () => {
        timedOut = true;
        stop();
      },
      Math.min(this.#options.exchangeTimeoutMs + body.slowMs, longestTimerMs),
    );
    asked.signal?.addEventListener("abort", stop, { once: true });
    try {
      this.#dispatch(asked, body, sending);
      return this.#read(await sending.answer, endpoint);
    } catch (error) {
      if (asked.signal?.aborted) throw asked.signal.reason;
      if (isWeComError(error)) throw error;
      if (this.closing.aborted) throw this.#closed(endpoint, sending.begun);
      if (sending.answeredTooMuch) throw this.#tooLong(endpoint);
      throw explainFailure({
        endpoint,
        host: this.#options.baseUrl.host,
        begun: sending.begun,
        timedOut,
        error,
        hint: hintFor(this.#options.baseUrl),
        clean: this.#clean,
      });
    } finally {
      clearTimeout(timer);
      asked.signal?.removeEventListener("abort", stop);
    }
  }

  /** Ends every connection; exchanges under way fail. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#dispatcher.destroy();
  }

  #dispatch({ endpoint, path }: HttpRequest, body: Body, sending: Sending): void {
    const { baseUrl, headersTimeoutMs, bodyTimeoutMs } = this.#options;
    const request = {
      origin: baseUrl.origin,
      path,
      method: endpoint.method,
      headers: { ...answerHeaders, ...body.headers },
      body: body.content,
      // Undici counts from the beginning of the request, also while it is still on its way.
      headersTimeout: Math.min(headersTimeoutMs + body.slowMs, longestTimerMs),
      bodyTimeout: bodyTimeoutMs,
    };
    this.#dispatcher.dispatch(request, sending);
  }

  #read({ statusCode, headers, text }: HttpAnswer, endpoint: Endpoint): string {
    const odd = oddity(statusCode, headers, text, this.#clean);
    if (odd === undefined) return text;
    throw new WeComProtocolError(
      `${this.#where(endpoint)} did not answer as WeCom does (${odd}). Is a proxy or a sign-in page in between?`,
      { endpoint: endpoint.name, mayHaveArrived: endpoint.writes, httpStatus: statusCode },
    );
  }

  #tooLong(endpoint: Endpoint): WeComProtocolError {
    return new WeComProtocolError(`${this.#where(endpoint)} sent more than ${this.#options.maxAnswerBytes} bytes`, {
      endpoint: endpoint.name,
      mayHaveArrived: endpoint.writes,
    });
  }

  #closed(endpoint: Endpoint, begun: boolean): WeComNetworkError {
    return new WeComNetworkError(`${this.#where(endpoint)}: the client is closed`, {
      endpoint: endpoint.name,
      mayHaveArrived: begun && endpoint.writes,
    });
  }

  #where(endpoint: Endpoint): string {
    return callTo(endpoint, this.#options.baseUrl.host);
  }
}

/** What an answer has to be. */
const answerHeaders = { accept: "application/json", "accept-encoding": "identity" };

/** A timer of more would end at once: Node's are 32-bit. */
const longestTimerMs = 2 ** 31 - 1;

/** What a request sends. */
interface Body {
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Readable | string | null;
  /** Milliseconds that it may take on its way. */
  readonly slowMs: number;
}

/** At 50 KB a second: 20 MB on a slow line are minutes. */
const slowMs = (bytes: number): number => Math.ceil(bytes / 50);

const bodyOf = ({ json, form }: HttpRequest): Body => {
  if (form) {
    const { headers, content, bytes } = multipart(form);
    return { headers, content, slowMs: slowMs(bytes) };
  }
  if (json === undefined) return { headers: {}, content: null, slowMs: 0 };
  const content = JSON.stringify(json);
  return { headers: jsonHeaders, content, slowMs: slowMs(Buffer.byteLength(content)) };
};

const jsonHeaders = { "content-type": "application/json; charset=utf-8" };

/** What to look at when the host can't be reached. */
const hintFor = (baseUrl: URL): string => {
  if (isLoopback(baseUrl)) return "\nIs the simulator running? (pulumi-wecom simulator)";
  if (isPublicCloud(baseUrl)) return "\nDoes this machine need a proxy (HTTPS_PROXY)?";
  return "\nIs the base URL right (setting wecom:baseUrl, or WECOM_BASE_URL), and the proxy (HTTPS_PROXY)?";
};

/**
 * What is odd about an answer, or undefined. WeCom answers 200 with plain JSON, always; anything else is somebody in
 * between, and a redirect is never followed.
 */
const oddity = (
  statusCode: number,
  headers: HttpAnswer["headers"],
  body: string,
  clean: (text: string) => string,
): string | undefined => {
  const type = headers["content-type"];
  const encoding = headers["content-encoding"] ?? "identity";
  // A missing type says nothing; whether it is JSON is seen when it is parsed.
  const maybeJson = type === undefined || /[/+]json|^text\/plain/i.test(String(type));
  if (statusCode === 200 && encoding === "identity" && maybeJson) return undefined;
  // Cleaned before it is cut: half a secret would not be known as one.
  const told = (header: unknown) => clean(String(header)).slice(0, maxHeaderLength);
  return [
    `HTTP ${statusCode}`,
    told(type ?? "no content type"),
    ...(encoding === "identity" ? [] : [told(encoding)]),
    `${Buffer.byteLength(body)} bytes`,
  ].join(", ");
};

/** Characters of a header that a message repeats. */
const maxHeaderLength = 100;

const dispatcherFor = (options: TransportOptions, env: TransportSurroundings["env"]): Dispatcher => {
  const connection = {
    connections: options.connections,
    connectTimeout: options.connectTimeoutMs,
    // One request a connection: one that breaks leaves one write in doubt, not eight.
    allowH2: false,
  };
  // What runs on this machine is never behind a proxy, whatever NO_PROXY forgets.
  if (isLoopback(options.baseUrl)) return new Agent(connection);
  const problems = proxyProblems(env);
  if (problems.length > 0) {
    throw new WeComConfigError(problems.map(({ variable, message }) => `${variable} ${message}`).join("\n"));
  }
  return new EnvHttpProxyAgent({
    ...connection,
    ...proxiesOf(env),
    proxyTls: { allowH2: false },
    // The connections on which tunnels are asked for; the library's own would wait five minutes.
    clientFactory: (origin, given) =>
      new Pool(origin, { ...connection, headersTimeout: options.connectTimeoutMs, ...given }),
  });
};
