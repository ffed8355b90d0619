import assert from "node:assert/strict";
import fc from "fast-check";
import { planArchive } from "../../../../src/app-chat/plan/archive";
import type { PlanLimits } from "../../../../src/app-chat/plan/schedule";
import { anyLive, apply, assertValidThroughout, folded } from "../../../helpers/chats";

const limits: PlanLimits = { minMembers: 2, maxMembers: 2_000, maxNameLength: 50, maxListLength: 500 };

describe("the plan to archive a chat", () => {
  it("renames it and leaves the owner and the first other", () => {
    assert.deepEqual(
      planArchive({ name: "On call", owner: "zhangsan", members: ["wangwu", "LiSi", "zhangsan"] }, limits),
      [{ name: "[archived] On call", add: [], del: ["wangwu"] }],
    );
  });

  it("is empty where it is archived already", () => {
    assert.deepEqual(planArchive({ name: "[archived] On call", owner: "a", members: ["a", "b"] }, limits), []);
  });

  it("cuts a name that would be too long for WeCom, between characters", () => {
    const [batch] = planArchive({ name: "🎉".repeat(50), owner: "a", members: ["a", "b"] }, limits);
    assert.equal(batch?.name, `[archived] ${"🎉".repeat(39)}`);
  });

  it("names a chat that has no name", () => {
    assert.equal(planArchive({ name: "", owner: "a", members: ["a", "b"] }, limits)[0]?.name, "[archived]");
  });

  it("leaves two people and the owner in every chat, valid throughout, and has then nothing left to do", () => {
    fc.assert(
      fc.property(anyLive(limits), fc.constantFrom(1, 2, 500), (live, maxListLength) => {
        const short = { ...limits, maxListLength };
        const batches = planArchive(live, short);
        const before = { name: live.name, owner: live.owner.toLowerCase(), members: folded(live.members) };
        assertValidThroughout(before, batches, short);
        const after = batches.reduce(apply, before);
        assert.equal(after.members.size, 2);
        assert.equal(after.owner, before.owner);
        assert.deepEqual(planArchive({ ...after, members: [...after.members] }, short), []);
      }),
    );
  });
});
