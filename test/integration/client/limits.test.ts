import assert from "node:assert/strict";
import { isWeComApiError } from "../../../src/errors";
import { type Simulator, startSimulator } from "../../../src/simulator";
import { clientOf, pathsOf, team } from "./clients";

const getPath = "/cgi-bin/appchat/get";
const createPath = "/cgi-bin/appchat/create";
const updatePath = "/cgi-bin/appchat/update";
const sendPath = "/cgi-bin/appchat/send";
const minute = 60_000;

describe("what a client does when WeCom takes no more calls", () => {
  let simulator: Simulator;
  let made: ReturnType<typeof clientOf>;
  const notes: string[] = [];

  const connect = async (options: Parameters<typeof clientOf>[1] = {}) => {
    made = clientOf(simulator, { random: () => 0, notify: (note) => notes.push(note), ...options });
    await made.client.appChat.create(team);
    simulator.clearRequests();
    return made.client.appChat;
  };
  beforeEach(async () => {
    notes.splice(0);
    simulator = await startSimulator();
  });
  afterEach(async () => {
    await made.client.close();
    await simulator.close();
  });
  const refusal = async (call: Promise<unknown>) => {
    const error = await call.then(
      () => assert.fail("the call was to fail"),
      (reason: unknown) => reason,
    );
    assert.ok(isWeComApiError(error));
    assert.deepEqual([error.errcode, error.kind, error.mayHaveArrived], [45009, "rate-limited", false]);
    return error.message;
  };

  for (const [name, path, call] of [
    ["get", getPath, (chats: Awaited<ReturnType<typeof connect>>) => chats.get("team")],
    [
      "send",
      sendPath,
      (chats: Awaited<ReturnType<typeof connect>>) =>
        chats.send({ chatId: "team", msgtype: "text", text: { content: "a" } }),
    ],
  ] as const) {
    it(`waits out a minute for ${name}, says so once, and calls again`, async () => {
      const chats = await connect();
      const sleepers: (() => void)[] = [];
      made.clock.sleep = async (ms) => {
        await new Promise<void>((resolve) => sleepers.push(resolve));
        made.clock.nowMs = Math.max(made.clock.nowMs, startMs + ms);
      };
      const startMs = made.clock.nowMs;
      const allAsleep = async (count: number) => {
        while (sleepers.length < count) await new Promise((resolve) => setImmediate(resolve));
      };
      simulator.inject({ path, times: 1, errcode: 45009 });
      const first = call(chats);
      await allAsleep(1);
      const others = [call(chats), call(chats)];
      await allAsleep(3);
      assert.equal(pathsOf(simulator).length, 1);
      for (const wake of sleepers) wake();
      await Promise.all([first, ...others]);
      assert.equal(pathsOf(simulator).length, 4);
      assert.equal(notes.length, 1);
      assert.match(
        String(notes[0]),
        new RegExp(`takes no more appchat/${name} calls \\(45009\\) until .* \\(in 1 minute\\): waiting`),
      );
    });
  }

  it("takes an hour for used up when it is refused again after a minute, and then doesn't call any more", async () => {
    const chats = await connect();
    simulator.inject({ path: getPath, errcode: 45009 });
    assert.match(
      await refusal(chats.get("team")),
      /45009: .*10000 a minute and 150000 an hour.*this ends at .* \(in 60 minutes\)/s,
    );
    assert.deepEqual(pathsOf(simulator), ["appchat/get", "appchat/get"]);
    assert.match(
      await refusal(chats.get("team")),
      /appchat\/get was not called: WeCom refused such a call before \(45009\), and will until/,
    );
    assert.equal(pathsOf(simulator).length, 2);
  });

  it("waits again when the clock is set back while it waits, instead of calling on and on", async () => {
    const chats = await connect();
    const { clock } = made;
    const sleep = clock.sleep.bind(clock);
    clock.sleep = async () => {
      clock.nowMs -= 10_000;
      clock.sleep = sleep;
    };
    simulator.inject({ path: getPath, times: 2, errcode: 45009 });
    assert.equal((await chats.get("team")).name, "Team");
    assert.equal(pathsOf(simulator).length, 3);
    assert.deepEqual(clock.slept, [minute]);
  });

  it("stops updates for an hour at once, of everyone, and no other call", async () => {
    const chats = await connect();
    simulator.inject({ path: updatePath, times: 1, errcode: 45009 });
    assert.match(await refusal(chats.update({ chatId: "team", name: "A" })), /1000 an hour .*\(in 60 minutes\)/s);
    for (const name of ["B", "C"]) await refusal(chats.update({ chatId: "team", name }));
    await chats.get("team");
    assert.deepEqual(pathsOf(simulator), ["appchat/update", "appchat/get"]);
    assert.deepEqual(made.clock.slept, []);
    made.clock.nowMs += 60 * minute;
    await chats.update({ chatId: "team", name: "D" });
  });

  it("stops those that wait for their turn too, so that a refusal doesn't cost a hundred more", async () => {
    const chats = await connect();
    simulator.inject({ path: updatePath, errcode: 45009 });
    await Promise.allSettled(Array.from({ length: 100 }, (_, at) => chats.update({ chatId: "team", name: `N${at}` })));
    assert.ok(pathsOf(simulator).length <= 8, `${pathsOf(simulator).length} calls were made`);
  });

  it("stops creations for the day", async () => {
    const chats = await connect();
    made.clock.nowMs = Date.UTC(2026, 0, 1, 3);
    simulator.inject({ path: createPath, times: 1, errcode: 45009 });
    const message = await refusal(chats.create({ ...team, chatId: "other" }));
    assert.match(message, /1000 a day.*this ends at 2026-01-01 16:00:00 UTC \(in 13 hours\)/s);
    made.clock.nowMs = Date.UTC(2026, 0, 1, 16);
    await chats.create({ ...team, chatId: "other" });
  });

  it("doesn't wait longer than it may in all", async () => {
    const chats = await connect({ maxWaitMs: minute - 1 });
    simulator.inject({ path: getPath, times: 1, errcode: 45009 });
    await refusal(chats.get("team"));
    assert.deepEqual(made.clock.slept, []);
  });

  it("has fewer calls under way after there were too many at once", async () => {
    const chats = await connect();
    simulator.inject({ path: getPath, times: 2, errcode: 45033 });
    await Promise.all(Array.from({ length: 8 }, () => chats.get("team")));
    assert.equal(pathsOf(simulator).length, 10);
  });

  it("repeats no more than its budget while everything fails", async () => {
    const chats = await connect();
    simulator.inject({ path: getPath, errcode: -1 });
    await Promise.allSettled(Array.from({ length: 50 }, () => chats.get("team")));
    assert.equal(pathsOf(simulator).length, 50 + 30);
  });

  it("asks before each request whether it may, and ends where that says no", async () => {
    let asked = 0;
    const chats = await connect({
      mayGoOn: () => {
        asked += 1;
      },
    });
    asked = 0;
    simulator.inject({ path: getPath, times: 2, errcode: -1 });
    await chats.get("team");
    assert.equal(asked, 3);
    await chats.update({ chatId: "team", name: "A" });
    assert.equal(asked, 4);
    await made.client.close();

    const gone = new Error("nobody is waiting any more");
    made = clientOf(simulator, {
      mayGoOn: () => {
        throw gone;
      },
    });
    simulator.clearRequests();
    await assert.rejects(made.client.appChat.update({ chatId: "team", name: "B" }), gone);
    assert.deepEqual(pathsOf(simulator), []);
  });

  it("asks for a token with a wrong secret once, however many calls there are, and again a minute later", async () => {
    made = clientOf(simulator, { corpSecret: "wrong" });
    const { appChat } = made.client;
    for (let call = 0; call < 5; call++) await assert.rejects(appChat.get("team"), { errcode: 40001, kind: "config" });
    assert.deepEqual(pathsOf(simulator), ["gettoken"]);
    made.clock.nowMs += minute;
    await assert.rejects(appChat.get("team"), { errcode: 40001 });
    assert.deepEqual(pathsOf(simulator), ["gettoken", "gettoken"]);
  });
});
