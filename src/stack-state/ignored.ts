/** What of a chat Pulumi's option `ignoreChanges` makes nobody's affair. */
export interface Ignored {
  readonly name: boolean;
  readonly owner: boolean;
  /** By the spelling that the state has, or will have: to Pulumi a path in another case is another property. */
  readonly member: (userid: string) => boolean;
}

/** @param paths property paths as Pulumi writes them: `name`, `members`, `members.lisi`, `members["li.si"]`, `members[*]`, `*` */
export const ignoredBy = (paths: readonly string[]): Ignored => {
  const steps = paths.map(stepsOf);
  const whole = (name: string): boolean => steps.some(([first, ...rest]) => matches(first, name) && rest.length === 0);
  // A path that goes deeper, and `*.*`, which would have to go into texts, too, ignores nothing.
  const people = steps.flatMap(([first, second, ...rest]) =>
    matches(first, "members") && second !== undefined && rest.length === 0 && !(first === "*" && second === "*")
      ? [second]
      : [],
  );
  const everybody = whole("members") || people.includes("*");
  return {
    name: whole("name"),
    owner: whole("owner"),
    member: (userid) => everybody || people.includes(userid),
  };
};

const matches = (step: string | undefined, name: string): boolean => step === name || step === "*";

/** Steps are separated by dots or stand in brackets, there in quotes where a key has a dot itself. */
const stepsOf = (path: string): readonly string[] =>
  [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[([^\]]*)\]|([^.[]+)/g)].map(
    ([, quoted, bracketed, plain]) => quoted?.replace(/\\(.)/g, "$1") ?? bracketed ?? plain ?? "",
  );
