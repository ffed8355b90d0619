import type { Paint, Style } from "./paint";
import type { Phrase } from "./phrase";

/** A line under a heading, with what kind of news it is. */
export interface Line {
  readonly mark: "+" | "-" | "~" | "!" | " ";
  readonly says: Phrase;
}

export const line = (mark: Line["mark"], says: Phrase): Line => ({ mark, says });

const markStyles: Readonly<Partial<Record<Line["mark"], Style>>> = { "+": "green", "-": "red", "~": "yellow" };

/** A heading and its lines, for a terminal; an empty line before. */
export const textSection = (
  { title, style, lines }: { readonly title: Phrase; readonly style: Style; readonly lines: readonly Line[] },
  text: (phrase: Phrase) => string,
  paint: Paint,
): readonly string[] => [
  "",
  paint("bold", paint(style, text(title))),
  ...lines.map(({ mark, says }) => `  ${marked(mark, text(says), paint)}`),
];

const marked = (mark: Line["mark"], text: string, paint: Paint): string => {
  const style = markStyles[mark];
  return style === undefined ? `${mark} ${text}` : paint(style, `${mark} ${text}`);
};

/** The same as an item of a Markdown list; a table would cut names at a bar. */
export const markdownSection = (
  { title, lines }: { readonly title: Phrase; readonly lines: readonly Line[] },
  text: (phrase: Phrase) => string,
): string => [`- **${text(title)}**`, ...lines.map(({ says }) => `  - ${text(says)}`), ""].join("\n");
