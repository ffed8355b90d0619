import { errcodeTexts } from "./errcodes";
import type { Refused } from "./refusal";

/** What a call under `/cgi-bin/` answers, before errmsg gets its live format. */
export interface Answer {
  readonly errcode: number;
  /** errmsg's text part; `ok` on success. */
  readonly text: string;
  /** Keys beside errcode and errmsg. */
  readonly fields: Readonly<Record<string, unknown>>;
}

export const success = (fields: Readonly<Record<string, unknown>> = {}): Answer => ({ errcode: 0, text: "ok", fields });

export const failure = ({ refused, text }: Refused): Answer => ({
  errcode: refused,
  text: text ?? errcodeTexts[refused] ?? "error",
  fields: {},
});

export interface ErrmsgContext {
  /** What the service adds so that support can find the call. */
  readonly hint: string;
  readonly callerAddress: string;
  /** The body was no JSON object, or a field had the wrong JSON type (page 90455). */
  readonly wrongJson: boolean;
}

/** errmsg in the format of live tenants [observed]. */
export function errmsg({ errcode, text }: Answer, { hint, callerAddress, wrongJson }: ErrmsgContext): string {
  const said = wrongJson ? `Warning: wrong json format. ${text}` : text;
  if (errcode === 0) return said;
  return `${said}, hint: [${hint}], from ip: ${callerAddress}, more info at https://open.work.weixin.qq.com/devtool/query?e=${errcode}`;
}

/** An answer that is about to be sent, and its body's text for the log. */
export interface Said {
  readonly response: Response;
  readonly text: string;
}

/** HTTP 200 whatever the errcode is; the two headers are those that the vendor's debug tool shows [observed]. */
export function answerResponse(answer: Answer, message: string): Said {
  const headers = new Headers({
    "content-type": "application/json; charset=UTF-8",
    "error-code": String(answer.errcode),
  });
  // A header holds no Chinese; an injected errmsg may.
  if (/^[\x20-\x7e]*$/.test(message)) headers.set("error-msg", message);
  const text = JSON.stringify({ errcode: answer.errcode, errmsg: message, ...answer.fields });
  return { response: new Response(text, { headers }), text };
}
