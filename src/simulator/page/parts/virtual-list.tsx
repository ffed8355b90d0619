import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { keyTarget, visibleRange } from "./visible-range";

interface Props {
  readonly label: string;
  readonly count: number;
  /** Pixels; every row has the same height. */
  readonly rowHeight: number;
  /** A row, and the `tabIndex` of whatever can be used in it: Tab stops at one row only. */
  readonly row: (index: number, tabIndex: 0 | -1) => ComponentChildren;
  /** What a row is about, so that it keeps the focus when others come before it; else its place. */
  readonly rowKey?: (index: number) => string | number | undefined;
  /** Told which rows can be seen, whenever others can; none: `last` is less than `first`. */
  readonly onShow?: (first: number, last: number) => void;
  /** Told whether the list is at its top: when it begins, and whenever it is scrolled. */
  readonly onTop?: (isAtTop: boolean) => void;
  readonly class?: string;
}

/**
 * A list of any length of which only the rows in view exist. Each row says how many there are and which one it is, and
 * arrow keys, Home and End go from one to the next, also to those that don't exist yet. Tab goes past the list: a thousand
 * rows would be a thousand stops.
 */
export function VirtualList({ label, count, rowHeight, row, rowKey, onShow, onTop, class: className = "" }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const wanted = useRef<number | undefined>(undefined);
  const [view, setView] = useState({ top: 0, height: 600 });
  const [lastFocused, setLastFocused] = useState<string | number | undefined>();
  const { first, last } = visibleRange(view, rowHeight, count);
  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset);
  const keyOf = (index: number): string | number => rowKey?.(index) ?? `#${index}`;
  const hadFocus = box.current?.contains(document.activeElement) ?? false;
  const stop = rows.find((index) => keyOf(index) === lastFocused) ?? Math.min(last, Math.ceil(view.top / rowHeight));

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = () => setView({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    onShow?.(first, last);
  }, [first, last]);
  // Before it can be scrolled.
  useLayoutEffect(() => onTop?.(true), []);
  // In the same moment: the row that had the focus may be gone, and the next key with it.
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    // Not to what stands there now: it may be about somebody else.
    if (hadFocus && document.activeElement === document.body) list.current?.focus({ preventScroll: true });
    // Who has gone elsewhere meanwhile stays there.
    if (!element.contains(document.activeElement)) wanted.current = undefined;
    if (wanted.current === undefined) return;
    const there = focusable(element, wanted.current);
    if (there === undefined) return;
    there.focus({ preventScroll: true });
    wanted.current = undefined;
  });

  const look = ({ scrollTop, clientHeight }: HTMLElement) => {
    setView({ top: scrollTop, height: clientHeight });
    // What comes next must not move what is read, so this doesn't wait for a frame.
    onTop?.(scrollTop <= 0);
  };
  const onFocusIn = (event: FocusEvent) => {
    const focused = (event.target as HTMLElement).closest<HTMLElement>("[data-row]");
    if (focused !== null) setLastFocused(keyOf(Number(focused.dataset.row)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const element = box.current;
    const current = (event.target as HTMLElement).closest<HTMLElement>("[data-row]");
    const from = wanted.current ?? current?.dataset.row;
    if (element === null || from === undefined) return;
    const target = keyTarget(event.key, Number(from), count);
    if (target === undefined) return;
    event.preventDefault();
    const top = target * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = top + rowHeight - element.clientHeight;
    const there = focusable(element, target);
    there?.focus({ preventScroll: true });
    // A row that doesn't exist yet gets the focus once it does.
    wanted.current = there === undefined ? target : undefined;
    look(element);
  };

  return (
    <div class={`virtual ${className}`} ref={box} onScroll={({ currentTarget }) => look(currentTarget)}>
      <ul
        ref={list}
        class="virtual-space"
        style={{ height: `${count * rowHeight}px` }}
        aria-label={label}
        tabIndex={-1}
        onFocusIn={onFocusIn}
        onKeyDown={onKeyDown}
      >
        {rows.map((index) => (
          <li
            key={keyOf(index)}
            class="virtual-row"
            data-row={index}
            aria-setsize={count}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${index * rowHeight}px)`, height: `${rowHeight}px` }}
          >
            {row(index, index === stop ? 0 : -1)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What takes the focus in a row; `undefined` as long as the row isn't there. */
const focusable = (box: HTMLElement, index: number): HTMLElement | undefined =>
  box.querySelector<HTMLElement>(`[data-row="${index}"] :is(a, button)`) ?? undefined;
