/** A part of a card's description, which may have three looks (page 90248: `<div class="gray">` and the like). */
export interface CardPart {
  readonly look: "normal" | "gray" | "highlight";
  readonly text: string;
}

/** The parts of a card's description. Only these tags are known, exactly so; all others are shown as the text they are. */
export function parseCardText(text: string): readonly CardPart[] {
  const pieces = text.split(/(<div class=(?:"(?:gray|normal|highlight)"|'(?:gray|normal|highlight)')>[\s\S]*?<\/div>)/);
  return pieces
    .map((piece): CardPart => {
      const [, look, inside] = /^<div class=["'](gray|normal|highlight)["']>([\s\S]*)<\/div>$/.exec(piece) ?? [];
      const known = look === "gray" || look === "highlight" ? look : "normal";
      return { look: known, text: (inside ?? piece).replaceAll(/<br\s*\/?>/g, "\n") };
    })
    .filter((part) => part.text !== "");
}
