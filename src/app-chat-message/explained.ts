import { Redactor } from "../api/redact";
import { isWeComApiError, WeComApiError } from "../errors";
import { argumentNames } from "./spec";

type Properties = Readonly<Record<string, unknown>>;

/**
 * A failed sending as people are told of it: with the chat, where that is what WeCom doesn't know, and without the
 * message's secrets, which a server may repeat in its answer and Pulumi keeps in the state in clear.
 *
 * @param isSecret whether an argument is, or may be, secret
 */
export const explained = <T>(
  error: T,
  spec: Properties,
  isSecret: (argument: string) => boolean,
): T | WeComApiError => {
  if (!isWeComApiError(error)) return error;
  const { endpoint, errcode, kind, hint, mayHaveArrived } = error;
  const errmsg = redactorOf(spec, isSecret).clean(error.errmsg);
  const chat =
    (kind === "absent" || kind === "foreign") && !isSecret("chatId")
      ? ` for the chat ${JSON.stringify(spec.chatId)}`
      : "";
  const message = `${endpoint} answered ${errcode}${chat}: ${errmsg}${hint ? `\n${hint}` : ""}`;
  return new WeComApiError({ endpoint, errcode, errmsg, kind, hint, mayHaveArrived, message });
};

const redactorOf = (spec: Properties, isSecret: (argument: string) => boolean): Redactor => {
  const redactor = new Redactor();
  for (const name of argumentNames.filter(isSecret)) for (const text of textsIn(spec[name])) redactor.hide(text);
  return redactor;
};

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
};
