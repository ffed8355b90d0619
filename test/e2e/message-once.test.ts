import assert from "node:assert/strict";
import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Run, Stack } from "../helpers/stack";

const sendPath = "/cgi-bin/appchat/send";
const messageUrn = "urn:pulumi:dev::test::pulumi-nodejs:dynamic/wecom:AppChatMessage::released";
const chatUrn = "urn:pulumi:dev::test::pulumi-nodejs:dynamic/wecom:AppChat::oncall";

/** A chat, and a message that says the version in a text or as a trigger. */
const program = ({ version = "1", trigger = "none", chat = "{}", message = "{}" } = {}) => `
const oncall = new wecom.AppChat("oncall", { name: "On call", owner: "lisi", members: ["lisi", "zhangsan"] }, ${chat});
new wecom.AppChatMessage("released", {
  chatId: oncall.chatId, text: { content: "Version ${version} is out" }, triggers: { build: "${trigger}" },
}, ${message});
`;

describe("a message, sent as often as it is declared", function () {
  this.timeout(240_000);
  let stack: Stack;
  beforeEach(async () => {
    stack = await Stack.start();
    stack.program(program());
  });
  afterEach(() => stack.close());

  /** What the chat shows. */
  const texts = () => {
    const [chat, ...others] = stack.simulator.chats();
    assert.ok(others.length === 0, "there are several chats");
    return (chat?.events ?? []).flatMap((event) => (event.kind === "message" ? [event.content.content] : []));
  };
  const sends = () => stack.simulator.requests({ path: sendPath }).length;

  it("is not sent by a preview, once by up, and not again by all that leaves it as it is", async () => {
    await stack.mustRun("preview");
    assert.equal(sends(), 0);
    await stack.up();
    const [message] = stack.messages();
    assert.match(String(message?.outputs.sentAt), /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    assert.equal(message?.outputs.outcome, "sent");
    await stack.up();
    await stack.mustRun("refresh", "--yes", "--skip-preview");
    await stack.up("--refresh");
    assert.equal((await stack.run("preview", "--refresh", "--expect-no-changes")).status, 0);
    stack.program(program({ message: '{ aliases: [{ name: "released" }] }' }));
    await stack.up();
    await stack.mustRun("destroy", "--yes", "--skip-preview");
    assert.deepEqual(texts(), ["Version 1 is out"]);
    assert.equal(sends(), 1);
  });

  it("is sent again by a changed text, a changed trigger, and --replace, and the preview says so", async () => {
    await stack.up();
    for (const [change, args] of [
      [program({ version: "2" }), []],
      [program({ version: "2", trigger: "7" }), []],
      [program({ version: "2", trigger: "7" }), ["--replace", messageUrn]],
    ] as const) {
      stack.program(change);
      const before = sends();
      const { output } = await stack.preview(...args);
      assert.match(output, /\+-pulumi-nodejs:dynamic\/wecom:AppChatMessage: \(replace\)/);
      assert.equal(sends(), before);
      await stack.up(...args);
      assert.equal(sends(), before + 1);
    }
    assert.deepEqual(texts(), ["Version 1 is out", "Version 2 is out", "Version 2 is out", "Version 2 is out"]);
  });

  it("is not sent again by a replacement of its chat that keeps its id, however that is asked for", async () => {
    await stack.up();
    await stack.up("--replace", chatUrn);
    await stack.up("--target-replace", chatUrn, "--target-dependents");
    stack.program(program({ chat: "{ deleteBeforeReplace: true }" }));
    await stack.up("--replace", chatUrn);
    stack.program(program({ chat: '{ replaceOnChanges: ["name"] }' }).replace("On call", "Duty"));
    const { output } = await stack.preview();
    assert.match(output, /AppChat: \(replace\)/);
    assert.doesNotMatch(output, /AppChatMessage: \(/);
    await stack.up();
    assert.deepEqual(texts(), ["Version 1 is out"]);
  });

  it("is not sent again when the credential changes", async () => {
    await stack.up();
    stack.simulator.seed({
      corpId: stack.simulator.corpId,
      apps: [{ secret: "another-secret" }],
      chats: [{ chatid: stack.chat().id ?? "", name: "On call", owner: "lisi", userlist: ["lisi", "zhangsan"] }],
    });
    stack.env.WECOM_CORP_SECRET = "another-secret";
    stack.simulator.clearRequests();
    assert.match((await stack.up("--refresh")).output, /3 unchanged/);
    assert.equal(sends(), 0);
  });

  it("is recorded as unknown when the answer is lost, not sent by the next runs, and sent by --replace", async () => {
    stack.simulator.inject({ path: sendPath, times: 1, dropAfter: true });
    const { output } = await stack.failingUp();
    assert.match(output, /The message may have been sent or not; look into the chat/);
    assert.ok(output.includes(`pulumi up --replace '${messageUrn}'`));
    assert.equal(stack.messages()[0]?.outputs.outcome, "unknown");

    assert.match((await stack.up()).output, /warning: Still not known: the message that was begun at 20/);
    assert.match((await stack.up()).output, /3 unchanged/);
    await stack.up("--refresh");
    assert.equal(stack.messages()[0]?.outputs.outcome, "unknown");
    assert.equal(sends(), 1);
    await stack.up("--replace", messageUrn);
    assert.equal(stack.messages()[0]?.outputs.outcome, "sent");
    assert.equal(sends(), 2);
  });

  it("stays in doubt, and every refresh says so at the resource, by the name that it has now", async () => {
    appendFileSync(join(stack.folder, "Pulumi.yaml"), "options:\n  refresh: always\n");
    stack.simulator.inject({ path: sendPath, times: 1, dropAfter: true });
    await stack.failingUp();
    const warning =
      /AppChatMessage \((\w+)\):\s+warning: Still not known: the message that was begun at [\dT:.-]+Z may have been sent or not;.*?"pulumi up --replace '(\S+)'" sends it again\. If it is there, nothing has to be done/s;
    const told = ({ status, output }: Run) => {
      assert.equal(status, 0, output);
      const [, name, urn] = warning.exec(output) ?? [];
      return { name, urn };
    };
    const asDeclared = { name: "released", urn: messageUrn };
    assert.deepEqual(told(await stack.run("preview", "--expect-no-changes")), asDeclared);
    for (const [command, ...args] of [
      ["up", "--yes"],
      ["up", "--yes", "--skip-preview"],
      ["refresh", "--yes"],
    ] as const) {
      assert.deepEqual(told(await stack.run(command, ...args)), asDeclared, command);
    }
    stack.program(
      program({ message: '{ aliases: [{ name: "released" }] }' }).replace('Message("released"', 'Message("out"'),
    );
    await stack.up();
    const renamed = { name: "out", urn: messageUrn.replace("released", "out") };
    assert.deepEqual(told(await stack.run("preview", "--expect-no-changes")), renamed);
    assert.equal(sends(), 1);
    const { output } = await stack.up("--replace", renamed.urn);
    assert.match(output, /Still not known/);
    assert.doesNotMatch((await stack.up()).output, /Still not known/);
    assert.equal(sends(), 2);
  });

  it("is not sent again in doubt, whatever WeCom, or somebody in between, answers", async () => {
    const faults = [{ errcode: -1 }, { errcode: 6000 }, { httpStatus: 502, body: "bad gateway" }, { body: "{}" }];
    for (const fault of faults) stack.simulator.inject({ path: sendPath, times: 1, ...fault });
    const messages = faults.map(
      (_, at) => `new wecom.AppChatMessage("m${at}", { chatId, text: { content: "${at}" } });`,
    );
    stack.program(
      `const { chatId } = new wecom.AppChat("oncall", { members: ["lisi", "zhangsan"] });\n${messages.join("\n")}`,
    );
    // One that fails must not keep the others from being tried.
    await stack.failingUp("--continue-on-error");
    await stack.up();
    assert.equal(sends(), faults.length);
    assert.deepEqual(
      stack.messages().map(({ outputs }) => outputs.outcome),
      faults.map(() => "unknown"),
    );
  });

  it("is sent by the next run where WeCom said no, and then once", async () => {
    stack.simulator.inject({ path: sendPath, times: 1, errcode: 48002 });
    const { output } = await stack.failingUp();
    assert.match(output, /appchat\/send answered 48002.*visible scope/s);
    assert.equal(stack.messages().length, 0);
    await stack.up();
    await stack.up();
    assert.deepEqual(texts(), ["Version 1 is out"]);
  });

  it("is not sent again where the program says the same in other words", async () => {
    writeFileSync(join(stack.folder, "report.csv"), "a,b\n1,2\n");
    const said = (mentioned: string, button: string, name: string, triggers: string) => `
      const chatId = new wecom.AppChat("oncall", { members: ["lisi", "zhangsan"] }).chatId;
      new wecom.AppChatMessage("text", { chatId, text: { content: "a", mentionedList: ${mentioned} }${triggers} });
      new wecom.AppChatMessage("card", { chatId, textcard: { title: "T", description: "D", url: "https://e.test"${button} } });
      new wecom.AppChatMessage("file", { chatId, file: { source: "report.csv"${name} } });
    `;
    stack.program(said('["lisi", "zhangsan"]', "", "", ""));
    await stack.up();
    stack.program(said('["zhangsan", "LISI"]', ', btntxt: "详情"', ', filename: "report.csv"', ", triggers: {}"));
    assert.equal((await stack.run("preview", "--expect-no-changes")).status, 0);
    assert.match((await stack.up()).output, /5 unchanged/);
    assert.equal(sends(), 3);
  });

  it("is sent to no chat that this app doesn't have, and the error says which that was", async () => {
    stack.program('new wecom.AppChatMessage("lost", { chatId: "nowhere", text: { content: "a" } });');
    const { output } = await stack.failingUp();
    assert.match(output, /appchat\/send answered 86001 for the chat "nowhere": .*was it made by this app\?/s);
  });

  it("is sent to another chat when it is given one, and says nothing of what isn't known yet", async () => {
    await stack.up();
    stack.program(`
      const oncall = new wecom.AppChat("oncall", { name: "On call", owner: "lisi", members: ["lisi", "zhangsan"] });
      const other = new wecom.AppChat("other", { name: "Other", members: ["lisi", "zhangsan"] });
      const text = other.owner.apply((owner) => ({ content: "Version 1 is out" }));
      new wecom.AppChatMessage("released", { chatId: oncall.chatId, text, triggers: { build: "none" } });
    `);
    const { output } = await stack.preview();
    assert.match(output, /~ pulumi-nodejs:dynamic\/wecom:AppChatMessage: \(update\)/);
    await stack.up();
    assert.equal(sends(), 1);
    stack.program(`
      const other = new wecom.AppChat("other", { name: "Other", members: ["lisi", "zhangsan"] });
      new wecom.AppChatMessage("released", { chatId: other.chatId, text: { content: "Version 1 is out" }, triggers: { build: "none" } });
    `);
    await stack.up();
    assert.equal(sends(), 2);
    assert.equal(stack.simulator.requests({ path: sendPath, chatid: stack.chat().id ?? "" }).length, 1);
  });
});
