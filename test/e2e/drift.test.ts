import assert from "node:assert/strict";
import { callsOf } from "../helpers/calls";
import { Stack } from "../helpers/stack";

const oncall = (args: object = {}) =>
  `new wecom.AppChat("oncall", ${JSON.stringify({ name: "On call", owner: "lisi", members: ["lisi", "wangwu", "zhangsan"], ...args })});`;
const driftCheck = ["preview", "--refresh", "--expect-no-changes", "--diff"];
const getPath = "/cgi-bin/appchat/get";

describe("a change by hand", function () {
  this.timeout(180_000);
  let stack: Stack;
  before(async () => {
    stack = await Stack.start();
    stack.program(oncall());
    await stack.up();
  });
  after(() => stack.close());
  beforeEach(() => stack.simulator.clearRequests());

  const id = () => stack.chat().id ?? "";
  const members = () => [...(stack.simulator.chat(id())?.userlist ?? [])].sort();

  it("is no drift where there is none: one call, exit status 0", async () => {
    const { status } = await stack.run(...driftCheck);
    assert.equal(status, 0);
    assert.deepEqual(callsOf(stack.simulator), ["get"]);
  });

  it("is seen person by person with exit status 7, and nothing is changed by looking", async () => {
    const { byHand } = stack.simulator;
    byHand.join(id(), "ghost");
    byHand.leave(id(), "wangwu");
    byHand.rename(id(), "By hand");
    byHand.owner(id(), "zhangsan");
    const { status, output } = await stack.run(...driftCheck);
    assert.equal(status, 7);
    assert.match(output, /~ members: \{\s+- ghost\s*: "member"\s+\+ wangwu: "member"\s+\}/);
    assert.match(output, /~ name\s*: "By hand" => "On call"/);
    assert.match(output, /~ owner\s*: "zhangsan" => "lisi"/);
    assert.deepEqual(callsOf(stack.simulator), ["get"]);
  });

  it("is put right by up --refresh, with exactly the calls that it takes", async () => {
    await stack.up("--refresh");
    assert.deepEqual(callsOf(stack.simulator), [
      "get",
      "get",
      ["update", { chatid: id(), name: "On call", owner: "lisi", add_user_list: ["wangwu"], del_user_list: ["ghost"] }],
    ]);
    assert.equal((await stack.run(...driftCheck)).status, 0);
  });

  it("is left alone by an up that renames, and named in a warning at the resource", async () => {
    stack.simulator.byHand.join(id(), "ghost");
    stack.program(oncall({ name: "Duty" }));
    const { output } = await stack.mustRun("up", "--yes", "--skip-preview");
    assert.match(output, /AppChat \(oncall\):\s+warning: .*ghost joined by hand and stayed/);
    assert.deepEqual(members(), ["ghost", "lisi", "wangwu", "zhangsan"]);
    assert.equal((await stack.run(...driftCheck)).status, 7);
    await stack.up("--refresh");
    assert.deepEqual(members(), ["lisi", "wangwu", "zhangsan"]);
  });

  it("of a person whom ignoreChanges names is nobody's affair", async () => {
    stack.program(`new wecom.AppChat("oncall", {
      name: "Duty", owner: "lisi", members: ["lisi", "wangwu", "zhangsan"],
    }, { ignoreChanges: ["members"] });`);
    stack.simulator.byHand.join(id(), "ghost");
    await stack.up("--refresh");
    assert.deepEqual(members(), ["ghost", "lisi", "wangwu", "zhangsan"]);
    assert.equal((await stack.run(...driftCheck)).status, 0);
    stack.program(oncall({ name: "Duty" }));
    await stack.up("--refresh");
    assert.deepEqual(members(), ["lisi", "wangwu", "zhangsan"]);
  });

  it("to a name with half of a character is seen like any other, and put right", async () => {
    stack.simulator.byHand.rename(id(), "Duty \ud83d");
    const { status, output } = await stack.run(...driftCheck);
    assert.equal(status, 7, output);
    assert.match(output, /~ name\s*: "Duty \ufffd" => "Duty"/);
    await stack.up("--refresh");
    assert.equal(stack.simulator.chat(id())?.name, "Duty");
  });

  it("never drops a resource because WeCom can't be asked", async () => {
    for (const fault of [
      { errcode: 86008 },
      { errcode: 48002 },
      { httpStatus: 502 },
      { body: "<html>sign in</html>" },
    ]) {
      stack.simulator.inject({ path: getPath, ...fault });
      const { status, output } = await stack.run("refresh", "--yes");
      assert.notEqual(status, 0, output);
      assert.equal(stack.chats().length, 1, output);
      stack.simulator.clearFaults();
    }
  });

  it("that dissolved the chat is seen with exit status 7, and up --refresh makes it anew under another id", async () => {
    stack.simulator.byHand.dissolve(id());
    assert.equal((await stack.run(...driftCheck)).status, 7);
    const { output } = await stack.failingUp("--refresh");
    assert.match(output, /was dissolved, and its id stays taken/);
    const proposed = /chatId: "([0-9a-z]{32})"/.exec(output)?.[1];
    stack.program(oncall({ name: "Duty", chatId: proposed }));
    await stack.up("--refresh");
    assert.equal(stack.simulator.chat(proposed ?? "")?.name, "Duty");
  });

  it("that made WeCom forget the chat is repaired by making it again", async () => {
    stack.simulator.seed({});
    assert.equal((await stack.run(...driftCheck)).status, 7);
    await stack.up("--refresh");
    assert.deepEqual(members(), ["lisi", "wangwu", "zhangsan"]);
  });
});
