import { basename } from "node:path";
import { Redactor } from "../api/redact";
import { isWeComApiError, isWeComConfigError, WeComApiError, WeComConfigError } from "../errors";
import { isAsset } from "./asset";
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
): T | WeComApiError | WeComConfigError => {
  const redactor = redactorOf(spec, isSecret);
  // A file that became another one since the engine looked at it is refused, by its name.
  if (isWeComConfigError(error)) return new WeComConfigError(redactor.clean(error.message));
  if (!isWeComApiError(error)) return error;
  const { endpoint, errcode, kind, hint, mayHaveArrived } = error;
  const errmsg = redactor.clean(error.errmsg);
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
  if (isAsset(value) && value.path !== undefined) return [value.path, basename(value.path)];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
};
