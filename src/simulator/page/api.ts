import type { FaultRule } from "../faults/fault-rule";
import type { ChatList, History, MemberList } from "../reports/chat-page";
import type { ChatSummary } from "../reports/chat-summary";
import type { Overview } from "../reports/overview";
import type { RequestLine, RequestRecord } from "../request-log";
import type { HandRefusal } from "../simulator-error";
import type { HandChange } from "../world/by-hand";
import type { ChatKey } from "./chat-key";
import type { RequestQuery } from "./requests/lines";

/** What the simulator says about a request that it refuses. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly because: HandRefusal | undefined;

  constructor(message: string, status: number, because: HandRefusal | undefined) {
    super(message);
    this.status = status;
    this.because = because;
  }
}

async function ask<T>(method: "GET" | "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<T> {
  const answer = await fetch(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const json = await answer.json();
  if (answer.ok) return json;
  throw new Refusal(json.error ?? `HTTP ${answer.status}`, answer.status, json.reason === undefined ? undefined : json);
}

type Query = Readonly<Record<string, string | number | boolean | undefined>>;

function withQuery(path: string, query: Query): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  const text = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
  return text === "" ? path : `${path}?${text}`;
}

const chatPath = ({ chatid }: ChatKey, rest = ""): string => `/_sim/chats/${encodeURIComponent(chatid)}${rest}`;

/** Lines that one answer of the log has at most. */
export const linesAtOnce = 200;

/** The simulator's side channel, as far as the page needs it; docs/simulator.md has it all. */
export const api = {
  overview: () => ask<Overview>("GET", "/_sim/overview"),
  chats: (search: string, offset: number, limit: number) =>
    ask<ChatList>("GET", withQuery("/_sim/chats", { search, offset, limit })),
  chat: (key: ChatKey) => ask<ChatSummary>("GET", withQuery(chatPath(key), { corp: key.corpId })),
  members: (key: ChatKey, search: string, offset: number, limit: number) =>
    ask<MemberList>("GET", withQuery(chatPath(key, "/members"), { corp: key.corpId, search, offset, limit })),
  history: (key: ChatKey, part: { readonly before?: number; readonly after?: number; readonly limit?: number }) =>
    ask<History>("GET", withQuery(chatPath(key, "/events"), { corp: key.corpId, ...part })),
  byHand: (key: ChatKey, { kind, ...body }: HandChange) =>
    ask<{ readonly undo: readonly HandChange[] }>(
      "POST",
      withQuery(chatPath(key, `/${kind}`), { corp: key.corpId }),
      body,
    ),
  requests: (query: RequestQuery) =>
    ask<readonly RequestLine[]>("GET", withQuery("/_sim/requests", { ...query, bodies: false, limit: linesAtOnce })),
  request: (seq: number) => ask<RequestRecord>("GET", `/_sim/requests/${seq}`),
  clearRequests: () => ask<unknown>("DELETE", "/_sim/requests"),
  faults: () => ask<readonly FaultRule[]>("GET", "/_sim/faults"),
  addFault: (rule: FaultRule) => ask<readonly FaultRule[]>("POST", "/_sim/faults", rule),
  removeFault: (rule: FaultRule) => ask<readonly FaultRule[]>("POST", "/_sim/faults/remove", rule),
  advance: (ms: number) => ask<unknown>("POST", "/_sim/clock/advance", { ms }),
  voidTokens: () => ask<{ readonly voided: number }>("POST", "/_sim/tokens/void"),
  reset: () => ask<unknown>("POST", "/_sim/reset"),
} as const;

/** Where an uploaded file can be had. */
export const mediaAddress = (mediaId: string): string => `/_sim/media/${encodeURIComponent(mediaId)}`;
