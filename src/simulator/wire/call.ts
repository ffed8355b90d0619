import { boundaryOf, describeForm, type FormPart, partsOf } from "./multipart";
import { readBytes, textOf } from "./read-body";

/** One request under `/cgi-bin/`, read once. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** The body as it came; `""` where it is a form. */
  readonly text: string;
  /** The JSON object of the body; what is known of a form's parts; empty where there is neither. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The parts of a multipart form; `undefined` where the body is none. */
  readonly form?: readonly FormPart[] | undefined;
  /** There is a body, and it is no JSON object (a form, typographic quotes …). */
  readonly malformed: boolean;
  readonly callerAddress: string;
}

/**
 * Content types make no difference but that of a multipart form: WeCom reads every other body as JSON and goes on with
 * what it could read (page 90455).
 */
export async function readCall(request: Request, callerAddress: string): Promise<Call> {
  const url = new URL(request.url);
  const { method } = request;
  const about = { method, path: url.pathname, query: Object.fromEntries(url.searchParams), callerAddress };
  if (method === "GET" || method === "HEAD") return { ...about, text: "", body: {}, malformed: false };
  const bytes = await readBytes(request);
  const boundary = boundaryOf(request.headers.get("content-type"));
  if (boundary !== undefined) {
    const form = partsOf(bytes, boundary);
    return { ...about, text: "", body: describeForm(form), form, malformed: true };
  }
  const text = textOf(bytes);
  const parsed = text === "" ? undefined : parseObject(text);
  return { ...about, text, body: parsed ?? {}, malformed: parsed === undefined && text !== "" };
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
