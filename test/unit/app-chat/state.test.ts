import assert from "node:assert/strict";
import type { AppChatSpec } from "../../../src/app-chat/spec";
import { declaredPart, observedState, parseState, stateOf } from "../../../src/app-chat/state";

const spec: AppChatSpec = { chatId: "c", name: "On call", owner: "lisi", members: { lisi: "李四", wangwu: "member" } };
const live = { chatId: "c", name: "By hand", owner: "WANGWU", userList: ["WangWu", "LISI", "ghost"] };

describe("the state of a chat", () => {
  it("is the spec and the corp where everything is declared", () => {
    assert.deepEqual(stateOf(spec, { corpId: "ww" }), { ...spec, corpId: "ww" });
  });

  it("remembers which of name and owner are not declared, and what they are", () => {
    const { name, owner, ...rest } = spec;
    assert.deepEqual(stateOf(rest, { corpId: "ww", name: "WeCom's", owner: "wangwu" }), {
      ...rest,
      corpId: "ww",
      name: "WeCom's",
      owner: "wangwu",
      __undeclared: ["name", "owner"],
    });
  });

  it("spells an owner whom WeCom chose as the program spells its members, as a refresh does", () => {
    const { name, owner, ...rest } = spec;
    const made = stateOf(rest, { corpId: "ww", name: "By hand", owner: "WANGWU" });
    assert.equal(made.owner, "wangwu");
    const unchanged = { ...live, userList: ["LISI", "WangWu"] };
    assert.deepEqual(observedState(made, unchanged, "ww"), made);
    assert.equal(stateOf(rest, { corpId: "ww", owner: "Ghost" }).owner, "Ghost");
  });

  it("gives back exactly what is declared, so that nothing else is drift", () => {
    const { owner, ...rest } = spec;
    const policies = { membership: "additive", onDelete: "archive", __derived: true } as const;
    assert.deepEqual(declaredPart(stateOf({ ...rest, ...policies }, { corpId: "ww", owner: "wangwu" })), {
      ...rest,
      ...policies,
    });
    assert.deepEqual(declaredPart({ ...stateOf(spec, { corpId: "ww" }), __unsettled: { name: true } }), spec);
  });

  it("keeps spellings and labels when it is observed, and counts everyone", () => {
    const observed = observedState(stateOf(spec, { corpId: "ww" }), live, "ww");
    assert.deepEqual(observed, {
      ...spec,
      corpId: "ww",
      name: "By hand",
      owner: "wangwu",
      members: { ghost: "member", lisi: "李四", wangwu: "member" },
    });
  });

  it("counts of an additive chat only whom it knew", () => {
    const additive = stateOf({ ...spec, membership: "additive" }, { corpId: "ww" });
    assert.deepEqual(observedState(additive, live, "ww").members, { lisi: "李四", wangwu: "member" });
    assert.deepEqual(observedState(additive, { ...live, userList: ["ghost", "lisi"] }, "ww").members, { lisi: "李四" });
  });

  it("is settled by an observation, which also knows whom a broken update may have added", () => {
    const broken = {
      ...stateOf({ ...spec, membership: "additive" }, { corpId: "ww" }),
      __unsettled: { members: ["ghost"], name: true },
    } as const;
    const observed = observedState(broken, live, "ww");
    assert.equal(observed.__unsettled, undefined);
    assert.deepEqual(Object.keys(observed.members), ["ghost", "lisi", "wangwu"]);
  });

  it("knows people whose userids are names of JavaScript's own", () => {
    const odd = { ...live, userList: ["constructor", "toString"] };
    assert.deepEqual(observedState(stateOf(spec, { corpId: "ww" }), odd, "ww").members, {
      constructor: "member",
      toString: "member",
    });
  });

  it("gets its corp from an observation where something else wrote it without", () => {
    const imported = parseState({ ...spec, __provider: "text" });
    assert.equal(imported.corpId, undefined);
    assert.equal(observedState(imported, live, "ww").corpId, "ww");
  });

  it("comes back from Pulumi's properties as it went in", () => {
    const { owner, ...rest } = spec;
    for (const state of [
      stateOf(spec, { corpId: "ww" }),
      stateOf(
        { ...rest, membership: "additive", adopt: true, onDelete: "dismiss", allowMassRemoval: true, __derived: true },
        { corpId: "ww", owner: "lisi" },
      ),
      { ...stateOf(spec, { corpId: "ww" }), __unsettled: { members: ["x"], owner: true as const } },
    ]) {
      assert.deepEqual(parseState({ ...JSON.parse(JSON.stringify(state)), __provider: "text" }), state);
    }
  });

  it("takes what another release may have written, and says what it can't do without", () => {
    const odd = {
      chatId: "c",
      corpId: "ww",
      members: { lisi: null },
      membership: "authoritative",
      onDelete: "retain",
      adopt: false,
      future: 1,
    };
    assert.deepEqual(parseState(odd), { chatId: "c", corpId: "ww", members: { lisi: "member" } });
    assert.throws(() => parseState({ __provider: "text" }), {
      message: /state of this AppChat can't be read:.*chatId/s,
    });
  });
});
