import type { FaultRule } from "./faults/fault-rule";
import type { Call } from "./wire/call";

/** One request under `/cgi-bin/`, in the order in which they were answered. */
export interface RequestRecord {
  /** 1 for the first request since the start or the last reset. */
  readonly seq: number;
  /** ISO 8601, on the simulator's clock. */
  readonly time: string;
  readonly method: string;
  readonly path: string;
  /** Without `corpsecret` and `access_token`. */
  readonly query: Readonly<Record<string, string>>;
  /** The JSON object; of a form, the file name, size and digest of each part; another text, cut; `null`: no body. */
  readonly body: unknown;
  /** `null` where the answer was no answer of the API. */
  readonly errcode: number | null;
  /** `null` where the connection was cut. */
  readonly httpStatus: number | null;
  /** The rule that was applied, as it was then. */
  readonly fault: FaultRule | null;
}

/** Records with all of these values. */
export interface RequestFilter {
  readonly path?: string | undefined;
  readonly method?: string | undefined;
  readonly errcode?: number | undefined;
  /** In the body or the query. */
  readonly chatid?: string | undefined;
  /** Records after this one. */
  readonly afterSeq?: number | undefined;
}

const secretKeys = new Set(["corpsecret", "access_token"]);
const mask = "***";

/** The last requests, with no secret in them. */
export class RequestLog {
  readonly #capacity: number;
  #records: RequestRecord[] = [];
  #seq = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** @param secrets what else must not appear, wherever a client has put it */
  add(
    call: Call,
    timeMs: number,
    outcome: Pick<RequestRecord, "errcode" | "httpStatus" | "fault">,
    secrets: readonly string[],
  ): RequestRecord {
    this.#seq += 1;
    const own = [...secretKeys].flatMap((key) => call.query[key] ?? []).filter((secret) => secret !== "");
    const hide = masking([...own, ...secrets]);
    const record = {
      seq: this.#seq,
      time: new Date(timeMs).toISOString(),
      method: call.method,
      path: call.path,
      query: hide(Object.fromEntries(Object.entries(call.query).filter(([key]) => !secretKeys.has(key)))),
      body: shownBody(call, hide),
      ...outcome,
      fault: hide(outcome.fault),
    };
    this.#records.push(record);
    // Dropped in lots: shifting one at a time would move the whole list with each request.
    if (this.#records.length > this.#capacity * 1.25) this.#records = this.#records.slice(-this.#capacity);
    return record;
  }

  records(filter: RequestFilter = {}): readonly RequestRecord[] {
    const { path, method, errcode, chatid, afterSeq = 0 } = filter;
    return this.#records
      .slice(-this.#capacity)
      .filter(
        (record) =>
          record.seq > afterSeq &&
          (path === undefined || record.path === path) &&
          (method === undefined || record.method === method) &&
          (errcode === undefined || record.errcode === errcode) &&
          (chatid === undefined || record.query.chatid === chatid || chatidOf(record.body) === chatid),
      );
  }

  /** Forgets the records; the count goes on, so that `afterSeq` keeps its meaning. */
  clear(): void {
    this.#records = [];
  }

  /** Begins again at 1. */
  reset(): void {
    this.#records = [];
    this.#seq = 0;
  }
}

/** A body that isn't JSON may be a whole film. */
const maxTextLength = 10_000;

function shownBody({ text, body, form, malformed }: Call, hide: ReturnType<typeof masking>): unknown {
  if (form !== undefined) return hide(body);
  if (text === "") return null;
  if (!malformed) return hide(body);
  // Hidden first: half a secret would no longer be known as one.
  const hidden = hide(text);
  return hidden.length > maxTextLength ? `${hidden.slice(0, maxTextLength)}…` : hidden;
}

const chatidOf = (body: unknown): unknown =>
  typeof body === "object" && body !== null && "chatid" in body ? body.chatid : undefined;

const masking =
  (secrets: readonly string[]) =>
  <T>(value: T): T =>
    masked(value, secrets) as T;

function masked(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === "string")
    return secrets.reduce((text, secret) => text.replaceAll(secret, mask), maskPairs(value));
  if (Array.isArray(value)) return value.map((item) => masked(item, secrets));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [
    key,
    secretKeys.has(key) ? mask : masked(inner, secrets),
  ]);
  return Object.fromEntries(entries);
}

/** A form-encoded or broken body may carry a secret by its name. */
const maskPairs = (text: string): string =>
  text.replace(/(corpsecret|access_token)(\W{1,5})[^\s&"',}]+/g, `$1$2${mask}`);
