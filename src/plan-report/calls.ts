import { type EndpointName, endpoints } from "../api/endpoints";

export const callNames: readonly EndpointName[] = Object.values(endpoints).map(({ name }) => name);

/** How many calls something costs. */
export interface Calls {
  readonly counts: Readonly<Partial<Record<EndpointName, number>>>;
  /** Not so where something is secret, isn't known before the run, or depends on what WeCom has. */
  readonly exact: boolean;
}

export const calls = (counts: Calls["counts"], exact = true): Calls => Object.freeze({ counts, exact });

export const noCalls: Calls = calls({});

/** The same calls, of which it isn't sure that they are all. */
export const about = ({ counts }: Calls): Calls => calls(counts, false);

/** All of them together. */
export const sum = (all: Iterable<Calls>): Calls => {
  const counts: Partial<Record<EndpointName, number>> = {};
  let exact = true;
  for (const each of all) {
    exact &&= each.exact;
    for (const name of callNames) {
      const more = each.counts[name];
      if (more !== undefined) counts[name] = (counts[name] ?? 0) + more;
    }
  }
  return calls(counts, exact);
};

export const total = ({ counts }: Calls): number => Object.values(counts).reduce((all, each) => all + each, 0);
