import assert from "node:assert/strict";
import { isAsDeclared, mayAdopt } from "../../../../src/app-chat/plan/adoption";
import type { AppChatSpec } from "../../../../src/app-chat/spec";

const spec: AppChatSpec = {
  chatId: "c1",
  name: "On call",
  owner: "lisi",
  members: { lisi: "Li Si", wangwu: "member" },
};
const found = { name: "On call", owner: "LISI", userList: ["wangwu", "LiSi"] };
const crowded = { ...found, userList: [...found.userList, "ann"] };

describe("a chat that has the declared id", () => {
  it("is as declared where nothing would change, whatever the order and the case of userids", () => {
    assert.equal(isAsDeclared(found, spec), true);
    assert.equal(isAsDeclared({ ...found, name: "Other" }, spec), false);
    assert.equal(isAsDeclared({ ...found, owner: "wangwu" }, spec), false);
    assert.equal(isAsDeclared({ ...found, userList: ["lisi", "ann"] }, spec), false);
    assert.equal(isAsDeclared(crowded, spec), false);
    assert.equal(isAsDeclared(crowded, { ...spec, membership: "additive" }), true);
    const { name, owner, ...loose } = spec;
    assert.equal(isAsDeclared({ ...found, name: "Other", owner: "wangwu" }, loose), true);
  });

  it("may be taken over then, or where it is ours, or where the program says so", () => {
    assert.equal(mayAdopt(found, spec), true);
    assert.equal(mayAdopt(crowded, spec), false);
    assert.equal(mayAdopt(crowded, { ...spec, adopt: true }), true);
    assert.equal(mayAdopt(crowded, { ...spec, __derived: true }), true);
  });
});
