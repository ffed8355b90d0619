/**
 * A semantic version (semver.org), taken apart for comparison.
 * @typedef {object} Version
 * @property {readonly [number, number, number]} numbers
 * @property {readonly string[]} prerelease  empty for a release
 */

const pattern = /^v?(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;

/**
 * @param {string} text  "v3.259.0", "3.260.0-alpha.1+dirty"
 * @returns {Version | undefined}
 */
export function parseVersion(text) {
  const match = pattern.exec(text.trim());
  if (match === null) return undefined;
  const [, major, minor, patch, prerelease] = match;
  return { numbers: [Number(major), Number(minor), Number(patch)], prerelease: prerelease?.split(".") ?? [] };
}

/**
 * Negative when `a` comes before `b`, positive when after, 0 when they rank the same.
 * @param {Version} a
 * @param {Version} b
 */
export function compareVersions(a, b) {
  for (const index of /** @type {const} */ ([0, 1, 2])) {
    if (a.numbers[index] !== b.numbers[index]) return a.numbers[index] - b.numbers[index];
  }
  return comparePrereleases(a.prerelease, b.prerelease);
}

/** @type {(a: readonly string[], b: readonly string[]) => number} */
function comparePrereleases(a, b) {
  // 1.0.0-alpha comes before 1.0.0 (semver.org, rule 11.3).
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const order = compareIdentifiers(/** @type {string} */ (a[index]), /** @type {string} */ (b[index]));
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Numbers as numbers and before words, words by their characters (rule 11.4). @type {(a: string, b: string) => number} */
function compareIdentifiers(a, b) {
  const [numericA, numericB] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (numericA && numericB) return Number(a) - Number(b);
  if (numericA !== numericB) return numericA ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
