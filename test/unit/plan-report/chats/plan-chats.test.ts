import assert from "node:assert/strict";
import { planChats } from "../../../../src/plan-report/chats/plan-chats";
import { contextOf } from "../../../../src/plan-report/context";
import type { PreviewStep } from "../../../../src/plan-report/preview/preview";
import type { ChatPlan } from "../../../../src/plan-report/report";
import { sortSteps } from "../../../../src/plan-report/steps";
import { created, deleted, replaced, same, secret, stateOf, unknown, updated } from "../previews";

const plansOf = (...steps: readonly PreviewStep[]): readonly ChatPlan[] => {
  const { chats } = sortSteps(steps);
  return planChats(chats, contextOf(chats)).chats;
};
const only = (...steps: readonly PreviewStep[]): ChatPlan => {
  const [plan, ...others] = plansOf(...steps);
  assert.ok(plan && others.length === 0);
  return plan;
};
function assertAction<Action extends ChatPlan["action"]>(
  plan: ChatPlan,
  action: Action,
): asserts plan is Extract<ChatPlan, { action: Action }> {
  assert.equal(plan.action, action);
}
const cost = ({ calls }: ChatPlan) => [
  ...calls.byName.map(({ name, calls }) => `${name} ${calls}`),
  ...(calls.exact ? [] : ["about"]),
];
const people = (...userids: readonly string[]) => Object.fromEntries(userids.map((userid) => [userid, "member"]));

describe("the plan of a chat that is made", () => {
  it("says who will be in it, with the names that any chat of the preview has", () => {
    const [plan] = plansOf(
      created("oncall", { members: people("lisi", "zhangsan") }),
      same("other", { members: { ZHANGSAN: "Zhang San", lisi: "Li Si" } }),
    );
    assert.ok(plan);
    assertAction(plan, "create");
    assert.deepEqual(plan.members, {
      count: 2,
      people: [
        { userid: "lisi", label: "Li Si" },
        { userid: "zhangsan", label: "Zhang San" },
      ],
    });
    assert.deepEqual(
      [plan.ownedBy, plan.name, plan.adopts, cost(plan)],
      ["lisi", "Chat oncall", false, ["appchat/create 1"]],
    );
  });

  it("reads back what the program leaves to WeCom, but not what is only hidden", () => {
    const read = ["appchat/create 1", "appchat/get 1"];
    assert.deepEqual(cost(only(created("a", { owner: undefined }))), read);
    assert.deepEqual(cost(only(created("a", { name: undefined }))), read);
    for (const hidden of [secret, unknown]) {
      assert.deepEqual(cost(only(created("a", { name: hidden, owner: hidden }))), ["appchat/create 1"]);
    }
  });

  it("names nobody where members or owner are secret, and nothing that only the run will know", () => {
    const hidden = only(created("a", { members: secret, __secrets: ["members"] }));
    assertAction(hidden, "create");
    assert.deepEqual([hidden.members, hidden.ownedBy], [{ count: null, people: null }, null]);
    assert.deepEqual(hidden.secrets, ["members"]);
    const ownerOnly = only(created("a", { owner: secret }));
    assertAction(ownerOnly, "create");
    assert.deepEqual([ownerOnly.members, ownerOnly.ownedBy], [{ count: 3, people: null }, null]);
    const later = only(created("a", { members: unknown, chatId: unknown }));
    assertAction(later, "create");
    assert.deepEqual([later.members.count, later.chatId, later.unknown], [null, null, ["chatId", "members"]]);
  });

  it("can't know the calls where a chat that may be there is to be adopted", () => {
    const plan = only(created("a", { adopt: true }));
    assertAction(plan, "create");
    assert.deepEqual([plan.adopts, cost(plan)], [true, ["appchat/create 1", "about"]]);
  });

  it("will fail under the id of a chat that the refresh saw gone, and only there", () => {
    const looked = (resource: string): PreviewStep => ({ ...deleted(resource), op: "refresh" });
    const [gone, other] = plansOf(looked("gone"), looked("quiet"), created("gone"), created("other"));
    assert.ok(gone && other);
    assert.deepEqual([gone.warnings, cost(gone)], [["dissolved"], ["appchat/create 1", "appchat/get 1"]]);
    assert.deepEqual(other.warnings, []);
    assert.deepEqual(only(looked("gone"), created("gone", { chatId: "another" })).warnings, []);
    // It is there: its resource was renamed.
    const [fresh] = plansOf(looked("old"), created("fresh", { chatId: "old" }), deleted("old", { name: "Chat fresh" }));
    assert.deepEqual(fresh?.warnings, []);
  });

  it("takes over the chat of a resource that was renamed, or will fail", () => {
    const [fresh, old] = plansOf(
      created("fresh", { chatId: "x" }),
      deleted("old", { chatId: "x", name: "Chat fresh" }),
    );
    assert.ok(fresh && old);
    assertAction(fresh, "create");
    assertAction(old, "destroy");
    assert.deepEqual([fresh.adopts, fresh.warnings, cost(fresh)], [true, [], ["appchat/create 1", "appchat/get 2"]]);
    assert.deepEqual([old.fate, cost(old)], ["kept", []]);

    const [other] = plansOf(created("fresh", { chatId: "x" }), deleted("old", { chatId: "x" }));
    assert.deepEqual(other?.warnings, ["id-taken"]);
    const [derived] = plansOf(created("fresh", { chatId: "x", __derived: true }), deleted("old", { chatId: "x" }));
    assert.deepEqual(
      [derived?.warnings, derived && cost(derived)],
      [[], ["appchat/create 1", "appchat/update 1", "appchat/get 2"]],
    );
  });
});

describe("the plan of a chat that changes", () => {
  it("is the planner's: who comes, who goes, name and owner", () => {
    const plan = only(
      updated("a", {
        name: "New",
        owner: "wangwu",
        members: { wangwu: "Wang Wu", zhangsan: "member", zhaoliu: "member" },
      }),
    );
    assertAction(plan, "update");
    assert.deepEqual(plan.joins, { count: 1, people: [{ userid: "zhaoliu", label: null }] });
    assert.deepEqual(plan.leaves, { count: 1, people: [{ userid: "lisi", label: "Li Si" }] });
    assert.deepEqual(
      [plan.renamed, plan.owner],
      [
        { from: "Chat a", to: "New" },
        { from: "lisi", to: "wangwu" },
      ],
    );
    assert.deepEqual([plan.settings, plan.hidden, cost(plan)], [[], [], ["appchat/update 1", "appchat/get 1"]]);
  });

  it("costs two writes where one can't be valid", () => {
    const plan = only(updated("a", { owner: "x", members: people("x", "y") }, { members: people("lisi", "wangwu") }));
    assert.deepEqual(cost(plan), ["appchat/update 2", "appchat/get 1"]);
  });

  it("is of no call where only labels and settings change, and names them", () => {
    const plan = only(
      updated("a", { onDelete: "archive", members: { lisi: "Li", wangwu: "Wang Wu", zhangsan: "member" } }),
    );
    assertAction(plan, "update");
    assert.deepEqual([[...plan.settings].sort(), plan.hidden, cost(plan)], [["members", "onDelete"], [], []]);
  });

  it("says of what is secret or not known yet that it changes, and no more", () => {
    const hush = only(updated("a", { members: secret, name: secret }, { members: secret, name: secret }));
    assertAction(hush, "update");
    assert.deepEqual([hush.joins, hush.leaves, hush.renamed], [null, null, null]);
    assert.deepEqual([...hush.hidden].sort(), ["members", "name"]);
    assert.deepEqual(cost(hush), ["appchat/update 1", "appchat/get 1", "about"]);

    const later = only(updated("a", { members: unknown, name: "New" }));
    assertAction(later, "update");
    assert.deepEqual([later.renamed, later.hidden], [{ from: "Chat a", to: "New" }, ["members"]]);
    const secretName = only(updated("a", { name: secret, members: people("lisi", "wangwu", "ann") }, { name: secret }));
    assertAction(secretName, "update");
    assert.deepEqual(secretName.joins, { count: 1, people: [{ userid: "ann", label: null }] });
    assert.deepEqual(secretName.leaves, { count: 1, people: [{ userid: "zhangsan", label: null }] });
    assert.equal(secretName.name, null);
  });

  it("names nobody where the owner alone is secret, since the owner is one of them", () => {
    const plan = only(updated("a", { owner: secret, members: people("lisi", "ann") }, { owner: secret }));
    assertAction(plan, "update");
    assert.deepEqual([plan.joins, plan.leaves, plan.owner], [null, null, null]);
    assert.ok(plan.hidden.includes("owner"));
  });

  it("makes no call where of a chat with secrets only settings change", () => {
    const step = updated("a", { members: secret, onDelete: "archive" }, { members: secret });
    const plan = only({ ...step, diffReasons: ["onDelete"] });
    assertAction(plan, "update");
    assert.deepEqual([plan.settings, cost(plan)], [["onDelete"], []]);
  });

  it("foretells a refusal where no way leads there, and an update that finishes an earlier one", () => {
    const crowd = Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`u${index}`, "member"]));
    const many = only(updated("a", { owner: "u0", members: crowd }));
    assert.deepEqual([many.warnings, cost(many)], [["too-many"], ["appchat/get 1"]]);
    const step = updated("a", { name: "New" });
    const oldState = stateOf("a", {}, { __unsettled: { name: true } });
    const broken = only({ ...step, oldState });
    assert.deepEqual(
      [broken.warnings, cost(broken)],
      [["interrupted"], ["appchat/update 1", "appchat/get 1", "about"]],
    );
    const sealed = only({ ...step, oldState: stateOf("a", {}, { __unsettled: secret }) });
    assert.deepEqual(sealed.warnings, ["interrupted"]);
  });

  it("calls a chat whose name isn't declared by the name it has", () => {
    const step = updated("a", { name: undefined, members: people("lisi", "ann") }, { name: undefined });
    const plan = only({
      ...step,
      oldState: stateOf("a", { name: undefined }, { name: "By hand", __undeclared: ["name"] }),
    });
    assert.equal(plan.name, "By hand");
  });
});

describe("the plan of a chat that is given up", () => {
  it("is what its state says of it, whatever the program says", () => {
    const fateOf = (before: object, more = {}) => {
      const plan = only({ ...deleted("a", { ...before }), oldState: { ...stateOf("a", { ...before }), ...more } });
      assertAction(plan, "destroy");
      return [plan.fate, plan.leaves?.people?.map(({ userid }) => userid) ?? null, cost(plan)];
    };
    assert.deepEqual(fateOf({}), ["retained", null, []]);
    assert.deepEqual(fateOf({ onDelete: "dismiss" }), ["dismissed", null, ["appchat/get 1", "appchat/dismiss 1"]]);
    assert.deepEqual(fateOf({ onDelete: "archive" }), [
      "archived",
      ["zhangsan"],
      ["appchat/update 1", "appchat/get 1"],
    ]);
    assert.deepEqual(fateOf({ onDelete: "archive", membership: "additive" }).at(-1), [
      "appchat/update 1",
      "appchat/get 1",
      "about",
    ]);
    assert.deepEqual(fateOf({ onDelete: "archive", members: secret }), [
      "archived",
      null,
      ["appchat/update 1", "appchat/get 1", "about"],
    ]);
    assert.deepEqual(fateOf({ onDelete: "archive" }, { retainOnDelete: true }), ["retained", null, []]);
    assert.deepEqual(fateOf({ onDelete: secret }), ["unknown", null, ["about"]]);
    const archived = { onDelete: "archive", name: "[archived] A", members: people("lisi", "wangwu") };
    assert.deepEqual(fateOf(archived), ["archived", null, ["appchat/get 1"]]);
  });

  it("is both in a replacement: a new chat, and what becomes of the old one", () => {
    const plan = only(replaced("a", { chatId: "new" }, { onDelete: "archive" }));
    assertAction(plan, "replace");
    assert.deepEqual(plan.former, { chatId: "a", name: "Chat a", fate: "archived" });
    assert.deepEqual(cost(plan), ["appchat/create 1", "appchat/update 1", "appchat/get 1"]);
    const secretId = only(replaced("a", { chatId: secret }, { chatId: secret }));
    assertAction(secretId, "replace");
    assert.deepEqual([secretId.chatId, secretId.former.chatId], [null, null]);
  });
});

describe("the plan of a chat of which nobody can tell", () => {
  it("says why, and hides no other", () => {
    const [strange, unreadable, half, fine] = plansOf(
      { ...created("a"), op: "import" },
      { ...deleted("b"), oldState: { id: "b", outputs: { members: 5 } } },
      { ...updated("c", {}), oldState: undefined },
      created("d"),
    );
    for (const [plan, reason] of [
      [strange, /"import" is an operation that this release doesn't know/],
      [unreadable, /can't be read/],
      [half, /leaves out what it was/],
    ] as const) {
      assert.ok(plan);
      assertAction(plan, "untold");
      assert.match(plan.reason, reason);
    }
    assert.equal(fine?.action, "create");
  });
});

describe("looks at chats", () => {
  it("are counted, without a plan of their own", () => {
    const { chats } = sortSteps([
      { ...same("a"), op: "refresh" },
      { ...created("b"), op: "read" },
      { ...deleted("c"), op: "discard" },
      same("d"),
    ]);
    const plan = planChats(chats, contextOf(chats));
    assert.deepEqual([plan.chats, plan.calls.counts], [[], { "appchat/get": 2 }]);
  });
});
