import { z } from "zod";
import { WeComProtocolError } from "../errors";
import type { Endpoint } from "./endpoints";
import { apiError } from "./failure";
import { envelope } from "./wire";

/** Characters of an errmsg that are kept. Real ones have some 200. */
const maxErrmsgLength = 1_000;

/**
 * What the schema reads in the text of an answer.
 *
 * @param clean takes secrets out of what WeCom says, before it becomes part of an error
 * @throws WeComApiError where `errcode` says no
 * @throws WeComProtocolError where the text is no answer of this call
 */
export const readAnswer = <T>(
  endpoint: Endpoint,
  schema: z.ZodType<T>,
  text: string,
  clean: (text: string) => string,
): T => {
  const unreadable = (reason: string) =>
    new WeComProtocolError(`${endpoint.name}: the answer is not what WeCom sends: ${reason}`, {
      mayHaveArrived: endpoint.writes,
    });
  const json = parse(text);
  if (json === undefined) throw unreadable(text === "" ? "it is empty" : `it is not JSON (${text.length} characters)`);
  const head = envelope.safeParse(json);
  if (!head.success) throw unreadable(z.prettifyError(head.error));
  const { errcode, errmsg } = head.data;
  if (errcode !== 0) throw apiError(endpoint, errcode, clean(errmsg).slice(0, maxErrmsgLength));
  const body = schema.safeParse(json);
  if (!body.success) throw unreadable(z.prettifyError(body.error));
  return body.data;
};

/** `undefined` where it is no JSON. The parser's own error is dropped: it quotes the text, which may hold a token. */
const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
