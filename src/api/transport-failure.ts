import { WeComNetworkError, WeComProtocolError, WeComTimeoutError } from "../errors";
import type { Endpoint } from "./endpoints";
import { noTls, noTlsAdvice, saidBy } from "./tls-failure";

/** One exchange that failed, and how far it had come. */
export interface FailedExchange {
  readonly endpoint: Endpoint;
  readonly host: string;
  /** Whether a byte of the request may have left this machine. */
  readonly begun: boolean;
  /** Whether the time for the whole exchange was over. */
  readonly timedOut: boolean;
  readonly error: unknown;
  /** What a person can do who can't reach the host; begins with a line break, or is empty. */
  readonly hint: string;
  /** Takes secrets out of a text. */
  readonly clean: (text: string) => string;
}

const timeoutCodes: ReadonlySet<string> = new Set([
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
  "ETIMEDOUT",
]);

/** Something came that is no HTTP. The parser's errors don't always have a code. */
const isNonsense = (error: Error): boolean =>
  error.name === "HTTPParserError" ||
  ["UND_ERR_HEADERS_OVERFLOW", "UND_ERR_RES_CONTENT_LENGTH_MISMATCH"].includes(codeOf(error));

/** How a message of a call without an answer begins. */
export const callTo = ({ name }: Endpoint, host: string): string => `${name}: ${host}`;

/** The typed error for an exchange that brought no answer. */
export const explainFailure = (failed: FailedExchange): WeComNetworkError | WeComTimeoutError | WeComProtocolError => {
  const { endpoint, begun, timedOut, error, clean } = failed;
  const where = callTo(endpoint, failed.host);
  const chain = chainOf(error);
  const codes = chain.map(codeOf);
  const options = { cause: shown(chain, clean), endpoint: endpoint.name, mayHaveArrived: begun && endpoint.writes };
  if (timedOut || codes.some((code) => timeoutCodes.has(code))) {
    const waited = begun ? "did not answer in time" : "could not be reached in time";
    const code = codes.find((each) => each !== "") ?? "deadline";
    return new WeComTimeoutError(`${where} ${waited} (${code})${begun ? "" : failed.hint}`, options);
  }
  const reason = clean(describe(chain)).slice(0, maxReasonLength);
  const hint = codes.includes(noTls) ? `\n${noTlsAdvice}` : failed.hint;
  if (!begun) return new WeComNetworkError(`${where} could not be reached: ${reason}${hint}`, options);
  if (chain.some(isNonsense)) return new WeComProtocolError(`${where} did not answer in HTTP: ${reason}`, options);
  return new WeComNetworkError(`${where}: the connection broke before the answer was complete: ${reason}`, options);
};

const maxReasonLength = 300;
const maxDepth = 5;

/** An error and what caused it. Where several addresses were tried, the first stands for all. */
const chainOf = (error: unknown, depth = maxDepth): readonly Error[] => {
  if (!(error instanceof Error) || depth === 0) return [];
  const cause = error.cause ?? (error instanceof AggregateError ? error.errors[0] : undefined);
  return [error, ...chainOf(cause, depth - 1)];
};

const codeOf = (error: Error): string => {
  const { code } = error as { code?: unknown };
  return typeof code === "string" ? code : "";
};

const describe = (chain: readonly Error[]): string => {
  const told = chain.map((each) =>
    each.message.includes(codeOf(each)) ? each.message : `${codeOf(each)}: ${saidBy(each)}`.replace(/: $/, ""),
  );
  return [...new Set(told.filter((text) => text !== ""))].join("; ") || "no reason is known";
};

/**
 * A copy of an error and its causes that can be printed whole: those of the HTTP library also hold raw bytes of what came, which may
 * repeat the URL and so the token.
 */
const shown = (chain: readonly Error[], clean: (text: string) => string): Error | undefined =>
  chain.reduceRight<Error | undefined>((cause, error) => {
    const copy = new Error(clean(error.message), cause ? { cause } : {});
    copy.name = error.name;
    if (error.stack !== undefined) copy.stack = clean(error.stack);
    return Object.assign(copy, codeOf(error) === "" ? {} : { code: codeOf(error) });
  }, undefined);
