import { useEffect, useState } from "preact/hooks";
import { api } from "../api";
import { useTexts } from "../i18n/language";
import { isNewStart, useLive } from "../live/use-live";
import { useLoaded } from "../live/use-loaded";
import { Dialog } from "../parts/dialog";
import { useDoing } from "../parts/notices";
import { Clock } from "./clock";
import { Quotas } from "./quotas";
import { useTicking } from "./use-ticking";

/** The simulator's time, and what is used of each quota by it. */
export function LimitsView() {
  const texts = useTexts();
  const doing = useDoing();
  const overview = useLoaded(() => api.overview(), []);
  const [isResetting, setResetting] = useState(false);
  useLive((events) => {
    if (
      events.some(({ kind }) => kind === "request" || kind === "clock" || kind === "knobs") ||
      events.some(isNewStart)
    )
      overview.reload();
  });
  const { value } = overview;
  const nowMs = useTicking(value?.clock);
  const isOver =
    nowMs !== undefined && value?.quotas.some(({ used, endsAt }) => used > 0 && Date.parse(endsAt) <= nowMs);
  useEffect(() => {
    if (isOver) overview.reload();
  }, [isOver]);
  const voidTokens = () => doing(api.voidTokens(), ({ voided }) => ({ text: texts.limits.voided(voided) }));
  return (
    <div class="narrow">
      <h1>{texts.limits.heading}</h1>
      {value !== undefined && nowMs !== undefined && (
        <>
          <Clock mode={value.clock.mode} nowMs={nowMs} onVoidTokens={() => void voidTokens()} />
          <Quotas quotas={value.quotas} nowMs={nowMs} />
        </>
      )}
      <section class="panel" aria-labelledby="reset-heading">
        <h2 id="reset-heading">{texts.limits.reset}</h2>
        <p class="quiet">{texts.limits.resetNote}</p>
        <button type="button" class="button quiet-danger" onClick={() => setResetting(true)}>
          {texts.limits.reset}
        </button>
      </section>
      {isResetting && (
        <Dialog
          heading={texts.limits.resetHeading}
          action={texts.limits.reset}
          isDanger
          onClose={() => setResetting(false)}
          onSubmit={() => doing(api.reset(), () => ({ text: texts.limits.resetDone }))}
        >
          <p>{texts.limits.resetNote}</p>
        </Dialog>
      )}
    </div>
  );
}
