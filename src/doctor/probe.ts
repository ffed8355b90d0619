import { Agent, EnvHttpProxyAgent, request } from "undici";
import { z } from "zod";
import { below, isLoopback } from "../api/base-url";
import { endpoints } from "../api/endpoints";
import { proxiesOf } from "../api/proxy";
import { saidBy } from "../api/tls-failure";
import type { ProbeFact } from "./facts";

export interface ProbeSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => number;
}

const connectTimeoutMs = 10_000;
const exchangeTimeoutMs = 20_000;
const maxAnswerBytes = 1024 * 1024;

/**
 * Asks for a token without saying whose: WeCom answers with an errcode, so it tells whether the way there is open and
 * what is at its end before a secret is sent.
 */
export const probe = async (baseUrl: URL, { env, now }: ProbeSurroundings): Promise<ProbeFact> => {
  const connection = { connectTimeout: connectTimeoutMs, allowH2: false, maxResponseSize: maxAnswerBytes };
  const dispatcher = isLoopback(baseUrl)
    ? new Agent(connection)
    : new EnvHttpProxyAgent({ ...connection, ...proxiesOf(env), proxyTls: { allowH2: false } });
  try {
    const { statusCode, headers, body } = await request(below(baseUrl, endpoints.getToken.path), {
      dispatcher,
      headers: { accept: "application/json" },
      signal: AbortSignal.timeout(exchangeTimeoutMs),
    });
    const atMs = now();
    const text = await body.text();
    const dateMs = Date.parse(String(headers.date ?? ""));
    return {
      kind: "answered",
      status: statusCode,
      contentType: String(headers["content-type"] ?? "no content type").slice(0, 100),
      isWeCom: statusCode === 200 && hasErrcode(text),
      skewMs: Number.isNaN(dateMs) ? undefined : atMs - dateMs,
    };
  } catch (error) {
    const { code, message } = rootOf(error);
    return { kind: "failed", code, message: message.includes(code) ? message : `${code}: ${message}` };
  } finally {
    await dispatcher.destroy();
  }
};

const answer = z.object({ errcode: z.int() });

const hasErrcode = (text: string): boolean => {
  try {
    return answer.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
};

/** The error at the bottom; where several addresses were tried, the first's. */
export const rootOf = (error: unknown, depth = 5): { readonly code: string; readonly message: string } => {
  if (!(error instanceof Error)) return { code: "", message: String(error) };
  const cause = error.cause ?? (error instanceof AggregateError ? error.errors[0] : undefined);
  if (cause instanceof Error && depth > 0) return rootOf(cause, depth - 1);
  const { code } = error as { code?: unknown };
  return { code: typeof code === "string" ? code : "", message: saidBy(error).slice(0, 300) };
};
