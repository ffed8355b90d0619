import assert from "node:assert/strict";
import { Stack } from "../helpers/stack";

const component = `
class Team extends pulumi.ComponentResource {
  constructor(name, opts) {
    super("company:Team", name, {}, opts);
    const inside = { parent: this };
    const chat = new wecom.AppChat("chat-" + name, { name, members: ["lisi", "zhangsan"] }, inside);
    new wecom.AppChat("duty-" + name, { name: "Duty " + name, members: ["lisi", "wangwu"] }, inside);
    new wecom.AppChatMessage("hello-" + name, { chatId: chat.chatId, text: { content: "Hello" } }, inside);
    new wecom.AppChatMessage("card-" + name, { chatId: chat.chatId, markdown: { content: "**Hi**" } }, { parent: chat });
    this.registerOutputs({});
  }
}
`;
const chatType = "pulumi-nodejs:dynamic/wecom:AppChat";
const messageType = "pulumi-nodejs:dynamic/wecom:AppChatMessage";

describe("chats and messages in a component", function () {
  this.timeout(180_000);
  let stack: Stack;
  beforeEach(async () => {
    stack = await Stack.start();
  });
  afterEach(() => stack.close());

  const sends = () => stack.simulator.requests({ path: "/cgi-bin/appchat/send" }).length;

  it("don't wait for each other, are known by the component's URN, and are made and sent once", async () => {
    stack.program(`${component} new Team("payments", { parent: new Team("company") });`);
    await stack.up();
    const urns = stack.resources().map(({ urn }) => urn.replace("urn:pulumi:dev::test::", ""));
    const inCompany = "company:Team$company:Team$";
    for (const urn of [
      `company:Team$${chatType}::chat-company`,
      `${inCompany}${chatType}::duty-payments`,
      `${inCompany}${messageType}::hello-payments`,
      `${inCompany}${chatType}$${messageType}::card-payments`,
    ]) {
      assert.ok(urns.includes(urn), `${urn} is none of ${urns}`);
    }
    assert.equal(stack.simulator.chats().length, 4);
    assert.equal(sends(), 4);
    assert.match((await stack.up("--refresh")).output, /11 unchanged/);
    assert.equal(sends(), 4);
  });

  it("depend on what they name, and on nothing else in the component", async () => {
    stack.program(`${component} new Team("payments");`);
    await stack.up();
    const dependencies = Object.fromEntries(
      stack.resources().map(({ urn, dependencies = [] }) => [urn, dependencies.map((each) => each.split("::").at(-1))]),
    );
    const of = (name: string) => Object.entries(dependencies).find(([urn]) => urn.endsWith(`::${name}`))?.[1];
    assert.deepEqual(["chat-payments", "duty-payments", "hello-payments", "card-payments"].map(of), [
      [],
      [],
      ["chat-payments"],
      ["chat-payments"],
    ]);
  });
});
