import type { RequestRecord } from "../../request-log";
import { useTexts } from "../i18n/language";

/** How a call ended, at a glance: its errcode with a word for it, an HTTP status, or that the connection was cut. */
export function ErrcodeBadge({ errcode, httpStatus }: Pick<RequestRecord, "errcode" | "httpStatus">) {
  const texts = useTexts();
  if (httpStatus === null) return <span class="badge bad">{texts.requests.dropped}</span>;
  if (errcode === null || httpStatus !== 200) return <span class="badge bad">HTTP {httpStatus}</span>;
  const word = texts.errors[String(errcode)];
  return (
    <span class={`badge ${errcode === 0 ? "good" : "bad"}`}>
      {errcode}
      {word !== undefined && <span class="badge-word">{word}</span>}
    </span>
  );
}
