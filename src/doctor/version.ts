/** Whether a version such as `v3.254.0-dev.1` is `minimum` (`3.254.0`) or newer; undefined where it is none. */
export const isAtLeast = (version: string, minimum: string): boolean | undefined => {
  const [given, needed] = [numbersOf(version), numbersOf(minimum)];
  if (!given || !needed) return undefined;
  const differing = given.findIndex((number, at) => number !== needed[at]);
  return differing < 0 || (given[differing] ?? 0) > (needed[differing] ?? 0);
};

const numbersOf = (version: string): readonly number[] | undefined =>
  /^v?(\d+)\.(\d+)\.(\d+)/.exec(version.trim())?.slice(1).map(Number);
