import assert from "node:assert/strict";
import type { WeComError } from "../../../src/errors";
import { type Simulator, startSimulator } from "../../../src/simulator";
import { clientOf, pathsOf, team } from "./clients";

const getPath = "/cgi-bin/appchat/get";
const createPath = "/cgi-bin/appchat/create";
const updatePath = "/cgi-bin/appchat/update";

describe("what a client repeats", () => {
  let simulator: Simulator;
  let made: ReturnType<typeof clientOf>;

  const connect = async (options: Parameters<typeof clientOf>[1] = {}) => {
    made = clientOf(simulator, options);
    await made.client.appChat.create(team);
    simulator.clearRequests();
    return made.client.appChat;
  };
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    await made.client.close();
    await simulator.close();
  });

  const refused = async (call: Promise<unknown>, errcode: number) => {
    await assert.rejects(call, { name: "WeComApiError", errcode });
  };

  for (const errcode of [-1, 6000, 45033]) {
    it(`asks again for a read that WeCom answers with ${errcode}`, async () => {
      const chats = await connect();
      simulator.inject({ path: getPath, times: 3, errcode });
      assert.equal((await chats.get("team")).name, "Team");
      assert.deepEqual(made.clock.slept, [100, 200, 400]);
    });

    it(`gives up after three repeats of ${errcode}`, async () => {
      const chats = await connect();
      simulator.inject({ path: getPath, errcode });
      await refused(chats.get("team"), errcode);
      assert.equal(pathsOf(simulator).length, 4);
    });
  }

  for (const errcode of [-1, 6000]) {
    it(`never repeats a write that WeCom answers with ${errcode}: it may have been done`, async () => {
      const chats = await connect();
      for (const path of [createPath, updatePath]) simulator.inject({ path, errcode });
      const calls = [chats.create({ ...team, chatId: "other" }), chats.update({ chatId: "team", name: "Other" })];
      for (const call of calls) await assert.rejects(call, { errcode, mayHaveArrived: true });
      assert.deepEqual([...pathsOf(simulator)].sort(), ["appchat/create", "appchat/update"]);
      assert.deepEqual(made.clock.slept, []);
    });
  }

  it("repeats a write for which there were too many calls at once: it was not done", async () => {
    const chats = await connect();
    simulator.inject({ path: createPath, times: 2, errcode: 45033 });
    await chats.create({ ...team, chatId: "other" });
    assert.deepEqual(pathsOf(simulator), ["appchat/create", "appchat/create", "appchat/create"]);
    assert.equal(simulator.chats().length, 2);
  });

  for (const errcode of [86001, 86007, 60020, 48002, 12345]) {
    it(`does not ask again after ${errcode}, which asking won't mend`, async () => {
      const chats = await connect();
      simulator.inject({ path: getPath, errcode });
      await refused(chats.get("team"), errcode);
      assert.deepEqual(pathsOf(simulator), ["appchat/get"]);
    });
  }

  it("asks again for a read whose connection was cut", async () => {
    const chats = await connect();
    simulator.inject({ path: getPath, times: 1, dropBefore: true });
    simulator.inject({ path: getPath, times: 1, dropAfter: true });
    assert.equal((await chats.get("team")).name, "Team");
    assert.equal(pathsOf(simulator).length, 3);
  });

  const lost = (call: Promise<unknown>, name: WeComError["name"]) =>
    assert.rejects(call, { name, mayHaveArrived: true });

  for (const drop of ["dropBefore", "dropAfter"] as const) {
    it(`never repeats a write whose answer is lost (${drop}): who asked can't tell whether it was done`, async () => {
      const chats = await connect();
      simulator.inject({ path: createPath, [drop]: true });
      await lost(chats.create({ ...team, chatId: "other" }), "WeComNetworkError");
      assert.deepEqual(pathsOf(simulator), ["appchat/create"]);
      assert.equal(simulator.chats().length, drop === "dropAfter" ? 2 : 1);
    });
  }

  it("never repeats a write that a gateway's error answers", async () => {
    const chats = await connect();
    simulator.inject({ path: updatePath, httpStatus: 504, body: "late", dropAfter: true });
    await lost(chats.update({ chatId: "team", name: "Other" }), "WeComProtocolError");
    assert.deepEqual(pathsOf(simulator), ["appchat/update"]);
    assert.equal(simulator.chat("team")?.name, "Other");
  });

  it("waits no longer than maxWaitMs in all", async () => {
    const chats = await connect({ maxWaitMs: 299 });
    simulator.inject({ path: getPath, errcode: -1 });
    await refused(chats.get("team"), -1);
    assert.deepEqual(made.clock.slept, [100]);
    assert.equal(pathsOf(simulator).length, 2);
  });

  it("repeats nothing where maxWaitMs is 0 and chance says to wait", async () => {
    const chats = await connect({ maxWaitMs: 0 });
    simulator.inject({ path: getPath, errcode: -1 });
    await refused(chats.get("team"), -1);
    assert.equal(pathsOf(simulator).length, 1);
  });

  it("counts the time before a renewed token as time of the call", async () => {
    const chats = await connect({ maxWaitMs: 350 });
    simulator.inject({ path: getPath, times: 2, errcode: -1 });
    simulator.inject({ path: getPath, times: 1, errcode: 42001 });
    simulator.inject({ path: getPath, errcode: -1 });
    await refused(chats.get("team"), -1);
    // 100 and 200 ms are over when the token is renewed; another 100 would be too long.
    assert.deepEqual(made.clock.slept, [100, 200]);
  });

  it("tells each attempt in the log", async () => {
    const chats = await connect();
    made.lines.length = 0;
    simulator.inject({ path: getPath, times: 1, errcode: -1 });
    simulator.inject({ path: getPath, times: 1, dropBefore: true });
    await chats.get("team");
    assert.deepEqual(
      made.lines.map((line) => line.replace(/\d+ ms/, "N ms")),
      [
        "wecom: appchat/get errcode -1, N ms, attempt 1",
        "wecom: appchat/get WeComNetworkError, N ms, attempt 2",
        "wecom: appchat/get errcode 0, N ms, attempt 3",
      ],
    );
  });
});
