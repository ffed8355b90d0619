import type { Overview } from "../../reports/overview";
import { api } from "../api";
import { useTexts } from "../i18n/language";
import { useDoing } from "../parts/notices";

const steps = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

interface Props {
  readonly mode: Overview["clock"]["mode"];
  readonly nowMs: number;
  readonly onVoidTokens: () => void;
}

/** The simulator's clock, and what lives by it at once. */
export function Clock({ mode, nowMs, onVoidTokens }: Props) {
  const texts = useTexts();
  const doing = useDoing();
  const time = new Intl.DateTimeFormat(texts.tag, { timeStyle: "medium", hourCycle: "h23" }).format(nowMs);
  const date = new Intl.DateTimeFormat(texts.tag, { dateStyle: "full" }).format(nowMs);
  return (
    <section class="panel clock" aria-labelledby="clock-heading">
      <h2 id="clock-heading">{texts.limits.clock}</h2>
      <p class="clock-face">
        <time dateTime={new Date(nowMs).toISOString()}>
          <span class="clock-time">{time}</span>
          <span class="clock-date">{date}</span>
        </time>
      </p>
      <p class="quiet">{texts.limits[mode]}</p>
      <div class="clock-steps">
        <span id="forward">{texts.limits.forward}</span>
        <fieldset class="plain-set" aria-labelledby="forward">
          {(["minute", "hour", "day"] as const).map((step) => (
            <button key={step} type="button" class="button" onClick={() => void doing(api.advance(steps[step]))}>
              {texts.limits[step]}
            </button>
          ))}
        </fieldset>
        <button type="button" class="button aside" onClick={onVoidTokens}>
          {texts.limits.voidTokens}
        </button>
      </div>
    </section>
  );
}
