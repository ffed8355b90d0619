import { escapedAsInJson } from "../../../reports/visible";
import { api } from "../api";
import { shortPath } from "../endpoints";
import { useTexts } from "../i18n/language";
import { isNewStart, useLive } from "../live/use-live";
import { useLoaded } from "../live/use-loaded";
import { Icon } from "../parts/icon";
import { dateTime } from "../parts/times";
import { hashOf } from "../place";
import { ErrcodeBadge } from "./errcode-badge";
import { prettyJson, prettyText } from "./pretty-json";

/** Both bodies of one request. */
export function RequestDetail({ seq }: { readonly seq: number }) {
  const texts = useTexts();
  const { value: record, error, reload } = useLoaded(() => api.request(seq), [seq]);
  useLive((events) => {
    // After that the number is another request's, or nobody's.
    if (events.some((event) => event.kind === "emptied" || isNewStart(event))) reload();
  });
  const close = (
    <a
      class="icon-button"
      href={hashOf({ view: "requests", seq: undefined })}
      aria-label={texts.close}
      title={texts.close}
    >
      <Icon name="close" />
    </a>
  );
  if (record === undefined)
    return (
      <section class="request-detail" aria-label={texts.requests.open(seq)}>
        <div class="detail-top">
          {error !== undefined && <h1>{texts.requests.gone}</h1>}
          {close}
        </div>
      </section>
    );
  const { method, path, query, body, answer, errcode, httpStatus, durationMs, fault } = record;
  const hasQuery = Object.keys(query).length > 0;
  return (
    <section class="request-detail" aria-label={texts.requests.open(seq)}>
      <div class="detail-top">
        <h1>
          <span class="method">{method}</span> {shortPath(path)}
        </h1>
        {close}
      </div>
      <p class="detail-facts">
        <ErrcodeBadge errcode={errcode} httpStatus={httpStatus} />
        <span>{dateTime(Date.parse(record.time), texts.tag)}</span>
        <span>{texts.requests.milliseconds(durationMs)}</span>
        {httpStatus !== null && <span>HTTP {httpStatus}</span>}
      </p>
      {fault !== null && (
        <p class="detail-fault">
          <Icon name="faults" />
          <span>
            {texts.requests.faultMet} <strong>{texts.faults.describe(fault)}</strong>
          </span>
        </p>
      )}
      {hasQuery && <Body heading={texts.requests.query} text={prettyJson(query)} />}
      <Body
        heading={texts.requests.request}
        text={body === null ? undefined : typeof body === "string" ? body : prettyJson(body)}
        otherwise={texts.requests.noBody}
      />
      <Body
        heading={texts.requests.answer}
        text={answer === null || answer === "" ? undefined : prettyText(answer)}
        otherwise={
          httpStatus === null ? texts.requests.noAnswer : answer === "" ? texts.requests.noBody : texts.requests.noText
        }
      />
      <p class="quiet">{texts.requests.masked}</p>
    </section>
  );
}

function Body({
  heading,
  text,
  otherwise = "",
}: {
  readonly heading: string;
  readonly text: string | undefined;
  readonly otherwise?: string;
}) {
  return (
    <div class="body">
      <h2>{heading}</h2>
      {text === undefined ? (
        <p class="quiet">{otherwise}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
        <pre tabIndex={0}>{escapedAsInJson(text)}</pre>
      )}
    </div>
  );
}
