import assert from "node:assert/strict";
import fc from "fast-check";
import { endpoints } from "../../../../src/api/endpoints";
import { apiError } from "../../../../src/api/failure";
import { findCulprits } from "../../../../src/app-chat/lifecycle/culprits";

const crowd = (count: number) => Array.from({ length: count }, (_, index) => `user${index}`);

/** WeCom, as far as a list goes: all or nobody. */
const company = (unknown: ReadonlySet<string>) => {
  const added: string[] = [];
  let calls = 0;
  return {
    added,
    calls: () => calls,
    add: async (part: readonly string[]) => {
      calls += 1;
      if (part.some((userid) => unknown.has(userid))) throw apiError(endpoints.update, 60111, "userid not found");
      added.push(...part);
    },
  };
};

describe("the search for a refused userid", () => {
  it("finds one among 500 in at most 2·log₂ calls and adds all others", async () => {
    const wecom = company(new Set(["user321"]));
    const culprits = await findCulprits(crowd(500), wecom.add, 100);
    assert.deepEqual(culprits, { refused: ["user321"], suspects: [] });
    assert.equal(wecom.added.length, 499);
    assert.ok(wecom.calls() <= 18, `${wecom.calls()} calls`);
  });

  it("adds nearly everybody of a long list within a small budget", async () => {
    for (const bad of ["user0", "user123", "user399"]) {
      const wecom = company(new Set([bad]));
      const { refused, suspects } = await findCulprits(crowd(400), wecom.add, 12);
      assert.ok(wecom.added.length >= 380, `${wecom.added.length} added, ${bad} is to blame`);
      assert.ok([...refused, ...suspects].includes(bad));
    }
  });

  it("asks nothing where there is only one to blame", async () => {
    const wecom = company(new Set(["user0"]));
    assert.deepEqual(await findCulprits(["user0"], wecom.add, 100), { refused: ["user0"], suspects: [] });
    assert.equal(wecom.calls(), 0);
  });

  it("blames only who is to blame, and loses nobody, within its budget", async () => {
    const anyCase = fc.record({ count: fc.integer({ min: 2, max: 40 }), budget: fc.integer({ min: 0, max: 30 }) });
    await fc.assert(
      fc.asyncProperty(anyCase, fc.array(fc.nat({ max: 39 }), { minLength: 1 }), async ({ count, budget }, bad) => {
        const list = crowd(count);
        const unknown = new Set(bad.map((index) => `user${index % count}`));
        const wecom = company(unknown);
        const { refused, suspects } = await findCulprits(list, wecom.add, budget);
        assert.ok(wecom.calls() <= budget);
        assert.ok(refused.every((userid) => unknown.has(userid)));
        assert.ok(wecom.added.every((userid) => !unknown.has(userid)));
        assert.equal(new Set(wecom.added).size, wecom.added.length);
        assert.deepEqual([...wecom.added, ...refused, ...suspects].sort(), [...list].sort());
      }),
    );
  });

  it("gives up at once where something else goes wrong", async () => {
    const failing = async () => {
      throw apiError(endpoints.update, 45009, "too often");
    };
    await assert.rejects(findCulprits(crowd(4), failing, 100), { errcode: 45009 });
  });
});
