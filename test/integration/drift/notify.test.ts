import assert from "node:assert/strict";
import { type Simulator, startSimulator } from "../../../src/simulator";
import { chatsOf, DriftCommand, exportOf } from "./command";

describe("pulumi-wecom drift --notify", function () {
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

  const ops = { chatid: "ops", name: "Ops", owner: "ann", userlist: ["ann", "ben"] };
  /** An export of so many chats, without the chat that is told. */
  const chats = (count: number) => {
    simulator.seed({ chats: chatsOf(count) });
    const input = exportOf(simulator);
    simulator.seed({ chats: [...chatsOf(count), ops] });
    return input;
  };
  const told = () => simulator.messages("ops").map((message) => ("content" in message ? message.content : undefined));

  it("posts a summary to a chat where something drifted", async () => {
    const input = chats(3);
    simulator.byHand.join("chat0", "ghost");
    simulator.byHand.dissolve("chat2");
    const { status, stdout } = await command.run(["--notify", "ops"], { input });
    assert.equal(status, 7);
    assert.match(stdout, /^Drift in the stack dev/);
    assert.deepEqual(told(), [
      { content: "**Drift in the stack dev: 2 of 3 chats not as in the state**\n> Chat 0: 1 joined\n> Chat 2: gone" },
    ]);
  });

  it("tells nobody where its value is empty, as a pipeline's variable is that nobody set", async () => {
    const input = chats(2);
    simulator.byHand.join("chat0", "ghost");
    for (const empty of ["", " "]) {
      const { status, stdout, stderr } = await command.run(["--notify", empty], { input });
      assert.deepEqual([status, stderr], [7, ""]);
      assert.match(stdout, /^Drift in the stack dev: 1 of 2/);
    }
    assert.ok(simulator.requests().every(({ method }) => method === "GET"));
  });

  it("says nothing where nothing drifted, also where a chat can't be read", async () => {
    const input = chats(2);
    assert.equal((await command.run(["--notify", "ops"], { input })).status, 0);
    simulator.inject({ path: "/cgi-bin/appchat/get", match: { chatid: "chat1" }, errcode: 86008 });
    assert.equal((await command.run(["--notify", "ops"], { input })).status, 1);
    assert.deepEqual(told(), []);
  });

  it("keeps the summary of a thousand chats within what WeCom takes", async () => {
    const input = chats(1_000);
    for (const { chatid } of chatsOf(1_000)) simulator.byHand.rename(chatid, `改名 ${chatid}`);
    assert.equal((await command.run(["--notify", "ops", "--lang", "zh", "--format", "json"], { input })).status, 7);
    const [message] = simulator.messages("ops");
    assert.match(JSON.stringify(message), /另有 \d+ 个群/);
    assert.deepEqual(message && "cuts" in message ? message.cuts : undefined, []);
  });

  it("tells of a chat that can't be told, with status 1 and the report all the same, and doesn't send again", async () => {
    const input = chats(2);
    simulator.byHand.join("chat0", "ghost");
    const nowhere = await command.run(["--notify", "nowhere"], { input });
    assert.equal(nowhere.status, 1);
    assert.match(nowhere.stdout, /\+ joined: ghost/);
    assert.match(nowhere.stderr, /^pulumi-wecom: the chat nowhere could not be told: appchat\/send answered 86001/);

    simulator.clearRequests();
    simulator.inject({ path: "/cgi-bin/appchat/send", dropAfter: true });
    const unsure = await command.run(["--notify", "ops"], { input });
    assert.equal(unsure.status, 1);
    assert.match(unsure.stderr, /^pulumi-wecom: the chat ops may not have been told: /);
    assert.equal(simulator.requests({ path: "/cgi-bin/appchat/send" }).length, 1);
  });
});
