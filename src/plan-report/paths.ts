/** The arguments that property paths of a preview lie in (`members.lisi`, `articles[0].url`), each once. */
export const argumentsIn = (paths: readonly string[]): readonly string[] => [
  ...new Set(paths.map((path) => /^[^.[]+/.exec(path)?.[0] ?? path).filter((name) => !name.startsWith("__"))),
];
