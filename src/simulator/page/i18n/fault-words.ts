import type { FaultRule } from "../../faults/fault-rule";

/** The words of one language for a rule. */
interface Words {
  readonly path: (endpoint: string) => string;
  readonly errcode: (code: number) => string;
  readonly status: (status: number) => string;
  readonly body: string;
  readonly delay: (ms: number) => string;
  readonly dropBefore: string;
  readonly dropAfter: string;
  readonly dropAfterAnswer: string;
  readonly times: (times: number | undefined) => string;
  readonly after: (after: number) => string;
  readonly probability: (share: number) => string;
  readonly match: (match: string) => string;
  readonly between: string;
}

/** A rule as one line: what it meets, what happens, how often. */
function said(rule: FaultRule, words: Words): string {
  const { path, errcode, httpStatus, body, delayMs, dropBefore, dropAfter, times, after, probability, match } = rule;
  const answers = body !== undefined || httpStatus !== undefined;
  const parts = [
    words.path(path.replace("/cgi-bin/", "")),
    delayMs ? words.delay(delayMs) : "",
    errcode === undefined ? "" : words.errcode(errcode),
    dropBefore ? words.dropBefore : "",
    dropAfter ? (answers ? words.dropAfterAnswer : words.dropAfter) : "",
    httpStatus === undefined ? "" : words.status(httpStatus),
    body !== undefined && httpStatus === undefined ? words.body : "",
    words.times(times),
    after ? words.after(after) : "",
    probability === undefined ? "" : words.probability(probability),
    match === undefined ? "" : words.match(JSON.stringify(match).slice(1, -1)),
  ];
  return parts.filter((part) => part !== "").join(words.between);
}

const percent = (share: number): string => `${Math.round(share * 1_000) / 10} %`;

export const englishFault = (rule: FaultRule): string =>
  said(rule, {
    path: (endpoint) => endpoint,
    errcode: (code) => `answers ${code}`,
    status: (status) => `answers HTTP ${status}`,
    body: "answers a text of its own",
    delay: (ms) => `waits ${ms} ms`,
    dropBefore: "connection cut, nothing done",
    dropAfter: "done, but the answer is lost",
    dropAfterAnswer: "done, but answered otherwise",
    times: (times) => (times === undefined ? "every request" : times === 1 ? "next request" : `next ${times} requests`),
    after: (after) => (after === 1 ? "after 1 more" : `after ${after} more`),
    probability: (share) => `${percent(share)} of them`,
    match: (match) => `only ${match}`,
    between: " · ",
  });

export const chineseFault = (rule: FaultRule): string =>
  said(rule, {
    path: (endpoint) => endpoint,
    errcode: (code) => `返回 ${code}`,
    status: (status) => `返回 HTTP ${status}`,
    body: "返回自定义内容",
    delay: (ms) => `延迟 ${ms} 毫秒`,
    dropBefore: "断开连接，未执行",
    dropAfter: "已执行，但响应丢失",
    dropAfterAnswer: "已执行，但返回别的内容",
    times: (times) => (times === undefined ? "每次请求" : times === 1 ? "下一次请求" : `接下来 ${times} 次请求`),
    after: (after) => `先放行 ${after} 次`,
    probability: (share) => `概率 ${percent(share)}`,
    match: (match) => `仅限 ${match}`,
    between: " · ",
  });
