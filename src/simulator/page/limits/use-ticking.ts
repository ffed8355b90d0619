import { useEffect, useState } from "preact/hooks";
import type { Overview } from "../../reports/overview";

/** The simulator's clock, which goes on between two answers as the machine's does. `undefined` before the first answer. */
export function useTicking(clock: Overview["clock"] | undefined): number | undefined {
  const [nowMs, setNowMs] = useState<number | undefined>();
  useEffect(() => {
    if (clock === undefined) return undefined;
    const startMs = Date.parse(clock.now);
    setNowMs(startMs);
    if (clock.mode === "manual") return undefined;
    const sinceMs = performance.now();
    const timer = setInterval(() => setNowMs(startMs + performance.now() - sinceMs), 1_000);
    return () => clearInterval(timer);
  }, [clock?.mode, clock?.now]);
  return nowMs;
}
