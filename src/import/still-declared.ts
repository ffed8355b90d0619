const quotes = ['"', "'", "`"] as const;

/** The ids that a program has as texts, in whatever quotes its formatter prefers. */
export const stillDeclared = (program: string, ids: Iterable<string>): readonly string[] =>
  [...ids].filter((id) => quotes.some((quote) => program.includes(`${quote}${id}${quote}`)));
