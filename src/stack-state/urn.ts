/** What a URN says: `urn:pulumi:<stack>::<project>::<types>::<name>`. */
export interface Urn {
  readonly stack: string;
  readonly project: string;
  /** Of the resource itself; the types of its parents are left out. */
  readonly type: string;
  /** The resource's name in the program. */
  readonly name: string;
}

/** The parts of a URN; of a text that is none, the whole as the name. */
export const parseUrn = (urn: string): Urn => {
  const [head = "", project, types, ...name] = urn.split("::");
  const stack = /^urn:pulumi:(.+)$/.exec(head)?.[1];
  if (stack === undefined || project === undefined || types === undefined)
    return { stack: "", project: "", type: "", name: urn };
  // Only a name may hold the separator itself.
  return { stack, project, type: types.split("$").at(-1) ?? "", name: name.join("::") };
};
