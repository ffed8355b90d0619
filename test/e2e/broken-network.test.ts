import assert from "node:assert/strict";
import { Stack } from "../helpers/stack";

const team = { name: "On call", owner: "lisi", members: ["lisi", "wangwu", "zhangsan"] };
const oncall = (args: object = {}) => `new wecom.AppChat("oncall", ${JSON.stringify({ ...team, ...args })});`;
const createPath = "/cgi-bin/appchat/create";
const updatePath = "/cgi-bin/appchat/update";
const getPath = "/cgi-bin/appchat/get";

describe("a network that breaks in the middle", function () {
  this.timeout(180_000);
  let stack: Stack;
  beforeEach(async () => {
    stack = await Stack.start();
  });
  afterEach(() => stack.close());

  const only = () => {
    const [chat, ...others] = stack.simulator.chats();
    assert.ok(chat && others.length === 0, `there are ${others.length + 1} chats`);
    return { name: chat.name, members: [...chat.userlist].sort() };
  };

  it("never makes two chats of one: a lost answer is followed by a look", async () => {
    stack.simulator.inject({ path: createPath, times: 1, dropAfter: true });
    stack.program(oncall());
    await stack.up();
    assert.deepEqual(only(), { name: "On call", members: team.members });
  });

  it("never makes two chats of one, when nothing more can be asked and up runs again", async () => {
    stack.simulator.inject({ path: createPath, dropAfter: true });
    stack.simulator.inject({ path: getPath, dropBefore: true });
    stack.program(oncall());
    await stack.failingUp();
    assert.equal(stack.chats().length, 0);
    stack.simulator.clearFaults();
    await stack.up();
    assert.deepEqual(only(), { name: "On call", members: team.members });
    assert.equal((await stack.run("preview", "--refresh", "--expect-no-changes")).status, 0);
  });

  it("leaves of a broken update what the next run needs, whether the program goes on or takes it back", async () => {
    stack.program(oncall());
    await stack.up();
    stack.simulator.inject({ path: updatePath, dropAfter: true });
    stack.simulator.inject({ path: getPath, after: 1, dropBefore: true });
    stack.program(oncall({ name: "Duty", members: ["lisi", "zhangsan", "zhaoliu"] }));
    const { output } = await stack.failingUp();
    assert.match(output, /may be changed in part.*The next run looks at the chat and goes on from there/s);
    assert.deepEqual(stack.chat().inputs.name, "On call");
    assert.deepEqual(only(), { name: "Duty", members: ["lisi", "zhangsan", "zhaoliu"] });

    stack.simulator.clearFaults();
    stack.program(oncall());
    await stack.up();
    assert.deepEqual(only(), { name: "On call", members: team.members });
    assert.equal(stack.chat().outputs.__unsettled, undefined);
    assert.match((await stack.up()).output, /2 unchanged/);
  });

  it("can be refreshed and destroyed after a broken update", async () => {
    stack.program(oncall({ onDelete: "archive" }));
    await stack.up();
    stack.simulator.inject({ path: updatePath, dropAfter: true });
    stack.simulator.inject({ path: getPath, after: 1, dropBefore: true });
    stack.program(oncall({ onDelete: "archive", name: "Duty" }));
    await stack.failingUp();
    stack.simulator.clearFaults();
    await stack.mustRun("refresh", "--yes", "--skip-preview");
    assert.equal(stack.chat().outputs.name, "Duty");
    await stack.mustRun("destroy", "--yes", "--skip-preview");
    assert.equal(only().name, "[archived] Duty");
  });
});
