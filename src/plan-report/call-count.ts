import { type Calls, callNames, total } from "./calls";
import type { CallCount } from "./report";

/** Calls as a report has them: in the order of the table of endpoints, without those that aren't made. */
export const countOf = (cost: Calls): CallCount =>
  Object.freeze({
    exact: cost.exact,
    total: total(cost),
    byName: Object.freeze(
      callNames.flatMap((name) => {
        const count = cost.counts[name] ?? 0;
        return count === 0 ? [] : [Object.freeze({ name, calls: count })];
      }),
    ),
  });
