import assert from "node:assert/strict";
import { callsOf } from "../helpers/calls";
import { Stack } from "../helpers/stack";

const oncall = (args: object = {}) =>
  `new wecom.AppChat("oncall", ${JSON.stringify({ name: "On call", owner: "lisi", members: ["lisi", "wangwu", "zhangsan"], ...args })});`;
const destroy = ["destroy", "--yes", "--skip-preview"];

describe("pulumi destroy", function () {
  this.timeout(180_000);
  let stack: Stack;
  afterEach(() => stack.close());

  const started = async (args: object = {}, options = {}) => {
    stack = await Stack.start(options);
    stack.program(oncall(args));
    await stack.up();
    stack.simulator.clearRequests();
  };
  const only = () => {
    const [chat] = stack.simulator.chats();
    assert.ok(chat);
    return chat;
  };

  it("retains the chat by default, says so, and needs no credentials", async () => {
    await started();
    for (const name of Object.keys(stack.simulator.settings)) stack.env[name] = undefined;
    const { output } = await stack.mustRun(...destroy);
    assert.match(output, /"On call" \([0-9a-z]{32}\) is no longer managed; it still exists in WeCom/);
    assert.deepEqual(callsOf(stack.simulator), []);
    assert.equal(only().userlist.length, 3);
    assert.equal(stack.chats().length, 0);
  });

  it("archives: renames, and leaves the owner and one other", async () => {
    await started({ onDelete: "archive", owner: "zhangsan" });
    await stack.mustRun(...destroy);
    assert.equal(only().name, "[archived] On call");
    assert.deepEqual([...only().userlist].sort(), ["lisi", "zhangsan"]);
    assert.equal(only().owner, "zhangsan");
  });

  it("dismisses in a private deployment, and refuses to on the public cloud in preview", async () => {
    await started({ onDelete: "dismiss" }, { edition: "private" });
    stack.env.WECOM_BASE_URL = "https://qyapi.weixin.qq.com";
    const { status, output } = await stack.preview();
    assert.notEqual(status, 0);
    assert.match(output, /onDelete \("dismiss"\) needs a private deployment/);
    stack.env.WECOM_BASE_URL = stack.simulator.url;
    await stack.mustRun(...destroy);
    assert.equal(only().dissolved, true);
  });

  it("removes a chat from the program as destroy would", async () => {
    await started({ onDelete: "archive" });
    stack.program("");
    await stack.up();
    assert.equal(only().name, "[archived] On call");
  });

  it("never empties the state with the settings of another corp", async () => {
    await started({ onDelete: "archive" });
    stack.env.WECOM_CORP_ID = "wwanother";
    for (const command of [destroy, ["refresh", "--yes"], ["up", "--yes", "--skip-preview", "--refresh"]]) {
      const { status, output } = await stack.run(...command);
      assert.notEqual(status, 0, output);
      assert.match(output, /belongs to the corp ww0000000000000000, but the settings are for the corp wwanother/);
      assert.equal(stack.chats().length, 1);
    }
    assert.deepEqual(callsOf(stack.simulator), []);
  });
});
