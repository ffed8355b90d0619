import assert from "node:assert/strict";
import { callsOf } from "../helpers/calls";
import { Stack } from "../helpers/stack";

const oncall = (args: object) => `new wecom.AppChat("oncall", ${JSON.stringify(args)});`;
const team = { name: "On call", owner: "lisi", members: ["lisi", "wangwu", "zhangsan"] };

describe("pulumi up of a chat", function () {
  this.timeout(180_000);
  let stack: Stack;
  before(async () => {
    stack = await Stack.start();
  });
  after(() => stack.close());

  const live = () => {
    const [chat] = stack.simulator.chats();
    assert.ok(chat);
    return { name: chat.name, owner: chat.owner, members: [...chat.userlist].sort() };
  };

  it("shows the chat with its id in a preview, and makes it in one call", async () => {
    stack.program(oncall(team));
    const { output } = await stack.preview();
    assert.match(output, /\+ pulumi-nodejs:dynamic\/wecom:AppChat: \(create\)/);
    assert.match(output, /chatId\s*: "[0-9a-z]{32}"/);
    assert.match(output, /members\s*: \{\s+lisi\s*: "member"\s+wangwu\s*: "member"\s+zhangsan: "member"/);
    assert.deepEqual(callsOf(stack.simulator), []);

    await stack.up();
    const { id, inputs } = stack.chat();
    assert.deepEqual(callsOf(stack.simulator), [
      ["create", { chatid: id, name: "On call", owner: "lisi", userlist: ["lisi", "wangwu", "zhangsan"] }],
    ]);
    assert.equal(inputs.chatId, id);
    assert.deepEqual(live(), team);
  });

  it("makes no call when nothing changed, whatever the order and case of the members", async () => {
    stack.program(oncall({ ...team, members: ["ZHANGSAN", "lisi", "WangWu"] }));
    const { output } = await stack.up();
    assert.match(output, /2 unchanged/);
    assert.deepEqual(callsOf(stack.simulator), []);
  });

  it("previews line by line who goes and who comes, and sends exactly that", async () => {
    stack.program(oncall({ ...team, members: ["lisi", "zhangsan", "zhaoliu"] }));
    const { output } = await stack.preview();
    assert.match(output, /~ members: \{\s+- wangwu\s*: "member"\s+\+ zhaoliu\s*: "member"\s+\}/);
    assert.deepEqual(callsOf(stack.simulator), []);

    await stack.up();
    const { id } = stack.chat();
    assert.deepEqual(callsOf(stack.simulator), [
      "get",
      ["update", { chatid: id, add_user_list: ["zhaoliu"], del_user_list: ["wangwu"] }],
    ]);
    assert.deepEqual(live().members, ["lisi", "zhangsan", "zhaoliu"]);
  });

  it("renames and hands over with what changed and no more", async () => {
    stack.program(oncall({ name: "Duty", owner: "zhangsan", members: ["lisi", "zhangsan", "zhaoliu"] }));
    await stack.up();
    assert.deepEqual(callsOf(stack.simulator), [
      "get",
      ["update", { chatid: stack.chat().id, name: "Duty", owner: "zhangsan" }],
    ]);
  });

  it("makes no call for a label or a policy, and shows them", async () => {
    stack.program(
      oncall({
        name: "Duty",
        owner: "zhangsan",
        members: { lisi: "李四", zhangsan: "张三", zhaoliu: "赵六" },
        onDelete: "archive",
      }),
    );
    const { output } = await stack.up();
    assert.match(output, /~ lisi\s*: "member" => "李四"/);
    assert.deepEqual(callsOf(stack.simulator), []);
    assert.equal(stack.chat().outputs.onDelete, "archive");
  });

  it("keeps a constant provider text of at most 128 bytes and nothing secret in the state", () => {
    const { inputs, outputs } = stack.chat();
    assert.equal(
      outputs.__provider,
      'exports.handler=()=>require("module").createRequire(process.cwd()+"/")("pulumi-wecom/provider").appChat',
    );
    assert.equal(inputs.__provider, outputs.__provider);
    assert.ok(String(outputs.__provider).length <= 128);
    assert.doesNotMatch(JSON.stringify(stack.resources()), /simulator-secret/);
  });
});
