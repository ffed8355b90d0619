/**
 * A text that is not our own: somebody chose a name, a server sent a message. Each format shows it in its own way, so
 * that it is never taken for something that the format means.
 */
export interface Quoted {
  readonly quoted: string;
  /** A `name` may have blanks in it, a `word` rather not; `prose` is sentences. */
  readonly as: "name" | "word" | "prose";
}

/** What a report says at one place: our own words, and what they quote. */
export type Phrase = readonly (string | Quoted)[];

export const name = (quoted: string): Quoted => ({ quoted, as: "name" });
export const word = (quoted: string): Quoted => ({ quoted, as: "word" });
export const prose = (quoted: string): Quoted => ({ quoted, as: "prose" });

/** A phrase from a template. A plain string as a value is refused by the compiler: it has to be told what it is. */
export const phrase = (texts: TemplateStringsArray, ...values: readonly (number | Quoted | Phrase)[]): Phrase =>
  texts.flatMap((text, index) => {
    const value = values[index];
    const parts = value === undefined ? [] : isPhrase(value) ? value : [typeof value === "number" ? `${value}` : value];
    return text === "" ? parts : [text, ...parts];
  });

export const joined = (phrases: readonly Phrase[], separator: string): Phrase =>
  phrases.flatMap((each, index) => (index === 0 ? each : [separator, ...each]));

/** The phrase as a text of a format: `quote` is how that format quotes, `own` how it writes our words. */
export const written = (
  said: Phrase,
  quote: (quoted: Quoted) => string,
  own: (text: string) => string = (text) => text,
): string => said.map((part) => (typeof part === "string" ? own(part) : quote(part))).join("");

const isPhrase = (value: number | Quoted | Phrase): value is Phrase => Array.isArray(value);
