import assert from "node:assert/strict";
import { driftReportSchema } from "../../../src/drift/report";
import { type Simulator, startSimulator } from "../../../src/simulator";
import { chatsOf, DriftCommand, exportOf } from "./command";

const getPath = "/cgi-bin/appchat/get";

describe("pulumi-wecom drift, of an export", function () {
  this.timeout(60_000);
  let simulator: Simulator;
  let command: DriftCommand;
  before(async () => {
    simulator = await startSimulator();
    command = new DriftCommand(simulator.settings);
  });
  after(async () => {
    command.close();
    await simulator.close();
  });
  beforeEach(() => simulator.reset());

  const json = async (input: string) => {
    const { status, stdout, stderr } = await command.run(["--format", "json"], { input });
    const report = driftReportSchema.parse(JSON.parse(stdout));
    return { status, stderr, report };
  };

  it("ends with 0 where nothing drifted, and makes one call a chat and one for a token", async () => {
    simulator.seed({ chats: chatsOf(3) });
    const { status, stdout, stderr } = await command.run([], { input: exportOf(simulator) });
    assert.deepEqual([status, stdout, stderr], [0, "No drift in the stack dev: 3 chats as in the state\n", ""]);
    assert.deepEqual(
      simulator.requests().map(({ path }) => path),
      ["/cgi-bin/gettoken", getPath, getPath, getPath],
    );
  });

  it("ends with 7 on drift, says what it is, and changes nothing", async () => {
    simulator.seed({ chats: chatsOf(4) });
    const input = exportOf(simulator);
    simulator.byHand.join("chat1", "ghost");
    simulator.byHand.leave("chat1", "lisi");
    simulator.byHand.rename("chat2", "By hand");
    simulator.byHand.dissolve("chat3");
    const before = simulator.chats();
    const { status, stdout } = await command.run([], { input });
    assert.equal(status, 7);
    assert.equal(
      stdout,
      `Drift in the stack dev: 3 of 4 chats not as in the state

chat1 "Chat 1" (chat1)
  + joined: ghost
  - left: lisi
  ~ owner: lisi → wangwu

chat2 "Chat 2" (chat2)
  ~ name: "Chat 2" → "By hand"

chat3 "Chat 3" (chat3)
  ! gone: WeCom has no such chat any more

"pulumi up --refresh" shows this again as a preview, and puts it right.
A chat that is gone can't be made again under its id, which WeCom keeps taken: give it another chatId in the program, or "pulumi up" fails for it.
`,
    );
    assert.deepEqual(simulator.chats(), before);
    assert.ok(simulator.requests().every(({ method }) => method === "GET"));
  });

  it("asks for 1000 chats, and one in the middle that can't be read hides no other", async () => {
    simulator.seed({ chats: chatsOf(1_000) });
    const input = exportOf(simulator);
    simulator.byHand.join("chat499", "ghost");
    simulator.byHand.dissolve("chat501");
    simulator.inject({ path: getPath, match: { chatid: "chat500" }, body: "<html>sign in</html>" });
    const { status, report } = await json(input);
    assert.equal(status, 1);
    assert.deepEqual(report.summary, { chats: 1_000, unchanged: 997, changed: 1, gone: 1, unreadable: 1 });
    assert.deepEqual(
      report.chats.map(({ resource }) => resource),
      chatsOf(1_000).map(({ chatid }) => chatid),
    );
    const [changed, unreadable, gone] = report.chats.slice(499, 502);
    assert.deepEqual([changed?.finding, gone?.finding], ["changed", "gone"]);
    assert.match(unreadable?.finding === "unreadable" ? unreadable.reason : "", /^appchat\/get: /);
  });

  it("is not misled by trouble that passes", async () => {
    simulator.seed({ chats: chatsOf(30) });
    simulator.inject({ path: getPath, times: 3, errcode: -1 });
    simulator.inject({ path: getPath, times: 2, httpStatus: 502 });
    simulator.inject({ path: getPath, times: 2, dropBefore: true });
    simulator.inject({ path: getPath, after: 10, times: 1, errcode: 42001 });
    const { status, stderr } = await json(exportOf(simulator));
    assert.deepEqual([status, stderr], [0, ""]);
  });

  it("says of a state of another corp so, and asks for nothing: there every chat would look gone", async () => {
    simulator.seed({ chats: chatsOf(2) });
    const { status, report } = await json(exportOf(simulator, { chat0: { corpId: "ww9" }, chat1: { corpId: "ww9" } }));
    assert.equal(status, 1);
    for (const chat of report.chats) {
      assert.match(
        chat.finding === "unreadable" ? chat.reason : "",
        /of the corp ww9, but .* the corp ww0000000000000000/,
      );
    }
    assert.deepEqual(simulator.requests(), []);
  });

  it("is one sentence where the state has no chats, and needs no settings then", async () => {
    const input = JSON.stringify({ version: 3, deployment: { resources: [] } });
    const none = { WECOM_CORP_ID: undefined, WECOM_CORP_SECRET: undefined, WECOM_BASE_URL: undefined };
    const { status, stdout, stderr } = await command.run([], { input, env: none });
    assert.deepEqual([status, stdout, stderr], [0, "No drift: the state has no chats of pulumi-wecom\n", ""]);
  });

  it("names every setting that is missing", async () => {
    simulator.seed({ chats: chatsOf(1) });
    const none = { WECOM_CORP_ID: undefined, WECOM_CORP_SECRET: undefined };
    const { status, stdout, stderr } = await command.run([], { input: exportOf(simulator), env: none });
    assert.deepEqual([status, stdout], [1, ""]);
    assert.match(
      stderr,
      /^pulumi-wecom: wecom:corpId is not set: .*\nwecom:corpSecret is not set: .*\nWhat is set in a stack's configuration is looked at with --stack NAME\.\n$/,
    );
  });

  it("says once what is wrong with the secret, for all chats", async () => {
    simulator.seed({ chats: chatsOf(50) });
    const { status, stdout } = await command.run([], {
      input: exportOf(simulator),
      env: { WECOM_CORP_SECRET: "wrong-one" },
    });
    assert.equal(status, 1);
    assert.equal([...stdout.matchAll(/gettoken answered 40001/g)].length, 1);
    assert.match(stdout, /^50 chats could not be read\n.*… and 40 more chats\n/m);
    assert.doesNotMatch(stdout, /wrong-one/);
    assert.ok(simulator.requests({ path: "/cgi-bin/gettoken" }).length <= 2);
  });

  it("shows nobody of a chat with secret members, in no format", async () => {
    simulator.seed({ chats: [{ chatid: "vip", name: "Board", owner: "qz-1", userlist: ["qz-1", "qz-2", "qz-3"] }] });
    const signature = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
    const plaintext = JSON.stringify({ "qz-1": "Q One", "qz-2": "Q Two" });
    const outputs = {
      vip: {
        members: { ...signature, plaintext },
        owner: { ...signature, plaintext: '"qz-2"' },
        __secrets: ["members"],
      },
    };
    const input = exportOf(simulator, outputs);
    for (const format of ["text", "json", "markdown", "junit"]) {
      const { status, stdout, stderr } = await command.run(["--format", format], { input });
      assert.equal(status, 7);
      assert.match(stdout, /1 person|"count": 1|1 joined/);
      assert.doesNotMatch(stdout + stderr, /qz-|Q One|Q Two/);
    }
  });

  it("can't tell of a chat whose members are encrypted, and says how it could", async () => {
    simulator.seed({ chats: chatsOf(2) });
    const ciphertext = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:x:y" };
    const { status, report } = await json(
      exportOf(simulator, { chat0: { members: ciphertext, __secrets: ["members"] } }),
    );
    assert.equal(status, 1);
    const [sealed, clear] = report.chats;
    assert.match(sealed?.finding === "unreadable" ? sealed.reason : "", /members encrypted.*--stack/);
    assert.equal(clear?.finding, "unchanged");
  });
});
