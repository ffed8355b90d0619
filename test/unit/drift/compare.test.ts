import assert from "node:assert/strict";
import fc from "fast-check";
import { compare } from "../../../src/drift/compare";
import { directoryOf } from "../../../src/drift/directory";
import { anyChat, live, liveOf, managedChat, plain, stateOf } from "./stacks";

const nobody = () => undefined;
const nothing = { joined: null, left: null, renamed: null, owner: null };
const people = (...userids: string[]) => ({
  count: userids.length,
  people: userids.map((userid) => ({ userid, label: null })),
});

describe("comparing a chat's state with the chat", () => {
  it("of a chat that is as its state has it is no drift, whatever order and case WeCom answers in", () => {
    const any = anyChat.chain((chat) =>
      fc.record({
        chat: fc.constant(chat),
        shuffled: fc.shuffledSubarray(chat.members, { minLength: chat.members.length }),
        upper: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(any, ({ chat, shuffled, upper }) => {
        const cased = (userid: string) => (upper ? userid.toUpperCase() : userid);
        const seen = { ...liveOf(chat), owner: cased(chat.owner), userList: shuffled.map(cased) };
        assert.equal(compare(stateOf(chat), seen, nobody), undefined);
      }),
    );
  });

  it("names exactly who came and who went", () => {
    fc.assert(
      fc.property(anyChat, anyChat, (before, after) => {
        const difference = compare(stateOf({ ...before, membership: undefined }), liveOf(after), nobody);
        const names = (key: "joined" | "left") => difference?.[key]?.people?.map(({ userid }) => userid) ?? [];
        assert.deepEqual(names("joined"), after.members.filter((each) => !before.members.includes(each)).sort());
        assert.deepEqual(names("left"), before.members.filter((each) => !after.members.includes(each)).sort());
      }),
    );
  });

  it("says who joined, who left, and the old and the new name and owner", () => {
    const seen = live({ name: "By hand", owner: "zhangsan", userList: ["zhangsan", "ghost", "lisi"] });
    assert.deepEqual(compare(managedChat("oncall"), seen, nobody), {
      joined: people("ghost"),
      left: people("wangwu"),
      renamed: { from: "On call", to: "By hand" },
      owner: { from: "lisi", to: "zhangsan" },
    });
  });

  it("is frozen, deeply", () => {
    const difference = compare(managedChat("oncall"), live({ name: "x", userList: ["lisi", "ghost"] }), nobody);
    const isDeeplyFrozen = (value: unknown): boolean =>
      typeof value !== "object" ||
      value === null ||
      (Object.isFrozen(value) && Object.values(value).every(isDeeplyFrozen));
    assert.ok(difference && isDeeplyFrozen(difference));
  });

  it("of an additive chat counts only the declared people", () => {
    const chat = managedChat("oncall", { membership: "additive" });
    assert.equal(compare(chat, live({ userList: ["ghost", "lisi", "WangWu", "zhangsan"] }), nobody), undefined);
    assert.deepEqual(compare(chat, live({ userList: ["ghost", "lisi"] }), nobody), {
      ...nothing,
      left: people("wangwu", "zhangsan"),
    });
  });

  it("leaves alone a name and an owner that the program doesn't declare", () => {
    const chat = managedChat("oncall", { __undeclared: ["name", "owner"] });
    assert.equal(compare(chat, live({ name: "By hand", owner: "zhangsan" }), nobody), undefined);
  });

  it("leaves alone what ignoreChanges names", () => {
    const seen = live({ name: "By hand", owner: "zhangsan", userList: ["ghost", "lisi", "zhangsan"] });
    const ignoring = (...ignoreChanges: string[]) =>
      compare(managedChat("oncall", {}, { ignoreChanges }), seen, nobody);
    assert.equal(ignoring("name", "owner", "members"), undefined);
    assert.deepEqual(ignoring("name", "owner", "members.wangwu"), { ...nothing, joined: people("ghost") });
    assert.deepEqual(ignoring("members", "owner"), { ...nothing, renamed: { from: "On call", to: "By hand" } });
  });

  it("tells people's names from the chat itself, or else from another chat of the stack", () => {
    const other = managedChat("other", { members: { Ghost: "A Ghost", lisi: "Somebody else" } });
    const oncall = managedChat("oncall");
    const difference = compare(oncall, live({ owner: "x", userList: ["ghost", "x"] }), directoryOf([other, oncall]));
    assert.deepEqual(difference?.joined?.people, [
      { userid: "ghost", label: "A Ghost" },
      { userid: "x", label: null },
    ]);
    assert.equal(difference?.left?.people?.find(({ userid }) => userid === "lisi")?.label, "Li Si");
  });

  it("spells people as the state spells them", () => {
    const chat = managedChat("oncall", { members: { LiSi: "member", wangwu: "member" }, owner: "wangwu" });
    const difference = compare(chat, live({ owner: "LISI", userList: ["LISI", "WANGWU"] }), nobody);
    assert.deepEqual(difference, { ...nothing, owner: { from: "wangwu", to: "LiSi" } });
  });

  it("counts a person whom a broken update may have added to an additive chat", () => {
    const chat = managedChat("oncall", { membership: "additive", __unsettled: { members: ["ghost"] } });
    assert.deepEqual(compare(chat, live({ userList: ["Ghost", "lisi", "wangwu", "zhangsan"] }), nobody), {
      ...nothing,
      joined: people("ghost"),
    });
  });

  it("of secret members and a secret name keeps only how many", () => {
    const chat = managedChat("oncall", {
      name: plain("Hidden"),
      members: plain({ lisi: "member", wangwu: "member" }),
      __secrets: ["name", "members"],
    });
    assert.deepEqual(compare(chat, live({ name: "x", owner: "ghost", userList: ["ghost", "lisi"] }), nobody), {
      joined: { count: 1, people: null },
      left: { count: 1, people: null },
      renamed: { from: null, to: null },
      owner: { from: null, to: null },
    });
  });
});
