import assert from "node:assert/strict";
import { diffAppChat } from "../../../../src/app-chat/plan/diff";
import type { PlanLimits } from "../../../../src/app-chat/plan/schedule";
import { stateOf } from "../../../../src/app-chat/state";
import { unknownValue } from "../../../../src/engine/unknown";

const limits: PlanLimits = { minMembers: 2, maxMembers: 2_000, maxNameLength: 50, maxListLength: 500 };
const spec = { chatId: "c", name: "On call", owner: "lisi", members: { lisi: "member", wangwu: "member" } };
const state = stateOf(spec, { corpId: "ww" });
const diff = (changes: object, from = state) => diffAppChat(from, { ...spec, ...changes, __provider: "text" }, limits);

describe("the diff of an AppChat", () => {
  it("is none where the state is as declared", () => {
    assert.deepEqual(diff({}), { kind: "same" });
  });

  it("answers who comes and who goes, by the names of appchat/update", () => {
    assert.deepEqual(diff({ name: "Duty", members: { lisi: "member", zhangsan: "member" } }), {
      kind: "update",
      name: "Duty",
      add_user_list: ["zhangsan"],
      del_user_list: ["wangwu"],
    });
  });

  it("names a new owner, also where that takes a call of its own", () => {
    const handed = diff({ owner: "zhangsan", members: { wangwu: "member", zhangsan: "member" } });
    assert.deepEqual(handed, {
      kind: "update",
      owner: "zhangsan",
      add_user_list: ["zhangsan"],
      del_user_list: ["lisi"],
    });
  });

  it("is an update without people where only a label or a policy changed", () => {
    const nobody = { kind: "update", add_user_list: [], del_user_list: [] };
    assert.deepEqual(diff({ members: { lisi: "李四", wangwu: "member" } }), nobody);
    assert.deepEqual(diff({ onDelete: "archive" }), nobody);
  });

  it("is an update where an earlier one broke off, though nothing else changed", () => {
    assert.equal(diff({}, { ...state, __unsettled: { name: true } }).kind, "update");
  });

  it("is a replacement where the chat id is another one", () => {
    assert.deepEqual(diff({ chatId: "d" }), { kind: "replacement" });
  });

  it("decides nothing, and replaces nothing, where a value isn't known yet", () => {
    assert.deepEqual(diff({ chatId: unknownValue }), { kind: "undecided" });
    assert.deepEqual(diff({ members: unknownValue }), { kind: "undecided" });
  });
});
