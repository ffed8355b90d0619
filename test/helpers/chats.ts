import fc from "fast-check";
import type { Transition } from "../../src/app-chat/plan/plan";
import type { Batch, PlanLimits } from "../../src/app-chat/plan/schedule";

/** A chat as plain sets of folded userids: what WeCom would have, for tests that know nothing of the planner. */
export interface PlainChat {
  readonly name: string;
  readonly owner: string;
  readonly members: ReadonlySet<string>;
}

export const folded = (userids: Iterable<string>): Set<string> => new Set([...userids].map((id) => id.toLowerCase()));

const isValid = ({ owner, members }: PlainChat, limits: PlanLimits): boolean =>
  members.size >= limits.minMembers && members.size <= limits.maxMembers && members.has(owner);

type Step = (chat: PlainChat) => PlainChat;

const stepsOf = ({ name, owner, add, del }: Batch): readonly { readonly kind: string; readonly step: Step }[] => [
  ...(name === undefined ? [] : [{ kind: "name", step: (chat: PlainChat) => ({ ...chat, name }) }]),
  ...(owner === undefined
    ? []
    : [{ kind: "owner", step: (chat: PlainChat) => ({ ...chat, owner: owner.toLowerCase() }) }]),
  ...(add.length === 0
    ? []
    : [{ kind: "add", step: (chat: PlainChat) => ({ ...chat, members: chat.members.union(folded(add)) }) }]),
  ...(del.length === 0
    ? []
    : [{ kind: "del", step: (chat: PlainChat) => ({ ...chat, members: chat.members.difference(folded(del)) }) }]),
];

const permutations = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  items.length < 2
    ? [items]
    : items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));

/** Every chat that WeCom could pass through in one call, whichever order it works the call in. */
export const passedThrough = (chat: PlainChat, batch: Batch): readonly PlainChat[] =>
  permutations(stepsOf(batch))
    // Documented (page 98913): who removes the owner names the new one in the same call, so the owner comes before.
    .filter((order) => {
      const owner = order.findIndex(({ kind }) => kind === "owner");
      const del = order.findIndex(({ kind }) => kind === "del");
      return owner === -1 || del === -1 || owner < del || !folded(batch.del).has(chat.owner);
    })
    .flatMap((order) => {
      const states: PlainChat[] = [];
      order.reduce((current, { step }) => {
        const next = step(current);
        states.push(next);
        return next;
      }, chat);
      return states;
    });

export const apply = (chat: PlainChat, batch: Batch): PlainChat =>
  stepsOf(batch).reduce((current, { step }) => step(current), chat);

export const assertValidThroughout = (chat: PlainChat, batches: readonly Batch[], limits: PlanLimits): void => {
  let current = chat;
  for (const [index, batch] of batches.entries()) {
    for (const state of passedThrough(current, batch)) {
      if (!isValid(state, limits)) {
        throw new Error(`call ${index} can pass through an invalid chat: ${JSON.stringify([...state.members])}`);
      }
    }
    current = apply(current, batch);
  }
};

const pool = ["a", "b", "c", "d", "e", "f", "g", "h"];
const userid = fc.constantFrom(...pool).chain((id) => fc.constantFrom(id, id.toUpperCase()));

/** `min`–`max` distinct people in any order and any case. */
export const anyPeople = (min: number, max: number): fc.Arbitrary<string[]> =>
  fc.uniqueArray(userid, { minLength: min, maxLength: max, selector: (id) => id.toLowerCase() });

const name = fc.constantFrom("one", "two", "three");

const withOwner = (people: fc.Arbitrary<string[]>) =>
  people.chain((members) =>
    fc.record({ members: fc.constant(members), owner: fc.constantFrom(...members), name }, { noNullPrototype: true }),
  );

/** A chat as WeCom has it: valid. */
export const anyLive = (limits: PlanLimits) =>
  withOwner(anyPeople(limits.minMembers, Math.min(limits.maxMembers, pool.length)));

/** What a program declares: name and owner may be left to WeCom. */
export const anyProgram = (limits: PlanLimits) =>
  anyLive(limits).chain(({ members, owner, name }) =>
    fc.record(
      {
        members: fc.constant(members),
        owner: fc.option(fc.constant(owner), { nil: undefined }),
        name: fc.option(fc.constant(name), { nil: undefined }),
      },
      { noNullPrototype: true },
    ),
  );

/** State, live chat and program that have drifted from each other in any way. */
export const anyTransition = (limits: PlanLimits): fc.Arbitrary<Transition> =>
  fc.record(
    { state: anyProgram(limits), live: anyLive(limits), program: anyProgram(limits) },
    { noNullPrototype: true },
  );
