/** What somebody chose on this page, kept in the browser. A browser that keeps nothing only forgets. */
export function recall<T extends string>(key: string, allowed: readonly T[]): T | undefined {
  try {
    const kept = localStorage.getItem(key);
    return allowed.find((each) => each === kept);
  } catch {
    return undefined;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Nothing is lost but the choice.
  }
}
