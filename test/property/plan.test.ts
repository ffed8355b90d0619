import assert from "node:assert/strict";
import fc from "fast-check";
import { planUpdate, type Transition } from "../../src/app-chat/plan/plan";
import type { Batch, PlanLimits } from "../../src/app-chat/plan/schedule";
import {
  anyLive,
  anyPeople,
  anyProgram,
  anyTransition,
  apply,
  assertValidThroughout,
  folded,
  type PlainChat,
} from "../helpers/chats";

const roomy: PlanLimits = { minMembers: 2, maxMembers: 2_000, maxNameLength: 50, maxListLength: 500 };
/** So small that most changes fill a chat or empty it. */
const ceilings = [3, 4, 5].map((maxMembers): PlanLimits => ({ ...roomy, maxMembers }));
const shortLists = [1, 2].map((maxListLength): PlanLimits => ({ ...roomy, maxListLength }));
const everyLimits = [roomy, ...ceilings, ...shortLists, { ...roomy, maxMembers: 4, maxListLength: 1 }];

const plain = ({ name, owner, members }: Transition["live"]): PlainChat => ({
  name,
  owner: owner.toLowerCase(),
  members: folded(members),
});

const batchesOf = (transition: Transition, limits: PlanLimits): readonly Batch[] => {
  const plan = planUpdate(transition, limits);
  assert.equal(plan.kind, "update");
  return plan.kind === "update" ? plan.batches : [];
};

const reach = (chat: PlainChat, batches: readonly Batch[]): PlainChat => batches.reduce(apply, chat);

const forEveryLimits = (law: (limits: PlanLimits) => void): void => {
  for (const limits of everyLimits) law(limits);
};

/** State equals the live chat, as after a refresh; the state leaves out what the old program didn't declare. */
const refreshed = (limits: PlanLimits): fc.Arbitrary<Transition> =>
  fc
    .record(
      { live: anyLive(limits), program: anyProgram(limits), named: fc.boolean(), owned: fc.boolean() },
      { noNullPrototype: true },
    )
    .map(({ live, program, named, owned }) => ({
      live,
      program,
      state: { members: live.members, name: named ? live.name : undefined, owner: owned ? live.owner : undefined },
    }));

describe("the plan of an update", () => {
  it("reaches the program where the state is what WeCom has", () => {
    forEveryLimits((limits) =>
      fc.assert(
        fc.property(refreshed(limits), (transition) => {
          const after = reach(plain(transition.live), batchesOf(transition, limits));
          const { program } = transition;
          assert.deepEqual(after.members, folded(program.members));
          if (program.name !== undefined) assert.equal(after.name, program.name);
          if (program.owner !== undefined) assert.equal(after.owner, program.owner.toLowerCase());
        }),
      ),
    );
  });

  it("is empty once the program is reached", () => {
    forEveryLimits((limits) =>
      fc.assert(
        fc.property(refreshed(limits), (transition) => {
          const after = reach(plain(transition.live), batchesOf(transition, limits));
          const { program } = transition;
          const live = { ...after, members: [...after.members] };
          assert.deepEqual(batchesOf({ live, program, state: program }, limits), []);
          assert.deepEqual(batchesOf({ live, program, state: transition.state }, limits), []);
        }),
      ),
    );
  });

  it("passes through no chat that WeCom would refuse, whichever order it works a call in", () => {
    forEveryLimits((limits) =>
      fc.assert(
        fc.property(anyTransition(limits), (transition) => {
          const plan = planUpdate(transition, limits);
          if (plan.kind === "update") assertValidThroughout(plain(transition.live), plan.batches, limits);
        }),
        { numRuns: 300 },
      ),
    );
  });

  it("is refused only where the chat would have more people than WeCom allows", () => {
    forEveryLimits((limits) =>
      fc.assert(
        fc.property(anyTransition(limits), ({ live, state, program }) => {
          const plan = planUpdate({ live, state, program }, limits);
          const gone = folded(state.members).difference(folded(program.members));
          const most = folded(live.members).difference(gone).union(folded(program.members)).size;
          if (plan.kind === "refused") assert.ok(most > limits.maxMembers);
        }),
      ),
    );
  });

  it("removes nobody whom the state doesn't know, and nobody whom the program has", () => {
    fc.assert(
      fc.property(anyTransition(roomy), (transition) => {
        const removed = folded(batchesOf(transition, roomy).flatMap(({ del }) => del));
        assert.deepEqual(removed.difference(folded(transition.state.members)), new Set());
        assert.deepEqual(removed.intersection(folded(transition.program.members)), new Set());
      }),
    );
  });

  it("adds nobody whom the program doesn't declare", () => {
    fc.assert(
      fc.property(anyTransition(roomy), (transition) => {
        const added = folded(batchesOf(transition, roomy).flatMap(({ add }) => add));
        assert.deepEqual(added.difference(folded(transition.program.members)), new Set());
      }),
    );
  });

  it("adds nobody who is there and removes nobody who isn't", () => {
    forEveryLimits((limits) =>
      fc.assert(
        fc.property(anyTransition(limits), (transition) => {
          const plan = planUpdate(transition, limits);
          let members: ReadonlySet<string> = folded(transition.live.members);
          for (const { add, del } of plan.kind === "update" ? plan.batches : []) {
            assert.deepEqual(folded(add).intersection(members), new Set());
            assert.deepEqual(folded(del).difference(members), new Set());
            members = members.union(folded(add)).difference(folded(del));
          }
        }),
      ),
    );
  });

  it("makes no change that the program didn't make, but for what keeps the chat valid", () => {
    fc.assert(
      fc.property(anyTransition(roomy), (transition) => {
        const { live, state, program } = transition;
        const batches = batchesOf(transition, roomy);
        const before = folded(state.members);
        const added = folded(batches.flatMap(({ add }) => add));
        const removed = folded(batches.flatMap(({ del }) => del));
        const undeclared = added.intersection(before);
        const exact = folded(live.members).union(added.difference(before)).difference(removed);
        const owner = batches.findLast((batch) => batch.owner !== undefined)?.owner?.toLowerCase();
        if (undeclared.size > 0) {
          const ownerMissing = owner !== undefined && !exact.has(owner);
          assert.ok(exact.size < roomy.minMembers || ownerMissing, "somebody was added for no reason");
        }
        const declaresOwner = program.owner !== undefined && program.owner.toLowerCase() !== state.owner?.toLowerCase();
        if (owner !== undefined && !declaresOwner) {
          assert.ok(removed.has(live.owner.toLowerCase()), "the owner was changed for no reason");
        }
        const name = batches.find((batch) => batch.name !== undefined)?.name;
        if (name !== undefined) assert.notEqual(program.name, state.name);
      }),
      { numRuns: 500 },
    );
  });

  it("does nothing where state and program say the same, whatever people did by hand", () => {
    fc.assert(
      fc.property(anyLive(roomy), anyProgram(roomy), (live, program) => {
        assert.deepEqual(batchesOf({ live, program, state: program }, roomy), []);
      }),
    );
  });

  it("does not depend on the order or the case of userids", () => {
    const shuffled = (people: Iterable<string>) => [...people].reverse().map((id) => id.toUpperCase());
    const disguised = <T extends { members: Iterable<string>; owner?: string | undefined }>(view: T): T => ({
      ...view,
      members: shuffled(view.members),
      ...(view.owner === undefined ? {} : { owner: view.owner.toUpperCase() }),
    });
    const comparable = (batches: readonly Batch[]) =>
      batches.map(({ name, owner, add, del }) => ({
        name,
        owner: owner?.toLowerCase(),
        add: add.map((id) => id.toLowerCase()),
        del: del.map((id) => id.toLowerCase()),
      }));
    fc.assert(
      fc.property(anyTransition(roomy), ({ live, state, program }) => {
        const other = { live: disguised(live), state: disguised(state), program: disguised(program) };
        assert.deepEqual(comparable(batchesOf(other, roomy)), comparable(batchesOf({ live, state, program }, roomy)));
      }),
    );
  });

  it("takes at most two calls where no limit is near, and one where any order is safe", () => {
    fc.assert(
      fc.property(anyTransition(roomy), (transition) => {
        const batches = batchesOf(transition, roomy);
        assert.ok(batches.length <= 2);
        if (batches.length < 2) return;
        const merged: Batch = {
          ...Object.assign({}, ...batches),
          add: batches.flatMap(({ add }) => add),
          del: batches.flatMap(({ del }) => del),
        };
        assert.throws(() => assertValidThroughout(plain(transition.live), [merged], roomy), "two calls for no reason");
      }),
      { numRuns: 500 },
    );
  });

  it("splits lists only at the limit of a list, and into as few calls as that allows", () => {
    const crowd = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => `u${String(from + index).padStart(4, "0")}`);
    const transition: Transition = {
      live: { name: "big", owner: "u0000", members: crowd(0, 2_000) },
      state: { name: "big", owner: "u0000", members: crowd(0, 2_000) },
      program: { name: "big", owner: "u0000", members: [...crowd(0, 1_001), ...crowd(5_000, 999)] },
    };
    const batches = batchesOf(transition, roomy);
    assert.ok(batches.every(({ add, del }) => add.length <= 500 && del.length <= 500));
    assertValidThroughout(plain(transition.live), batches, roomy);
    assert.deepEqual(reach(plain(transition.live), batches).members, folded(transition.program.members));
    assert.equal(batches.length, 3);
  });

  it("brings back what an interrupted update may have done, when the program takes its change back", () => {
    fc.assert(
      fc.property(anyTransition(roomy), fc.integer({ min: 0, max: 5 }), ({ live, state, program }, done) => {
        const intended = batchesOf({ live, state, program }, roomy);
        const after = reach(plain(live), intended.slice(0, done));
        const unsettled = {
          members: intended.flatMap(({ add, del }) => [...add, ...del]),
          ...(intended.some(({ name }) => name !== undefined) ? { name: true as const } : {}),
          ...(intended.some(({ owner }) => owner !== undefined) ? { owner: true as const } : {}),
        };
        const reverted = {
          live: { ...after, members: [...after.members] },
          state: { ...state, unsettled },
          program: state,
        };
        const end = reach(after, batchesOf(reverted, roomy));
        const touched = folded(unsettled.members);
        assert.deepEqual(end.members.intersection(touched), folded(state.members).intersection(touched));
        if (unsettled.name && state.name !== undefined) assert.equal(end.name, state.name);
        if (unsettled.owner && state.owner !== undefined) assert.equal(end.owner, state.owner.toLowerCase());
      }),
    );
  });

  it("never makes a list longer than allowed, and leaves no list in pieces where two calls can hold it whole", () => {
    forEveryLimits((limits) =>
      fc.assert(
        fc.property(anyTransition(limits), (transition) => {
          const plan = planUpdate(transition, limits);
          const batches = plan.kind === "update" ? plan.batches : [];
          for (const { add, del } of batches) {
            assert.ok(add.length <= limits.maxListLength && del.length <= limits.maxListLength);
          }
          if (limits !== roomy) return;
          assert.ok(batches.filter(({ add }) => add.length > 0).length <= 1, "people to add are in two calls");
          assert.ok(batches.filter(({ del }) => del.length > 0).length <= 1, "people to remove are in two calls");
        }),
      ),
    );
  });

  it("takes one call where any order is safe, in a full chat too", () => {
    forEveryLimits((limits) =>
      fc.assert(
        fc.property(anyTransition(limits), (transition) => {
          const plan = planUpdate(transition, limits);
          if (plan.kind === "refused" || plan.batches.length < 2) return;
          const whole: Batch = {
            ...Object.assign({}, ...plan.batches),
            add: plan.batches.flatMap(({ add }) => add),
            del: plan.batches.flatMap(({ del }) => del),
          };
          if (Math.max(whole.add.length, whole.del.length) > limits.maxListLength) return;
          assert.throws(
            () => assertValidThroughout(plain(transition.live), [whole], limits),
            "two calls for no reason",
          );
        }),
      ),
    );
  });

  it("makes a chat valid that isn't, with people whom the program declares", () => {
    fc.assert(
      fc.property(anyPeople(0, 4), anyProgram(roomy), anyProgram(roomy), (members, state, program) => {
        // Its owner has left, or nearly everybody.
        const live = { name: "one", owner: "gone", members };
        const batches = batchesOf({ live, state, program }, roomy);
        if (batches.length === 0) return;
        const after = reach(plain(live), batches);
        assert.ok(after.members.size >= 2);
        assert.ok(after.members.has(after.owner));
        const strangers = after.members.difference(folded(members)).difference(folded(program.members));
        assert.deepEqual(strangers, new Set());
      }),
    );
  });

  const chat = (owner: string, ...members: string[]) => ({ name: "one", owner, members });
  const ownersOf = (transition: Transition) => batchesOf(transition, roomy).flatMap(({ owner }) => owner ?? []);

  it("gives a chat whose owner goes to whom the program names, else to a declared person who is there", () => {
    const live = chat("a", "a", "b", "c");
    const state = { members: ["a", "b", "c"], owner: "b" };
    // Somebody made "a" the owner by hand; the program names "b" all the time.
    assert.deepEqual(ownersOf({ live, state, program: { members: ["b", "c"], owner: "b" } }), ["b"]);
    const undeclared = { members: ["a", "b", "c"] };
    assert.deepEqual(ownersOf({ live, state: undeclared, program: { members: ["b", "c"] } }), ["b"]);
    // "b" is declared and has left; "c" is there.
    assert.deepEqual(
      ownersOf({ live: chat("a", "a", "c", "d"), state: undeclared, program: { members: ["b", "c"] } }),
      ["c"],
    );
  });

  it("brings the new owner in first where lists are short", () => {
    const limits = { ...roomy, maxListLength: 1 };
    const live = chat("a", "a", "b");
    const program = { members: ["x", "y", "z"], owner: "z" };
    const [first] = batchesOf({ live, state: { members: ["a", "b"], owner: "a" }, program }, limits);
    assert.deepEqual(first?.add, ["z"]);
  });

  it("is frozen", () => {
    fc.assert(
      fc.property(anyTransition(roomy), (transition) => {
        const plan = planUpdate(transition, roomy);
        assert.ok(Object.isFrozen(plan));
        if (plan.kind === "refused") return;
        assert.ok(Object.isFrozen(plan.batches));
        const lists = plan.batches.flatMap((batch) => [batch, batch.add, batch.del]);
        assert.ok(lists.every((list) => Object.isFrozen(list)));
      }),
    );
  });
});
