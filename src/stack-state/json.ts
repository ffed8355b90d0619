/**
 * The value that a JSON text stands for. V8's own message repeats a piece of the text, which may be a secret: of that,
 * only the place is told.
 *
 * @param origin what to call the text
 * @param expected what it was to be
 */
export const parseJson = (text: string, origin: string, expected: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    const place = /line \d+ column \d+/.exec(error instanceof Error ? error.message : "")?.[0];
    // biome-ignore lint/style/useErrorCause: whoever prints the cause would print the piece of text
    throw new Error(`${origin} is not valid JSON${place ? ` (${place})` : ""}; ${expected}`);
  }
};
