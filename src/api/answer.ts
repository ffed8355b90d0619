import { z } from "zod";
import { WeComProtocolError } from "../errors";
import type { Endpoint, EndpointName } from "./endpoints";
import { apiError } from "./failure";
import { type AnswerTo, answers, envelope } from "./wire";

/** Characters of an errmsg that are kept. Real ones have some 200. */
const maxErrmsgLength = 1_000;

/**
 * What the text of an answer says.
 *
 * @param clean takes secrets out of what WeCom says, before it becomes part of an error
 * @throws WeComApiError where `errcode` says no
 * @throws WeComProtocolError where the text is no answer of this call
 */
export const readAnswer = <Name extends EndpointName>(
  endpoint: Endpoint<Name>,
  text: string,
  clean: (text: string) => string,
): AnswerTo<Name> => {
  const unreadable = (reason: string) =>
    new WeComProtocolError(`${endpoint.name}: the answer is not what WeCom sends: ${reason}`, {
      endpoint: endpoint.name,
      mayHaveArrived: endpoint.writes,
    });
  const json = parse(text);
  if (json === undefined) throw unreadable(text === "" ? "it is empty" : `it is not JSON (${text.length} characters)`);
  const head = envelope.safeParse(json);
  if (!head.success) throw unreadable(z.prettifyError(head.error));
  const { errcode, errmsg } = head.data;
  if (errcode !== 0) throw apiError(endpoint, errcode, clean(errmsg).slice(0, maxErrmsgLength));
  const body = answers[endpoint.name].safeParse(json);
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
