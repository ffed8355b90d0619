import assert from "node:assert/strict";
import { type Simulator, startSimulator } from "../../../src/simulator";
import { clientOf, team } from "../client/clients";

const createPath = "/cgi-bin/appchat/create";

describe("a call that is held", () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(() => simulator.close());

  for (const done of [false, true]) {
    it(`waits ${done ? "with its work done" : "before anything is done"}, and goes on when it may`, async () => {
      const { client } = clientOf(simulator);
      const held = simulator.hold({ path: createPath, done });
      const call = client.appChat.create(team);
      assert.equal(await held.arrived, createPath);
      assert.equal(simulator.chats().length, done ? 1 : 0);
      held.release();
      await call;
      assert.equal(simulator.chats().length, 1);
      await client.appChat.create({ ...team, chatId: "other" });
      await client.close();
    });
  }

  it("may be whichever comes next, one call for each wish", async () => {
    const { client } = clientOf(simulator);
    const call = client.appChat.create(team);
    for (const path of ["/cgi-bin/gettoken", createPath]) {
      const held = simulator.hold({});
      assert.equal(await held.arrived, path);
      held.release();
    }
    await call;
    await client.appChat.get(team.chatId);
    await client.close();
  });

  it("ends with its simulator", async () => {
    const { client } = clientOf(simulator);
    const held = simulator.hold({ path: createPath });
    const call = client.appChat.create(team);
    const failed = assert.rejects(call, { name: "WeComNetworkError" });
    await held.arrived;
    await simulator.close();
    await failed;
    await client.close();
  });
});
