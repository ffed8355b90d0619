export interface Cut {
  readonly head: string;
  /** Each is there whole or not at all. */
  readonly items: readonly string[];
  readonly tail: string;
  /** Stands in place of the items that have no room. */
  readonly more: (count: number) => string;
}

/** As many items as `maxBytes` of UTF-8 have room for, the first ones. Head and tail are always there. */
export const withinBytes = ({ head, items, tail, more }: Cut, maxBytes: number): string => {
  const whole = [head, ...items, tail].join("");
  if (bytesOf(whole) <= maxBytes) return whole;
  const room = maxBytes - bytesOf(head) - bytesOf(tail) - bytesOf(more(items.length));
  let bytes = 0;
  const kept = items.findIndex((item) => {
    bytes += bytesOf(item);
    return bytes > room;
  });
  return kept < 0 ? whole : [head, ...items.slice(0, kept), more(items.length - kept), tail].join("");
};

const bytesOf = (text: string): number => Buffer.byteLength(text, "utf8");
