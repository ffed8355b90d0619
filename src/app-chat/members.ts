import { useridFormat } from "../api/limits";
import type { Problem } from "../engine/problem";
import { Userids } from "./plan/userids";

/** A person's name for people who read diffs, by userid. */
export type Labels = Readonly<Record<string, string>>;

/** What stands for a person of whom only the userid was given. */
export const defaultLabel = "member";

export const useridRule =
  "is not a userid: 1 to 64 letters, digits and _-@. of which the first is a letter or a digit (the 账号 of the contacts list)";

/**
 * The argument `members`, as far as it can be made out, and what is wrong with it. Who is named wrongly still counts, so
 * that other rules don't complain about a list that is only misspelled.
 */
export const readMembers = (value: unknown): { readonly labels?: Labels; readonly problems: readonly Problem[] } => {
  const refuse = (message: string, ...path: PropertyKey[]): Problem => ({
    path: ["members", ...path],
    message,
    ...(typeof path.at(-1) === "string" ? { entry: true } : {}),
  });
  // The constructor makes objects of lists; one that it could not make anything of comes here as it is.
  if (Array.isArray(value)) {
    const strange = [...value.entries()].filter(([, element]) => typeof element !== "string");
    return { problems: strange.map(([index]) => refuse("must be a userid (a text)", index)) };
  }
  if (typeof value !== "object" || value === null) {
    return { problems: [refuse("must be a list of userids, or an object from userid to label")] };
  }
  const entries = Object.entries(value);
  return {
    labels: Object.fromEntries(entries.map(([userid, label]) => [userid, typeof label === "string" ? label : ""])),
    problems: entries.flatMap(([userid, label]) => [
      ...(useridFormat.test(userid) ? [] : [refuse(useridRule, userid)]),
      ...(typeof label === "string" ? [] : [refuse("must be a label: a person's name, as a text", userid)]),
    ]),
  };
};

/** Everyone once, spelled as the state spells them, so that the case of a userid is never a change. */
export const settleMembers = (declared: Labels, before: Labels): Labels => {
  const known = Userids.of(Object.keys(before));
  return Object.fromEntries(
    Userids.of(Object.keys(declared))
      .sorted()
      .map((userid) => [known.spell(userid), declared[userid] || defaultLabel]),
  );
};

/** The label of `userid`; an object knows more keys than its own. */
export const labelOf = (labels: Labels, userid: string): string =>
  (Object.hasOwn(labels, userid) ? labels[userid] : undefined) ?? defaultLabel;
