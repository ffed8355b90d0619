import assert from "node:assert/strict";
import { isWeComApiError } from "../../../src/errors";
import { type FaultRuleInput, type Simulator, startSimulator } from "../../../src/simulator";
import { clientOf, pathsOf, team } from "./clients";

const getPath = "/cgi-bin/appchat/get";
const createPath = "/cgi-bin/appchat/create";
const tokenPath = "/cgi-bin/gettoken";

describe("a client's token", () => {
  let simulator: Simulator;
  const clients: ReturnType<typeof clientOf>[] = [];

  beforeEach(async () => {
    simulator = await startSimulator({ clock: "manual" });
  });
  afterEach(async () => {
    for (const { client } of clients.splice(0)) await client.close();
    await simulator.close();
  });

  const connect = (options: Parameters<typeof clientOf>[1] = {}) => {
    const made = clientOf(simulator, options);
    clients.push(made);
    return made;
  };
  /** A client with a token and a chat, in front of an empty log. */
  const settled = async (options: Parameters<typeof clientOf>[1] = {}) => {
    const made = connect(options);
    await made.client.appChat.create(team);
    simulator.clearRequests();
    return made;
  };
  const errcodeOf = async (call: Promise<unknown>): Promise<string> => {
    const error = await call.then(
      () => assert.fail("it was answered"),
      (failure: unknown) => failure,
    );
    assert.ok(isWeComApiError(error), String(error));
    return `${error.endpoint} ${error.errcode} ${error.kind}`;
  };

  it("is asked for once, however many calls begin at once", async () => {
    const { client } = connect();
    const creations = Array.from({ length: 20 }, (_, index) => client.appChat.create({ ...team, chatId: `c${index}` }));
    await Promise.all(creations);
    assert.equal(pathsOf(simulator)[0], "gettoken");
    assert.equal(simulator.requests({ path: tokenPath }).length, 1);
    assert.equal(simulator.chats().length, 20);
  });

  it("is asked for only when a call needs it", async () => {
    connect();
    assert.deepEqual(pathsOf(simulator), []);
  });

  it("is renewed five minutes before its end, without a refusal", async () => {
    const { client, clock } = await settled();
    clock.nowMs += 6_899_999;
    simulator.advance(6_899_999);
    await client.appChat.get("team");
    assert.deepEqual(pathsOf(simulator), ["appchat/get"]);
    clock.nowMs += 1;
    simulator.advance(1);
    await client.appChat.get("team");
    assert.deepEqual(pathsOf(simulator), ["appchat/get", "gettoken", "appchat/get"]);
  });

  it("is a client's own: two with the same app share nothing", async () => {
    const { client: one } = await settled();
    const { client: two } = connect();
    await two.appChat.get("team");
    assert.deepEqual(pathsOf(simulator), ["gettoken", "appchat/get"]);
    await one.close();
    await two.appChat.get("team");
    assert.deepEqual(pathsOf(simulator), ["gettoken", "appchat/get", "appchat/get"]);
  });

  for (const errcode of [40014, 42001, 40001, 41001]) {
    it(`is renewed once when WeCom refuses it with ${errcode}, and the call made once more`, async () => {
      const { client } = await settled();
      simulator.inject({ path: getPath, times: 1, errcode });
      assert.equal((await client.appChat.get("team")).name, "Team");
      assert.deepEqual(pathsOf(simulator), ["appchat/get", "gettoken", "appchat/get"]);
    });

    it(`is the error when WeCom refuses the renewed one with ${errcode} too`, async () => {
      const { client } = await settled();
      simulator.inject({ path: getPath, times: 2, errcode });
      assert.equal(await errcodeOf(client.appChat.get("team")), `appchat/get ${errcode} token`);
      assert.deepEqual(pathsOf(simulator), ["appchat/get", "gettoken", "appchat/get"]);
    });
  }

  it("is renewed for a write too: one that was refused was not done", async () => {
    const { client } = await settled();
    simulator.voidTokens();
    await client.appChat.update({ chatId: "team", addUserList: ["wangwu"] });
    assert.deepEqual(pathsOf(simulator), ["appchat/update", "gettoken", "appchat/update"]);
    assert.deepEqual(simulator.chat("team")?.userlist, ["lisi", "zhangsan", "wangwu"]);
  });

  it("is renewed when it has run out although the client's clock says no", async () => {
    const { client } = await settled();
    simulator.advance(7_200_000);
    await client.appChat.get("team");
    assert.deepEqual(pathsOf(simulator), ["appchat/get", "gettoken", "appchat/get"]);
    assert.equal(simulator.requests({ path: getPath })[0]?.errcode, 42001);
  });

  it("is renewed once for all whom WeCom refused at the same time", async () => {
    const { client } = await settled();
    simulator.voidTokens();
    await Promise.all(Array.from({ length: 8 }, () => client.appChat.get("team")));
    assert.equal(simulator.requests({ path: tokenPath }).length, 1);
    assert.equal(simulator.requests({ path: getPath, errcode: 0 }).length, 8);
  });

  it("is not sent again once it was refused, in no call", async () => {
    const { client } = await settled();
    simulator.voidTokens();
    simulator.inject({ path: getPath, after: 1, times: 1, errcode: 42001 });
    await errcodeOf(client.appChat.get("team"));
    simulator.clearRequests();
    await client.appChat.get("team");
    assert.deepEqual(pathsOf(simulator), ["gettoken", "appchat/get"]);
  });

  it("is renewed in each call where WeCom voids every token after one use", async () => {
    simulator.setKnobs({ tokenDiesAfterCalls: 1 });
    const { client } = connect();
    await client.appChat.create(team);
    await client.appChat.get("team");
    await client.appChat.get("team");
    const renewed = ["appchat/get", "gettoken", "appchat/get"];
    assert.deepEqual(pathsOf(simulator), ["gettoken", "appchat/create", ...renewed, ...renewed]);
  });

  it("can't be had with a wrong secret, and is not asked for again", async () => {
    const { client } = connect({ corpSecret: "wrong" });
    assert.equal(await errcodeOf(client.appChat.get("team")), "gettoken 40001 config");
    assert.deepEqual(pathsOf(simulator), ["gettoken"]);
  });

  it("can't be had for a wrong corp, and is not asked for again", async () => {
    const { client } = connect({ corpId: "ww9999999999999999" });
    assert.equal(await errcodeOf(client.appChat.get("team")), "gettoken 40013 config");
    assert.deepEqual(pathsOf(simulator), ["gettoken"]);
  });

  it("can't be had with another corp's secret, and is not asked for again", async () => {
    simulator.inject({ path: tokenPath, errcode: 40091 });
    const { client } = connect();
    assert.equal(await errcodeOf(client.appChat.get("team")), "gettoken 40091 config");
    assert.deepEqual(pathsOf(simulator), ["gettoken"]);
  });

  it("fails for all who waited when it can't be had, and is asked for anew a minute later", async () => {
    simulator.inject({ path: tokenPath, times: 1, errcode: 40091 });
    const { client, clock } = connect();
    const calls = Array.from({ length: 5 }, () => errcodeOf(client.appChat.get("team")));
    assert.deepEqual(new Set(await Promise.all(calls)), new Set(["gettoken 40091 config"]));
    assert.deepEqual(pathsOf(simulator), ["gettoken"]);
    clock.nowMs += 60_000;
    await client.appChat.create(team);
    assert.deepEqual(pathsOf(simulator), ["gettoken", "gettoken", "appchat/create"]);
  });

  it("is what fails when the renewal does", async () => {
    const { client } = await settled();
    simulator.voidTokens();
    simulator.inject({ path: tokenPath, errcode: 40001 });
    assert.equal(await errcodeOf(client.appChat.get("team")), "gettoken 40001 config");
    assert.deepEqual(pathsOf(simulator), ["appchat/get", "gettoken"]);
  });

  it("is asked for again when WeCom is busy, like every read", async () => {
    simulator.inject({ path: tokenPath, times: 2, errcode: -1 });
    const { client, clock } = connect();
    await client.appChat.create(team);
    assert.deepEqual(pathsOf(simulator), ["gettoken", "gettoken", "gettoken", "appchat/create"]);
    assert.deepEqual(clock.slept, [100, 200]);
  });

  const doubts: readonly (readonly [what: string, fault: Omit<FaultRuleInput, "path">])[] = [
    ["WeCom is busy", { errcode: -1 }],
    ["the answer is lost", { dropAfter: true }],
    ["a gateway fails", { httpStatus: 502 }],
    ["the answer is no JSON", { body: '{"errcode":0,' }],
  ];
  for (const [what, fault] of doubts) {
    it(`leaves no write in doubt when it can't be had because ${what}: the write never began`, async () => {
      const { client } = connect();
      simulator.inject({ path: tokenPath, ...fault });
      await assert.rejects(client.appChat.create(team), { mayHaveArrived: false, message: /^gettoken/ });
      assert.deepEqual(new Set(pathsOf(simulator)), new Set(["gettoken"]));
    });
  }

  it("goes along with every call, in the URL and nowhere else", async () => {
    const { client } = await settled();
    await client.appChat.get("team");
    await client.appChat.update({ chatId: "team", name: "Other" });
    for (const { body, errcode } of simulator.requests()) {
      assert.equal(errcode, 0);
      assert.doesNotMatch(JSON.stringify(body), /token/);
    }
  });

  it("survives a write that fails for another reason", async () => {
    const { client } = await settled();
    simulator.inject({ path: createPath, times: 1, errcode: 86215 });
    await errcodeOf(client.appChat.create({ ...team, chatId: "other" }));
    await client.appChat.get("team");
    assert.deepEqual(pathsOf(simulator), ["appchat/create", "appchat/get"]);
  });
});
