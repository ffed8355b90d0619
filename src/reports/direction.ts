/** Letters of the scripts that are written from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and others. */
export const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * A quoted text whose direction ends with it: without the mark (U+200E), an arrow or a number behind it is written from
 * right to left, too, and `old → new` reads as `new → old`.
 */
export const withDirectionEnded = (quoted: string): string => (rightToLeft.test(quoted) ? `${quoted}\u200e` : quoted);
