import { useState } from "preact/hooks";
import type { RequestLine } from "../../request-log";
import { api } from "../api";
import { endpointPaths, shortPath } from "../endpoints";
import { useTexts } from "../i18n/language";
import { Icon } from "../parts/icon";
import { useDoing } from "../parts/notices";
import { exactTime } from "../parts/times";
import { VirtualList } from "../parts/virtual-list";
import { hashOf } from "../place";
import { ErrcodeBadge } from "./errcode-badge";
import { RequestDetail } from "./request-detail";
import { useRequests } from "./use-requests";

const rowHeight = 40;

/** Every call of the API as it happens. */
export function RequestsView({ chosen }: { readonly chosen: number | undefined }) {
  const texts = useTexts();
  const doing = useDoing();
  const [path, setPath] = useState("");
  const [chatid, setChatid] = useState("");
  const [failed, setFailed] = useState(false);
  const [timesToTop, setTimesToTop] = useState(0);
  const query = { path: path || undefined, chatid: chatid.trim() || undefined, failed: failed || undefined };
  const { lines, held, hasEarlier, showEarlier, follow } = useRequests(query);
  const isFiltered = path !== "" || chatid.trim() !== "" || failed;
  return (
    <div class={`requests${chosen === undefined ? "" : " has-chosen"}`}>
      <section class="request-list" aria-label={texts.requests.heading}>
        <div class="request-top">
          <h1>{texts.requests.heading}</h1>
          <div class="filters">
            <label class="select">
              <span class="unseen">{texts.requests.endpoint}</span>
              <select value={path} onChange={({ currentTarget }) => setPath(currentTarget.value)}>
                <option value="">{texts.requests.all}</option>
                {endpointPaths.map((each) => (
                  <option key={each} value={each}>
                    {shortPath(each)}
                  </option>
                ))}
              </select>
            </label>
            <label class="search">
              <Icon name="search" />
              <input
                type="search"
                value={chatid}
                placeholder={texts.requests.chat}
                aria-label={texts.requests.chat}
                onInput={({ currentTarget }) => setChatid(currentTarget.value)}
              />
            </label>
            <label class="check">
              <input
                type="checkbox"
                checked={failed}
                onChange={({ currentTarget }) => setFailed(currentTarget.checked)}
              />
              {texts.requests.failures}
            </label>
            <button type="button" class="button" onClick={() => void doing(api.clearRequests())}>
              {texts.requests.clear}
            </button>
          </div>
        </div>
        <div class="request-head" aria-hidden="true">
          <span>{texts.requests.time}</span>
          <span>{texts.requests.endpoint}</span>
          <span class="request-chat">{texts.requests.chat}</span>
          <span>{texts.requests.errcode}</span>
          <span class="right">{texts.requests.duration}</span>
        </div>
        {lines?.length === 0 && (
          <p class="nothing-here">{isFiltered ? texts.requests.noneMatch : texts.requests.none}</p>
        )}
        {held > 0 && (
          <button type="button" class="button fresh" onClick={() => setTimesToTop(timesToTop + 1)}>
            {texts.requests.fresh(held)}
          </button>
        )}
        <VirtualList
          // Other requests begin at their top, as do those that were held back.
          key={`${timesToTop} ${path} ${chatid} ${failed}`}
          label={texts.requests.heading}
          count={(lines?.length ?? 0) + (hasEarlier ? 1 : 0)}
          rowHeight={rowHeight}
          onTop={follow}
          rowKey={(index) => lines?.[index]?.seq}
          row={(index, tabIndex) => {
            const line = lines?.[index];
            return line === undefined ? (
              <button type="button" class="button earlier-requests" tabIndex={tabIndex} onClick={showEarlier}>
                {texts.requests.earlier}
              </button>
            ) : (
              <Line line={line} isChosen={line.seq === chosen} tabIndex={tabIndex} />
            );
          }}
        />
      </section>
      {chosen === undefined ? (
        <section class="request-detail nothing">
          <Icon name="requests" />
          <p>{texts.requests.choose}</p>
          <p class="quiet">{texts.requests.masked}</p>
        </section>
      ) : (
        <RequestDetail key={chosen} seq={chosen} />
      )}
    </div>
  );
}

interface LineProps {
  readonly line: RequestLine;
  readonly isChosen: boolean;
  readonly tabIndex: 0 | -1;
}

function Line({ line, isChosen, tabIndex }: LineProps) {
  const texts = useTexts();
  return (
    <a
      class="request-row"
      href={hashOf({ view: "requests", seq: line.seq })}
      aria-current={isChosen ? "true" : undefined}
      tabIndex={tabIndex}
    >
      <time dateTime={line.time}>{exactTime(Date.parse(line.time), texts.tag)}</time>
      <span class="endpoint">
        <span class="method">{line.method}</span>
        {shortPath(line.path)}
        {line.faulty && (
          <span class="faulty" title={texts.requests.fault}>
            <Icon name="faults" />
            <span class="unseen">{texts.requests.fault}</span>
          </span>
        )}
      </span>
      <span class="request-chat">{line.chatid ?? ""}</span>
      <ErrcodeBadge errcode={line.errcode} httpStatus={line.httpStatus} />
      <span class="right duration">{texts.requests.milliseconds(line.durationMs)}</span>
    </a>
  );
}
