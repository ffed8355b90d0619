/**
 * Characters that don't show, or that change how others do: controls (a terminal obeys them), the order of writing
 * (U+202E turns what follows), line separators, halves of a pair, and what XML can't hold. Joiners stay: emoji and some
 * scripts need them.
 */
const unseen =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]/gu;

/** A text of one line in which everything shows: `\u{a}` for a line break. */
export const visible = (text: string): string =>
  text.replace(unseen, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);

/** JSON that is the same value and safe to show: what `JSON.stringify` leaves as it is, is escaped too. */
export const visibleJson = (value: unknown): string => escapedAsInJson(JSON.stringify(value, null, 2));

/** A text of several lines in which all else shows as JSON writes it; a JSON text stays the same value. */
export const escapedAsInJson = (text: string): string =>
  text.replace(unseen, (character) =>
    character === "\n" || character === "\t"
      ? character
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
