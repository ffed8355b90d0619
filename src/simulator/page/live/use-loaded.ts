import { useCallback, useEffect, useRef, useState } from "preact/hooks";

/**
 * What a question answers, asked again whenever `reload` is called. While it is asked, the last answer stays; calls
 * meanwhile become one more question afterwards, so that a storm of changes never makes a storm of requests.
 */
export function useLoaded<T>(
  load: () => Promise<T>,
  deps: readonly unknown[],
): { readonly value: T | undefined; readonly error: unknown; readonly reload: () => void } {
  const [{ value, error }, setState] = useState<{ value?: T | undefined; error?: unknown }>({});
  const state = useRef({ load, round: 0, isBusy: false, isStale: false });
  state.current.load = load;

  const reload = useCallback(() => {
    const current = state.current;
    if (current.isBusy) {
      current.isStale = true;
      return;
    }
    current.isBusy = true;
    current.isStale = false;
    const { round } = current;
    const settle = (next: { value?: T; error?: unknown }) => {
      current.isBusy = false;
      // What was asked for before the question changed is no answer to it.
      if (round === current.round) setState(next);
      if (current.isStale) reload();
    };
    current.load().then(
      (answer) => settle({ value: answer }),
      (reason) => settle({ error: reason }),
    );
  }, []);

  useEffect(() => {
    state.current.round += 1;
    reload();
  }, deps);
  return { value, error, reload };
}
