import { useState } from "preact/hooks";
import type { QuotaReport } from "../../reports/quota-report";
import { useTexts } from "../i18n/language";
import { inOrder, isNotable, type Quota, quotaName, subjectOf } from "./quota-words";

interface Props {
  readonly quotas: QuotaReport;
  /** On the simulator's clock. */
  readonly nowMs: number;
}

/** What is used of each quota, corp by corp. */
export function Quotas({ quotas, nowMs }: Props) {
  const texts = useTexts();
  const [showsAll, setShowsAll] = useState(false);
  const shown = inOrder(showsAll ? quotas : quotas.filter(isNotable));
  const byCorp = Map.groupBy(shown, (quota) => subjectOf(quota).corpId);
  return (
    <section class="panel" aria-labelledby="quotas-heading">
      <h2 id="quotas-heading">{texts.limits.quotas}</h2>
      {quotas.length === 0 && <p class="quiet">{texts.limits.off}</p>}
      {[...byCorp].map(([corpId, ofCorp]) => (
        <div key={corpId} class="corp">
          {byCorp.size > 1 && (
            <h3>
              {texts.chat.corp} <code>{corpId}</code>
            </h3>
          )}
          <ul class="quotas">
            {ofCorp.map((quota) => (
              <Bar key={`${quota.subject} ${quota.window}`} quota={quota} nowMs={nowMs} />
            ))}
          </ul>
        </div>
      ))}
      {quotas.length > 0 && (
        <label class="check">
          <input
            type="checkbox"
            checked={showsAll}
            onChange={({ currentTarget }) => setShowsAll(currentTarget.checked)}
          />
          {texts.limits.showAll}
        </label>
      )}
    </section>
  );
}

function Bar({ quota, nowMs }: { readonly quota: Quota; readonly nowMs: number }) {
  const texts = useTexts();
  const { used, limit, blocked, window, endsAt } = quota;
  const name = quotaName(quota, texts);
  const span = texts.span(Math.max(0, Math.ceil((Date.parse(endsAt) - nowMs) / 1_000)));
  const share = limit === 0 ? 1 : Math.min(1, used / limit);
  const level = blocked ? "full" : share > 0.8 ? "high" : "calm";
  const until = blocked ? texts.limits.blocked(span) : used === 0 ? texts.limits.unused : texts.limits.resets(span);
  const label = `${name} ${texts.limits.windows[window]}`;
  return (
    <li class={`quota ${level}`}>
      <span class="quota-name">
        {name} <span class="quota-window">{texts.limits.windows[window]}</span>
      </span>
      <span class="quota-figures">{texts.limits.used(used, limit)}</span>
      <meter class="unseen" aria-label={label} min={0} max={limit} value={Math.min(used, limit)} />
      <span class="quota-bar" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} class={used > 0 ? "some" : ""} />
      </span>
      <span class="quota-until">{until}</span>
    </li>
  );
}
