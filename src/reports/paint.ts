import { styleText } from "node:util";

export type Style = "bold" | "dim" | "green" | "red" | "yellow" | "magenta";

/** Writes our own words in a style, or leaves them as they are. */
export type Paint = (style: Style, text: string) => string;

export const noPaint: Paint = (_style, text) => text;

/** Colours where the stream is a terminal; NO_COLOR and FORCE_COLOR have the last word. */
export const paintFor =
  (stream: NodeJS.WritableStream): Paint =>
  (style, text) =>
    styleText(style, text, { stream, validateStream: true });
