import { useCallback, useEffect, useRef, useState } from "preact/hooks";

/** Part of a long list, as the side channel answers it. */
export interface Part<T> {
  readonly total: number;
  readonly items: readonly T[];
}

export interface Paged<T> {
  /** `undefined` before the first answer. */
  readonly total: number | undefined;
  readonly at: (index: number) => T | undefined;
  /** Says which rows can be seen, so that these are asked for. */
  readonly show: (first: number, last: number) => void;
  /** What can be seen is asked for again; the rest is forgotten. */
  readonly reload: () => void;
}

const pageSize = 100;
/** Changes that come together are asked for together. */
const gatherMs = 120;
const first: readonly [number, number] = [0, 0];

/** A long list of which only what can be seen is asked for. `deps` are what the list is of: another search, another list. */
export function usePaged<T>(
  load: (offset: number, limit: number) => Promise<Part<T>>,
  deps: readonly unknown[],
): Paged<T> {
  const [shown, setShown] = useState<{ total?: number; pages: ReadonlyMap<number, readonly T[]> }>({
    pages: new Map(),
  });
  const state = useRef({ load, round: 0, seen: first, asked: new Map<number, number>(), isStale: false });
  state.current.load = load;

  const pending = useRef(0);
  const ask = useCallback((page: number, isFirst: boolean) => {
    const { round, asked } = state.current;
    asked.set(page, round);
    const isNow = () => state.current.asked === asked && asked.get(page) === round;
    const settle = (done: () => void) => {
      if (!isNow()) return;
      done();
      pending.current -= 1;
      if (pending.current === 0 && state.current.isStale) restart();
    };
    pending.current += 1;
    state.current.load(page * pageSize, pageSize).then(
      ({ total, items }) =>
        settle(() => setShown(({ pages }) => ({ total, pages: new Map([...(isFirst ? [] : pages), [page, items]]) }))),
      // What can't be had now is asked for again when it is next seen.
      () => settle(() => asked.delete(page)),
    );
  }, []);

  const show = useCallback((from: number, to: number) => {
    state.current.seen = [from, to];
    for (let page = Math.floor(from / pageSize); page <= Math.floor(to / pageSize); page += 1)
      if (!state.current.asked.has(page)) ask(page, false);
  }, []);

  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const restart = useCallback(() => {
    const { seen } = state.current;
    state.current.round += 1;
    state.current.asked = new Map();
    state.current.isStale = false;
    pending.current = 0;
    const from = Math.floor(seen[0] / pageSize);
    // Also of an empty list the beginning: there may be something by now.
    const to = Math.max(from, Math.floor(seen[1] / pageSize));
    for (let page = from; page <= to; page += 1) ask(page, page === from);
  }, []);
  const reload = useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      // Whoever is asked without end would never be heard.
      if (pending.current > 0) state.current.isStale = true;
      else restart();
    }, gatherMs);
  }, []);

  useEffect(() => {
    state.current.seen = first;
    restart();
    return () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, deps);
  return {
    total: shown.total,
    at: (index) => shown.pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    show,
    reload,
  };
}
