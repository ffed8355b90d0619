/**
 * Userids compared as WeCom compares them: `ZhangSan` and `zhangsan` are one person (page 90195), and a list has no
 * order. The spelling of the first mention is kept for people who read it.
 */
export class Userids implements Iterable<string> {
  readonly #spellings: ReadonlyMap<string, string>;

  private constructor(spellings: ReadonlyMap<string, string>) {
    this.#spellings = spellings;
  }

  static of(userids: Iterable<string>): Userids {
    const spellings = new Map<string, string>();
    for (const userid of userids) if (!spellings.has(fold(userid))) spellings.set(fold(userid), userid);
    return new Userids(spellings);
  }

  get size(): number {
    return this.#spellings.size;
  }

  has(userid: string): boolean {
    return this.#spellings.has(fold(userid));
  }

  /** How `userid` is spelled here, or as given where it isn't here. */
  spell(userid: string): string {
    return this.#spellings.get(fold(userid)) ?? userid;
  }

  /** Both, spelled as here where both have somebody. */
  plus(others: Iterable<string>): Userids {
    return Userids.of([...this.#spellings.values(), ...others]);
  }

  minus(others: Userids): Userids {
    return this.#where((folded) => !others.#spellings.has(folded));
  }

  and(others: Userids): Userids {
    return this.#where((folded) => others.#spellings.has(folded));
  }

  /** In a fixed order, whatever order they came in. */
  sorted(): readonly string[] {
    return [...this.#spellings].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, spelling]) => spelling);
  }

  [Symbol.iterator](): Iterator<string> {
    return this.sorted()[Symbol.iterator]();
  }

  #where(keep: (folded: string) => boolean): Userids {
    return new Userids(new Map([...this.#spellings].filter(([folded]) => keep(folded))));
  }
}

export const fold = (userid: string): string => userid.toLowerCase();

export const samePerson = (left: string | undefined, right: string | undefined): boolean =>
  left === undefined || right === undefined ? left === right : fold(left) === fold(right);
