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

interface Shown<T> {
  readonly total: number | undefined;
  readonly pages: ReadonlyMap<number, readonly T[]>;
}

/** The pages that have these rows; none where `to` is less than `from`. */
const pagesOf = (from: number, to: number): readonly number[] => {
  const page = Math.floor(from / pageSize);
  return Array.from({ length: Math.max(0, Math.floor(to / pageSize) - page + 1) }, (_, offset) => page + offset);
};

/** A long list of which only what can be seen is asked for. `deps` are what the list is of: another search, another list. */
export function usePaged<T>(
  load: (offset: number, limit: number) => Promise<Part<T>>,
  deps: readonly unknown[],
): Paged<T> {
  const [shown, setShown] = useState<Shown<T>>({ total: undefined, pages: new Map() });
  const state = useRef({ load, seen: first, asked: new Set<number>(), answered: new Set<number>(), isStale: false });
  state.current.load = load;

  const pending = useRef(0);
  /** Pages that are asked for together are shown together: else what moved from one to the other would be in both, or in none. */
  const ask = useCallback((wanted: readonly number[], isAnew: boolean) => {
    const { asked, answered } = state.current;
    for (const page of wanted) asked.add(page);
    const settle = (done: () => void) => {
      if (state.current.asked !== asked) return;
      done();
      pending.current -= 1;
      if (pending.current === 0 && state.current.isStale) restart();
    };
    const partOf = async (page: number) => ({ page, ...(await state.current.load(page * pageSize, pageSize)) });
    pending.current += 1;
    Promise.all(wanted.map(partOf)).then(
      (parts) =>
        settle(() => {
          for (const page of wanted) answered.add(page);
          setShown(({ total, pages }) => ({
            total: parts[0]?.total ?? total,
            pages: new Map([
              // What somebody scrolled to since may have its answer already.
              ...[...pages].filter(([page]) => !isAnew || answered.has(page)),
              ...parts.map(({ page, items }) => [page, items] as const),
            ]),
          }));
        }),
      // What can't be had now is asked for again when it is next seen.
      () =>
        settle(() => {
          for (const page of wanted) asked.delete(page);
        }),
    );
  }, []);

  const show = useCallback((from: number, to: number) => {
    state.current.seen = [from, to];
    const missing = pagesOf(from, to).filter((page) => !state.current.asked.has(page));
    if (missing.length > 0) ask(missing, false);
  }, []);

  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const restart = useCallback(() => {
    const [from, to] = state.current.seen;
    state.current = { ...state.current, asked: new Set(), answered: new Set(), isStale: false };
    pending.current = 0;
    // Also of an empty list the beginning: there may be something by now.
    ask(pagesOf(from, Math.max(from, to)), true);
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
