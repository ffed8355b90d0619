import { useridFormat } from "../../api/limits";

/** Two userids with the same key are one person: case never distinguishes (page 90195). */
export const useridKey = (userid: string): string => userid.toLowerCase();

export const isUserid = (text: string): boolean => useridFormat.test(text);

export const includesUser = (list: readonly string[], userid: string): boolean =>
  list.some((each) => useridKey(each) === useridKey(userid));

/** Each person once, in the first spelling. */
export function distinctUsers(list: readonly string[]): readonly string[] {
  const byKey = new Map<string, string>();
  for (const userid of list) if (!byKey.has(useridKey(userid))) byKey.set(useridKey(userid), userid);
  return [...byKey.values()];
}

/** Those of `list` who aren't in `others`. */
export function withoutUsers(list: readonly string[], others: readonly string[]): readonly string[] {
  const gone = new Set(others.map(useridKey));
  return list.filter((userid) => !gone.has(useridKey(userid)));
}

/** Those of `list` who are in `others` too. */
export function commonUsers(list: readonly string[], others: readonly string[]): readonly string[] {
  const there = new Set(others.map(useridKey));
  return list.filter((userid) => there.has(useridKey(userid)));
}
