import { isWeComApiError, type WeComApiError } from "../../errors";

/** Who of a refused list is to blame, as far as it could be found out. */
export interface Culprits {
  /** Refused by themselves. */
  readonly refused: readonly string[];
  /** Not added: on a part that was refused and not taken apart further, or never tried. */
  readonly suspects: readonly string[];
}

interface Part {
  readonly list: readonly string[];
  /**
   * `refused`: it was tried. `suspected`: everybody else of a refused list was accepted, so it need not be tried as a
   * whole; a single person is all the same, since a refusal may also pass. `untried`: nothing is known.
   */
  readonly state: "refused" | "suspected" | "untried";
}

/**
 * WeCom refuses a whole list for one unknown userid and does not say who it is (60111, 86007). Halving finds one of n in
 * log₂(n) to 2·log₂(n) calls. Each call that succeeds adds people who were to be added anyway, the largest parts first;
 * `budget` bounds what the search may take of the hourly quota.
 */
export const findCulprits = async (
  list: readonly string[],
  add: (part: readonly string[]) => Promise<void>,
  budget: number,
): Promise<Culprits> => {
  const refused: string[] = [];
  const accepts = async (part: readonly string[]): Promise<boolean> => {
    try {
      await add(part);
      return true;
    } catch (error) {
      if (isBadMember(error)) return false;
      throw error;
    }
  };
  const open: Part[] = [{ list, state: "refused" }];
  const largest = (): Part | undefined => open.sort((left, right) => right.list.length - left.list.length).shift();
  for (let part = largest(), calls = 0; part; part = largest()) {
    const { list, state } = part;
    if (list.length === 1 && state === "refused") {
      refused.push(...list);
    } else if (calls === budget) {
      open.push(part);
      break;
    } else if (list.length === 1 || state === "untried") {
      calls += 1;
      if (!(await accepts(list))) open.push({ list, state: "refused" });
    } else {
      calls += 1;
      const middle = Math.ceil(list.length / 2);
      const [first, second] = [list.slice(0, middle), list.slice(middle)];
      if (await accepts(first)) open.push({ list: second, state: "suspected" });
      else open.push({ list: first, state: "refused" }, { list: second, state: "untried" });
    }
  }
  return { refused, suspects: open.flatMap((part) => part.list) };
};

/**
 * Somebody on a list is no one WeCom knows. 86216 says the same of a person who left between our look and our write, and
 * 86005 speaks of the owner alone.
 */
export const isBadMember = (error: unknown): error is WeComApiError =>
  isWeComApiError(error) && error.kind === "bad-member" && error.errcode !== 86216 && error.errcode !== 86005;
