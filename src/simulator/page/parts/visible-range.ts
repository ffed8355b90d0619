/** Rows beyond the edge, so that scrolling a little shows no gap and Tab finds the next one. */
const beyond = 6;

/** The first and last row that have to exist; none: `last` is less than `first`. */
export function visibleRange(
  { top, height }: { readonly top: number; readonly height: number },
  rowHeight: number,
  count: number,
): { readonly first: number; readonly last: number } {
  const lastRow = count - 1;
  const first = Math.min(Math.max(0, Math.floor(top / rowHeight) - beyond), Math.max(0, lastRow));
  return { first, last: Math.min(lastRow, Math.ceil((top + height) / rowHeight) + beyond) };
}

/** Where a key leads from a row; `undefined` for a key that leads nowhere. */
export function keyTarget(key: string, row: number, count: number): number | undefined {
  switch (key) {
    case "ArrowDown":
      return Math.min(count - 1, row + 1);
    case "ArrowUp":
      return Math.max(0, row - 1);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return undefined;
  }
}
