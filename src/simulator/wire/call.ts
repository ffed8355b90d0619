import { readText } from "./read-text";

/** One request under `/cgi-bin/`, read once. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** The body as it came. */
  readonly text: string;
  /** The JSON object of the body; empty where there is none. */
  readonly body: Readonly<Record<string, unknown>>;
  /** There is a body, and it is no JSON object (form-encoded, typographic quotes …). */
  readonly malformed: boolean;
  readonly callerAddress: string;
}

/** Unknown content types make no difference: WeCom reads every body as JSON and goes on with what it could read (page 90455). */
export async function readCall(request: Request, callerAddress: string): Promise<Call> {
  const url = new URL(request.url);
  const text = request.method === "GET" || request.method === "HEAD" ? "" : await readText(request);
  const parsed = text === "" ? undefined : parseObject(text);
  return {
    method: request.method,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    text,
    body: parsed ?? {},
    malformed: parsed === undefined && text !== "",
    callerAddress,
  };
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
