/** A text as people see it, and what was cut off its end. */
export interface CutText {
  readonly kept: string;
  /** `""` where nothing was. */
  readonly lost: string;
}

const splitAt = (text: string, length: number): CutText => ({ kept: text.slice(0, length), lost: text.slice(length) });

/** The longest beginning of so many bytes of UTF-8. It ends with a whole character; half of one would show as �. */
export function cutToBytes(text: string, maxBytes: number): CutText {
  if (Buffer.byteLength(text) <= maxBytes) return splitAt(text, text.length);
  let length = 0;
  let bytes = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > maxBytes) break;
    length += character.length;
  }
  return splitAt(text, length);
}

/** The first characters (code points). */
export const cutToCharacters = (text: string, maxCharacters: number): CutText =>
  splitAt(text, [...text].slice(0, maxCharacters).join("").length);
