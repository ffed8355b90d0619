import assert from "node:assert/strict";
import { creationAsks, updateAsks } from "../../../../src/app-chat/plan/asks";
import type { AppChatSpec } from "../../../../src/app-chat/spec";
import type { AppChatState } from "../../../../src/app-chat/state";

const spec: AppChatSpec = {
  chatId: "c1",
  name: "On call",
  owner: "lisi",
  members: { lisi: "Li Si", wangwu: "member" },
};
const state: AppChatState = { ...spec, corpId: "ww0" };

describe("whether WeCom is asked at all", () => {
  it("isn't by an update that changes labels or policies alone, or the case of a userid", () => {
    assert.equal(updateAsks(state, spec), false);
    const quiet = { ...spec, owner: "LISI", members: { lisi: "Li", WANGWU: "Wang" }, onDelete: "archive" } as const;
    assert.equal(updateAsks(state, quiet), false);
  });

  it("is by one that changes the chat, or finishes what broke off", () => {
    assert.equal(updateAsks(state, { ...spec, name: "New" }), true);
    assert.equal(updateAsks(state, { ...spec, members: { lisi: "member", ann: "member" } }), true);
    assert.equal(updateAsks({ ...state, __unsettled: { name: true } }, spec), true);
    const { owner, ...brokenOff } = state;
    assert.equal(updateAsks(brokenOff, spec), true);
  });

  it("is after a creation only for what the program leaves to WeCom", () => {
    assert.equal(creationAsks(spec), false);
    assert.equal(creationAsks({ name: "On call" }), true);
    assert.equal(creationAsks({ owner: "lisi" }), true);
  });
});
