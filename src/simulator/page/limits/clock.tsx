import { useEffect, useState } from "preact/hooks";
import type { Overview } from "../../reports/overview";
import { api } from "../api";
import { useTexts } from "../i18n/language";
import { useDoing } from "../parts/notices";

const steps = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

interface Props {
  readonly clock: Overview["clock"];
  readonly onVoidTokens: () => void;
}

/** The simulator's clock, which goes on between two answers as the machine's does. */
export function Clock({ clock, onVoidTokens }: Props) {
  const texts = useTexts();
  const doing = useDoing();
  const nowMs = useTicking(clock);
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
      <p class="quiet">
        {clock.mode === "real" ? texts.limits.real : texts.limits.manual} {texts.limits.tokensNote}
      </p>
      <div class="clock-steps">
        <span id="forward">{texts.limits.forward}</span>
        <fieldset class="plain-set" aria-labelledby="forward">
          {(["minute", "hour", "day"] as const).map((step) => (
            <button
              key={step}
              type="button"
              class="button"
              onClick={() => void doing(api.advance(steps[step]), undefined)}
            >
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

function useTicking({ mode, now }: Overview["clock"]): number {
  const [nowMs, setNowMs] = useState(() => Date.parse(now));
  useEffect(() => {
    const startMs = Date.parse(now);
    setNowMs(startMs);
    if (mode === "manual") return undefined;
    const sinceMs = performance.now();
    const timer = setInterval(() => setNowMs(startMs + performance.now() - sinceMs), 1_000);
    return () => clearInterval(timer);
  }, [mode, now]);
  return nowMs;
}
