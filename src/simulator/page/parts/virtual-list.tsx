import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { keyTarget, visibleRange } from "./visible-range";

interface Props {
  readonly label: string;
  readonly count: number;
  /** Pixels; every row has the same height. */
  readonly rowHeight: number;
  readonly row: (index: number) => ComponentChildren;
  /** Told which rows can be seen, whenever others can. */
  readonly onShow?: (first: number, last: number) => void;
  readonly class?: string;
}

/**
 * A list of any length of which only the rows in view exist. Each row says how many there are and which one it is, and
 * arrow keys, Home and End go from one to the next, also to those that don't exist yet.
 */
export function VirtualList({ label, count, rowHeight, row, onShow, class: className = "" }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const wanted = useRef<number | undefined>(undefined);
  const [view, setView] = useState({ top: 0, height: 600 });
  const { first, last } = visibleRange(view, rowHeight, count);

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = () => setView({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (count > 0) onShow?.(first, last);
  }, [first, last, count > 0]);
  useEffect(() => {
    if (wanted.current === undefined) return;
    const target = rowElement(box.current, wanted.current)?.querySelector<HTMLElement>("a, button");
    if (!target) return;
    target.focus({ preventScroll: true });
    wanted.current = undefined;
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const element = box.current;
    const current = (event.target as HTMLElement).closest<HTMLElement>("[data-row]");
    if (element === null || current === null) return;
    const target = keyTarget(event.key, Number(current.dataset.row), count);
    if (target === undefined) return;
    event.preventDefault();
    wanted.current = target;
    const top = target * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = top + rowHeight - element.clientHeight;
    setView({ top: element.scrollTop, height: element.clientHeight });
  };

  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset);
  return (
    <div
      class={`virtual ${className}`}
      ref={box}
      onScroll={({ currentTarget }) => setView({ top: currentTarget.scrollTop, height: currentTarget.clientHeight })}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveElementInteractions: the keys move the focus between the links in its rows */}
      <ul class="virtual-space" style={{ height: `${count * rowHeight}px` }} aria-label={label} onKeyDown={onKeyDown}>
        {rows.map((index) => (
          <li
            key={index}
            class="virtual-row"
            data-row={index}
            aria-setsize={count}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${index * rowHeight}px)`, height: `${rowHeight}px` }}
          >
            {row(index)}
          </li>
        ))}
      </ul>
    </div>
  );
}

const rowElement = (box: HTMLElement | null, index: number): HTMLElement | null =>
  box?.querySelector<HTMLElement>(`[data-row="${index}"]`) ?? null;
