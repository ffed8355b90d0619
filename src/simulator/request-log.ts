import type { FaultRule } from "./faults/fault-rule";
import type { News } from "./feed/feed";
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
  /** The answer's text, without tokens, cut; `null` where the connection was cut, and for a file. */
  readonly answer: string | null;
  /** `null` where the answer was no answer of the API. */
  readonly errcode: number | null;
  /** `null` where the connection was cut. */
  readonly httpStatus: number | null;
  /** Real milliseconds from its arrival to its answer, delays of faults included. */
  readonly durationMs: number;
  /** The rule that was applied, as it was then. */
  readonly fault: FaultRule | null;
}

/** A record without what can be large: what a list of requests shows. */
export interface RequestLine
  extends Pick<RequestRecord, "seq" | "time" | "method" | "path" | "errcode" | "httpStatus" | "durationMs"> {
  /** Which chat it was about, where it named one. */
  readonly chatid: string | null;
  readonly faulty: boolean;
}

/** Records with all of these values. */
export interface RequestFilter {
  readonly path?: string | undefined;
  readonly method?: string | undefined;
  readonly errcode?: number | undefined;
  /** In the body or the query. */
  readonly chatid?: string | undefined;
  /** Whether it went wrong: an errcode other than 0, a status other than 200, or the connection cut. */
  readonly failed?: boolean | undefined;
  /** Records after this one. */
  readonly afterSeq?: number | undefined;
  /** Records before this one. */
  readonly beforeSeq?: number | undefined;
  /** The last so many of them. */
  readonly limit?: number | undefined;
}

const secretKeys = new Set(["corpsecret", "access_token"]);
const mask = "***";

/** The last requests, with no secret in them. */
export class RequestLog {
  readonly #capacity: number;
  readonly #tell: (news: News) => void;
  #records: RequestRecord[] = [];
  #seq = 0;

  /** @param tell gets each record, and that all were forgotten */
  constructor(capacity: number, tell: (news: News) => void = () => {}) {
    this.#capacity = capacity;
    this.#tell = tell;
  }

  /** @param secrets what else must not appear, wherever a client has put it */
  add(
    call: Call,
    timeMs: number,
    outcome: Pick<RequestRecord, "errcode" | "httpStatus" | "answer" | "durationMs" | "fault">,
    secrets: readonly string[],
  ): RequestRecord {
    this.#seq += 1;
    const own = [...secretKeys].flatMap((key) => call.query[key] ?? []).filter(isTelling);
    const hide = masking([...own, ...secrets]);
    const record = {
      seq: this.#seq,
      time: new Date(timeMs).toISOString(),
      method: call.method,
      path: hide(call.path),
      query: hide(Object.fromEntries(Object.entries(call.query).filter(([key]) => !secretKeys.has(key)))),
      body: shownBody(call, hide),
      ...outcome,
      answer: outcome.answer === null ? null : shortened(hide(outcome.answer)),
      fault: hide(outcome.fault),
    };
    this.#records.push(record);
    // Dropped in lots: shifting one at a time would move the whole list with each request.
    if (this.#records.length > this.#capacity * 1.25) this.#records = this.#records.slice(-this.#capacity);
    this.#tell({ kind: "request", seq: this.#seq });
    return record;
  }

  records(filter: RequestFilter = {}): readonly RequestRecord[] {
    const { path, method, errcode, chatid, failed, afterSeq = 0, beforeSeq = Number.POSITIVE_INFINITY, limit } = filter;
    const found = this.#records
      .slice(-this.#capacity)
      .filter(
        (record) =>
          record.seq > afterSeq &&
          record.seq < beforeSeq &&
          (failed === undefined || hasFailed(record) === failed) &&
          (path === undefined || record.path === path) &&
          (method === undefined || record.method === method) &&
          (errcode === undefined || record.errcode === errcode) &&
          (chatid === undefined || record.query.chatid === chatid || chatidIn(record.body) === chatid),
      );
    return limit === undefined ? found : found.slice(-limit);
  }

  /** The number of the last record; 0 before the first. */
  get last(): number {
    return this.#seq;
  }

  /** The record with this number; `undefined` where it is no longer held. */
  find(seq: number): RequestRecord | undefined {
    // Numbers follow one another without a gap.
    const at = seq - (this.#records[0]?.seq ?? 0);
    return this.#records[at];
  }

  /** Forgets the records; the count goes on, so that `afterSeq` keeps its meaning. */
  clear(): void {
    this.#records = [];
    this.#tell({ kind: "emptied" });
  }

  /** Begins again at 1. */
  reset(): void {
    this.#records = [];
    this.#seq = 0;
    this.#tell({ kind: "emptied" });
  }
}

/** A body that isn't JSON may be a whole film. */
const maxTextLength = 10_000;

function shownBody({ text, body, form, malformed }: Call, hide: ReturnType<typeof masking>): unknown {
  if (form !== undefined) return hide(body);
  if (text === "") return null;
  if (!malformed) return hide(body);
  // Hidden first: half a secret would no longer be known as one.
  return shortened(hide(text));
}

/** The copy is one of its own: a mere slice would keep the whole text in memory. */
const shortened = (text: string): string =>
  text.length > maxTextLength ? `${Buffer.from(text.slice(0, maxTextLength)).toString()}…` : text;

const chatidIn = (body: unknown): unknown =>
  typeof body === "object" && body !== null && "chatid" in body ? body.chatid : undefined;

/** A file has no errcode of its own: the header says 0. */
const hasFailed = ({ errcode, httpStatus }: RequestRecord): boolean => errcode !== 0 || httpStatus !== 200;

export function lineOf(record: RequestRecord): RequestLine {
  const { seq, time, method, path, query, body, errcode, httpStatus, durationMs, fault } = record;
  const chatid = "chatid" in query ? query.chatid : chatidIn(body);
  const named = typeof chatid === "string" ? chatid : null;
  return { seq, time, method, path, errcode, httpStatus, durationMs, chatid: named, faulty: fault !== null };
}

function masking(secrets: readonly string[]): <T>(value: T) => T {
  const forms = new Set(
    secrets.flatMap((secret) => [secret, inJson(secret), encodeURIComponent(secret.toWellFormed())]),
  );
  // The longest first: a secret that begins another one must not leave the other's end.
  const all = [...forms].sort((a, b) => b.length - a.length);
  return <T>(value: T) => masked(value, all) as T;
}

/** A very short one would cut harmless texts to pieces; it's still hidden where its key says what it is. */
export const isTelling = (secret: string): boolean => secret.length >= 8;

/** As it stands inside of a JSON text. */
const inJson = (secret: string): string => JSON.stringify(secret).slice(1, -1);

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
