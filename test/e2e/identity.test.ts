import assert from "node:assert/strict";
import { callsOf } from "../helpers/calls";
import { Stack } from "../helpers/stack";

const team = { name: "On call", owner: "lisi", members: ["lisi", "wangwu", "zhangsan"] };
const chat = (resource: string, args: object = {}, opts = "{}") =>
  `new wecom.AppChat("${resource}", ${JSON.stringify({ ...team, ...args })}, ${opts});`;

describe("which chat a resource is", function () {
  this.timeout(180_000);
  let stack: Stack;
  beforeEach(async () => {
    stack = await Stack.start();
  });
  afterEach(() => stack.close());

  const names = () => stack.simulator.chats().map(({ name }) => name);

  it("stays the same under an alias, and costs no call", async () => {
    stack.program(chat("before"));
    await stack.up();
    const { id } = stack.chat();
    stack.simulator.clearRequests();
    stack.program(chat("after", {}, '{ aliases: [{ name: "before" }] }'));
    await stack.up();
    assert.equal(stack.chat().id, id);
    assert.match(stack.chat().urn, /::after$/);
    assert.deepEqual(callsOf(stack.simulator), []);
  });

  it("stays whole when a resource with a chosen id is renamed without an alias", async () => {
    stack.program(chat("before", { chatId: "oncall", onDelete: "archive" }));
    await stack.up();
    stack.program(chat("after", { chatId: "oncall", onDelete: "archive" }));
    const { output } = await stack.up();
    assert.match(output, /stays as it is: the program still declares it/);
    assert.deepEqual(names(), ["On call"]);
    assert.equal(stack.simulator.chat("oncall")?.userlist.length, 3);
    assert.equal(stack.chat().id, "oncall");
  });

  it("stays whole in up --replace and --target-replace", async () => {
    stack.program(chat("oncall", { onDelete: "archive" }));
    await stack.up();
    const { urn, id } = stack.chat();
    await stack.up("--replace", urn);
    await stack.up("--target-replace", urn);
    assert.equal(stack.chat().id, id);
    assert.deepEqual(names(), ["On call"]);
    assert.equal(stack.simulator.chat(id ?? "")?.userlist.length, 3);
  });

  it("changes with a changed chatId: the new one is made first, and its failure leaves the old one whole", async () => {
    stack.program(chat("oncall", { chatId: "first", onDelete: "archive" }));
    await stack.up();
    stack.program(chat("oncall", { chatId: "second", onDelete: "archive" }));
    assert.match((await stack.preview()).output, /~ chatId\s*: "first" => "second"/);
    stack.simulator.inject({ path: "/cgi-bin/appchat/create", errcode: 48002 });
    await stack.failingUp();
    assert.equal(stack.chat().id, "first");
    assert.deepEqual(names(), ["On call"]);

    stack.simulator.clearFaults();
    await stack.up();
    assert.equal(stack.chat().id, "second");
    assert.deepEqual(names(), ["[archived] On call", "On call"]);
  });

  it("keeps an id that the program named once and leaves out later", async () => {
    stack.program(chat("oncall", { chatId: "named" }));
    await stack.up();
    stack.program(chat("oncall"));
    const { output } = await stack.up();
    assert.match(output, /2 unchanged/);
    assert.equal(stack.chat().id, "named");
  });

  it("is refused in preview when a program declares one chat twice, naming both resources", async () => {
    stack.program(chat("one", { chatId: "same" }) + chat("two", { chatId: "same" }));
    const { status, output } = await stack.preview();
    assert.notEqual(status, 0);
    assert.match(
      output,
      /chatId \("same"\) is declared twice in this program: by urn:pulumi:dev::test::\S+AppChat::(one|two) and by urn:\S+::(one|two)/,
    );
    assert.deepEqual(callsOf(stack.simulator), []);
  });

  it("is the same again after destroy and up", async () => {
    stack.program(chat("oncall"));
    await stack.up();
    const { id } = stack.chat();
    await stack.mustRun("destroy", "--yes", "--skip-preview");
    stack.simulator.byHand.join(id ?? "", "ghost");
    const { output } = await stack.up();
    assert.match(output, /existed already and is managed from now on.*Also in it, and left alone: ghost/s);
    assert.equal(stack.chat().id, id);
    assert.equal(stack.simulator.chats().length, 1);
  });

  describe("when a chat with its id exists already", () => {
    beforeEach(() => {
      const chats = [{ chatid: "theirs", name: "Theirs", userlist: ["lisi", "ghost"] }];
      const apps = [{}, { agentId: 7, secret: "the-secret-of-another-app", name: "other" }];
      stack.simulator.seed({
        apps,
        chats: [...chats, { ...chats[0], chatid: "foreign", userlist: ["lisi", "ghost"], agentId: 7 }],
      });
    });

    it("refuses it, with the way to adopt it, and keeps nothing in the state", async () => {
      stack.program(chat("oncall", { chatId: "theirs" }));
      const { output } = await stack.failingUp();
      assert.match(
        output,
        /a chat with the id theirs exists already: "Theirs", 2 people, owner lisi\. To manage that chat, set adopt: true/,
      );
      assert.equal(stack.chats().length, 0);
      assert.equal(stack.simulator.chat("theirs")?.name, "Theirs");
    });

    it("adopts it where the program says so, removing nobody", async () => {
      stack.program(chat("oncall", { chatId: "theirs", adopt: true }));
      const { output } = await stack.up();
      assert.match(output, /renamed it from "Theirs", added wangwu and zhangsan\. Also in it, and left alone: ghost/);
      assert.deepEqual(stack.simulator.chat("theirs")?.userlist, ["lisi", "ghost", "wangwu", "zhangsan"]);
      assert.equal((await stack.run("preview", "--expect-no-changes")).status, 0);
      assert.equal((await stack.run("preview", "--refresh", "--expect-no-changes")).status, 7);
    });

    it("says so where it is another app's", async () => {
      stack.program(chat("oncall", { chatId: "foreign", adopt: true }));
      const { output } = await stack.failingUp();
      assert.match(output, /answered 86008.*Another app of this corp made the chat/s);
      assert.equal(stack.chats().length, 0);
    });
  });
});
