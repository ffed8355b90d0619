import assert from "node:assert/strict";
import { WeComClient } from "../../../src/api/client";
import { Secret } from "../../../src/api/redact";
import { isWeComConfigError } from "../../../src/errors";
import { type Simulator, startSimulator } from "../../../src/simulator";
import { clientOf, corpId, newClient, team } from "./clients";

describe("what a client sends and answers", () => {
  let simulator: Simulator;
  let client: WeComClient;

  beforeEach(async () => {
    simulator = await startSimulator({ edition: "private" });
    ({ client } = clientOf(simulator));
  });
  afterEach(async () => {
    await client.close();
    await simulator.close();
  });
  const last = () => simulator.requests().at(-1);

  it("creates a chat", async () => {
    assert.deepEqual(await client.appChat.create(team), { chatId: "team" });
    const { method, path, body } = last() ?? {};
    assert.deepEqual([method, path], ["POST", "/cgi-bin/appchat/create"]);
    assert.deepEqual(body, { chatid: "team", name: "Team", owner: "lisi", userlist: ["lisi", "zhangsan"] });
  });

  it("leaves to WeCom what isn't given, and answers the id that WeCom made", async () => {
    const { chatId } = await client.appChat.create({ userList: ["lisi", "zhangsan"] });
    assert.deepEqual(last()?.body, { userlist: ["lisi", "zhangsan"] });
    assert.ok(simulator.chat(chatId));
  });

  it("sends text as it is, not escaped", async () => {
    await client.appChat.create({ ...team, name: '值班群🙂 "quoted"' });
    assert.equal(simulator.chat("team")?.name, '值班群🙂 "quoted"');
  });

  it("changes what is given and leaves the rest", async () => {
    await client.appChat.create(team);
    await client.appChat.update({ chatId: "team", addUserList: ["wangwu"], delUserList: ["zhangsan"] });
    assert.deepEqual(last()?.body, { chatid: "team", add_user_list: ["wangwu"], del_user_list: ["zhangsan"] });
    await client.appChat.update({ chatId: "team", name: "Other", owner: "wangwu" });
    assert.deepEqual(last()?.body, { chatid: "team", name: "Other", owner: "wangwu" });
    assert.deepEqual(await client.appChat.get("team"), {
      chatId: "team",
      name: "Other",
      owner: "wangwu",
      userList: ["lisi", "wangwu"],
    });
  });

  it("asks for a chat by its id in the URL, whatever is in it", async () => {
    await assert.rejects(client.appChat.get("a&b=c#d 群"), { errcode: 86001 });
    const { method, body, query } = last() ?? {};
    assert.deepEqual([method, body, query], ["GET", null, { chatid: "a&b=c#d 群" }]);
  });

  it("answers a chat without name and owner with empty texts", async () => {
    simulator.inject({
      path: "/cgi-bin/appchat/get",
      body: '{"errcode":0,"errmsg":"ok","chat_info":{"chatid":"team","userlist":["a"]}}',
    });
    assert.deepEqual(await client.appChat.get("team"), { chatId: "team", name: "", owner: "", userList: ["a"] });
  });

  it("takes no answer that is about another chat, as a proxy that keeps answers gives it", async () => {
    const other = '{"errcode":0,"errmsg":"ok","chatid":"other","chat_info":{"chatid":"other","userlist":["a","b"]}}';
    for (const path of ["create", "get"]) simulator.inject({ path: `/cgi-bin/appchat/${path}`, body: other });
    await assert.rejects(client.appChat.get("team"), {
      name: "WeComProtocolError",
      message: /^appchat\/get: the answer is about another chat than team\./,
      mayHaveArrived: false,
    });
    await assert.rejects(client.appChat.create(team), { name: "WeComProtocolError", mayHaveArrived: true });
    assert.deepEqual(await client.appChat.create({ userList: team.userList }), { chatId: "other" });
  });

  it("doesn't mind the case in which WeCom writes the id of a chat", async () => {
    simulator.inject({
      path: "/cgi-bin/appchat/get",
      body: '{"errcode":0,"errmsg":"ok","chat_info":{"chatid":"TEAM","userlist":["a","b"]}}',
    });
    assert.equal((await client.appChat.get("team")).chatId, "TEAM");
  });

  it("ends a chat where the edition can", async () => {
    await client.appChat.create(team);
    await client.appChat.dismiss("team");
    assert.deepEqual(last()?.body, { chatid: "team" });
    await assert.rejects(client.appChat.get("team"), { kind: "absent" });
  });

  it("tells a chat that is gone, that exists and that is another app's apart", async () => {
    await client.appChat.create(team);
    await assert.rejects(client.appChat.create(team), { kind: "exists", errcode: 86215 });
    await assert.rejects(client.appChat.get("none"), { kind: "absent", errcode: 86001 });
    simulator.inject({ path: "/cgi-bin/appchat/get", errcode: 86008 });
    await assert.rejects(client.appChat.get("team"), { kind: "foreign", errcode: 86008 });
  });

  it("calls an ill-formed id for a new chat a bad request, not one that exists", async () => {
    await assert.rejects(client.appChat.create({ ...team, chatId: "a_b" }), { kind: "bad-request", errcode: 86001 });
  });

  it("takes a base URL with a path of its own", async () => {
    const { client: behindPath } = clientOf(simulator, { baseUrl: `${simulator.url}/gateway/` });
    await assert.rejects(behindPath.appChat.get("team"), { name: "WeComProtocolError", httpStatus: 404 });
    await behindPath.close();
  });

  it("takes the secret as a text and as a Secret", async () => {
    const { client: other } = clientOf(simulator, { corpSecret: new Secret(simulator.corpSecret) });
    await other.appChat.create(team);
    await other.close();
  });

  it("needs nobody's clock, chance or log", async () => {
    const plain = new WeComClient({ ...simulator, baseUrl: new URL(simulator.url) });
    await plain.appChat.create(team);
    await plain.close();
  });

  it("goes on when the log fails", async () => {
    const broken = () => {
      throw new Error("the disk is full");
    };
    const { client: logging } = clientOf(simulator, { log: broken });
    assert.deepEqual(await logging.appChat.create(team), { chatId: "team" });
    await assert.rejects(logging.appChat.get("none"), { errcode: 86001 });
    await logging.close();
  });

  const refusals: readonly (readonly [what: string, options: Parameters<typeof newClient>[1], says: RegExp])[] = [
    ["an empty corp id", { corpId: "" }, /corpId is empty/],
    ["an empty secret", { corpSecret: "" }, /corpSecret is empty/],
    ["an empty Secret", { corpSecret: new Secret("") }, /corpSecret is empty/],
    ["a base URL that is none", { baseUrl: "wecom.example.test" }, /baseUrl must be a URL like https:/],
    ["a base URL of another kind", { baseUrl: "ftp://wecom.example.test" }, /baseUrl must be a URL/],
    ["a base URL with a query", { baseUrl: "https://wecom.example.test/?x=1" }, /baseUrl must be a plain URL/],
    ["a base URL with a password", { baseUrl: "https://me:hunter2@wecom.example.test" }, /baseUrl must be a plain URL/],
  ];
  for (const [what, options, says] of refusals) {
    it(`can't be made with ${what}`, () => {
      assert.throws(
        () => newClient(simulator.url, options),
        (error) => {
          assert.ok(isWeComConfigError(error), String(error));
          assert.match(error.message, says);
          assert.doesNotMatch(error.message, /hunter2/);
          return true;
        },
      );
    });
  }

  it("is for the public cloud where nothing else is said", async () => {
    const cloud = new WeComClient({ corpId, corpSecret: "x", env: {} });
    assert.equal(cloud.baseUrl.href, "https://qyapi.weixin.qq.com/");
    await cloud.close();
  });
});
