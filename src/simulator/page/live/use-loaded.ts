import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { Refusal } from "../api";

interface Loaded<T> {
  readonly value?: T | undefined;
  readonly error?: unknown;
}

/**
 * What a question answers, asked again whenever `reload` is called. While it is asked, and where nobody answers, the last
 * answer stays; calls meanwhile become one more question afterwards, so that a storm of changes never makes a storm of
 * requests.
 */
export function useLoaded<T>(
  load: () => Promise<T>,
  deps: readonly unknown[],
): { readonly value: T | undefined; readonly error: unknown; readonly reload: () => void } {
  const [{ value, error }, setState] = useState<Loaded<T>>({});
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
    const settle = (next: (before: Loaded<T>) => Loaded<T>) => {
      current.isBusy = false;
      // What was asked for before the question changed is no answer to it.
      if (round === current.round) setState(next);
      if (current.isStale) reload();
    };
    current.load().then(
      (answer) => settle(() => ({ value: answer })),
      (error) => settle(({ value }) => (error instanceof Refusal ? { error } : { value, error })),
    );
  }, []);

  useEffect(() => {
    state.current.round += 1;
    reload();
  }, deps);
  return { value, error, reload };
}
