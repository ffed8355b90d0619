import { withDirectionEnded } from "./direction";
import type { Quoted } from "./phrase";
import { visible } from "./visible";

/** Code points of a quoted text; a chat's name has 50 at most. */
const mostCharacters = 60;

/**
 * How WeCom's Markdown quotes. It knows no escapes, so what could mean something (`<@lisi>` calls a person, `[…](…)` is
 * a link) is written with the wide forms of the same marks.
 */
export const messageQuote = ({ quoted }: Quoted): string =>
  withDirectionEnded(
    cut(visible(quoted)).replace(/[<>[\]*`]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + toFullWidth)),
  );

/** From U+0021–U+007E to U+FF01–U+FF5E. */
const toFullWidth = 0xfee0;

/** Cut between what people see as characters: an emoji may be several code points. */
const cut = (text: string): string => {
  if ([...text].length <= mostCharacters) return text;
  let kept = "";
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if ([...kept, ...segment].length >= mostCharacters) break;
    kept += segment;
  }
  return `${kept}…`;
};
