import assert from "node:assert/strict";
import { SimulatorError } from "../../../src/simulator/index";
import { assertOk, assertRefused, type Talk, talking } from "./talk";

const createPath = "/cgi-bin/appchat/create";
const getPath = "/cgi-bin/appchat/get";

/** The client's error for a connection that is cut. */
const cut = (reply: Promise<unknown>) =>
  assert.rejects(reply, (error: Error & { code?: string }) => {
    assert.ok(error.code === "UND_ERR_SOCKET" || error.code === "ECONNRESET", error.code);
    return true;
  });
const withTeam = (conversation: (talk: Talk) => Promise<void>) =>
  talking({}, async (talk) => {
    await talk.create();
    await conversation(talk);
  });

describe("simulator: faults", () => {
  it("answers an errcode instead of doing anything, as often as the rule says", () =>
    talking({}, async (talk) => {
      talk.sim.inject({ path: createPath, times: 2, errcode: 45009 });
      assertRefused(await talk.create(), 45009);
      assertRefused(await talk.create(), 45009);
      assert.deepEqual(talk.sim.faults(), []);
      assert.deepEqual(talk.sim.chats(), []);
      assertOk(await talk.create());
    }));

  it("answers an errmsg to the letter", () =>
    withTeam(async (talk) => {
      talk.sim.inject({ path: getPath, errcode: -1, errmsg: "系统繁忙" });
      assert.deepEqual((await talk.get("team")).json, { errcode: -1, errmsg: "系统繁忙" });
    }));

  it("answers a raw body and a status that a proxy might invent", () =>
    withTeam(async (talk) => {
      talk.sim.inject({ path: getPath, times: 1, httpStatus: 502, body: "<html>Bad Gateway</html>" });
      const gateway = await talk.get("team");
      assert.deepEqual([gateway.status, gateway.text], [502, "<html>Bad Gateway</html>"]);
      assert.match(String(gateway.headers["content-type"]), /^text\/html/);
      talk.sim.inject({ path: getPath, times: 1, body: '{"errcode":' });
      assert.deepEqual([(await talk.get("team")).text], ['{"errcode":']);
      talk.sim.inject({ path: getPath, times: 1, httpStatus: 204 });
      assert.equal((await talk.get("team")).status, 204);
    }));

  it("cuts the connection before anything is done", () =>
    talking({}, async (talk) => {
      await talk.token();
      talk.sim.inject({ path: createPath, times: 1, dropBefore: true });
      await cut(talk.create());
      assert.deepEqual(talk.sim.chats(), []);
      assertOk(await talk.create());
    }));

  it("does the work and cuts the connection", () =>
    talking({}, async (talk) => {
      await talk.token();
      talk.sim.inject({ path: createPath, times: 1, dropAfter: true });
      await cut(talk.create());
      assert.equal(talk.sim.chats().length, 1);
      assertRefused(await talk.create(), 86215);
      const [first] = talk.sim.requests({ path: createPath });
      assert.deepEqual([first?.errcode, first?.httpStatus, first?.fault?.dropAfter], [0, null, true]);
    }));

  it("does the work and answers a gateway's error", () =>
    talking({}, async (talk) => {
      talk.sim.inject({ path: createPath, times: 1, dropAfter: true, httpStatus: 504, body: "late" });
      const reply = await talk.create();
      assert.deepEqual([reply.status, reply.text, reply.headers["error-code"]], [504, "late", undefined]);
      assert.equal(talk.sim.chats().length, 1);
    }));

  it("delays a call in real time, and the call is done all the same", () =>
    withTeam(async (talk) => {
      talk.sim.inject({ path: getPath, times: 1, delayMs: 60 });
      const startedAtMs = performance.now();
      assertOk(await talk.get("team"));
      assert.ok(performance.now() - startedAtMs >= 50);
    }));

  it("ends a delay when the simulator is closed", async () => {
    let delayed: Promise<unknown> = Promise.resolve();
    await withTeam(async (talk) => {
      talk.sim.inject({ path: getPath, times: 1, delayMs: 3_600_000 });
      delayed = cut(talk.get("team"));
      // The rule is gone when the call has met it, so the delay runs.
      while (talk.sim.faults().length > 0) await new Promise(setImmediate);
    });
    await delayed;
  });

  it("meets only calls that hold the values of match, in body or query", () =>
    withTeam(async (talk) => {
      talk.sim.inject({ path: getPath, match: { chatid: "other" }, errcode: -1 });
      talk.sim.inject({ path: "/cgi-bin/appchat/send", match: { text: { content: "x" } }, errcode: -1 });
      assertOk(await talk.get("team"));
      assertRefused(await talk.get("other"), -1);
      const say = (content: string) =>
        talk.post("send", { chatid: "team", msgtype: "text", text: { content, mentioned_list: [] } });
      assertOk(await say("y"));
      assertRefused(await say("x"), -1);
    }));

  it("lets the first calls pass, and applies one rule a call", () =>
    withTeam(async (talk) => {
      talk.sim.inject({ path: getPath, after: 1, times: 1, errcode: -1 });
      talk.sim.inject({ path: getPath, times: 2, errcode: 6000 });
      const codes: number[] = [];
      for (let call = 0; call < 4; call += 1) codes.push((await talk.get("team")).json.errcode);
      assert.deepEqual(codes, [6000, -1, 6000, 0]);
    }));

  it("meets the same calls for the same seed", async () => {
    const met: string[] = [];
    for (const seed of [1, 1, 2])
      await withTeam(async (talk) => {
        talk.sim.inject({ path: getPath, probability: 0.5, seed, errcode: -1 });
        const codes: number[] = [];
        for (let call = 0; call < 30; call += 1) codes.push((await talk.get("team")).json.errcode);
        met.push(codes.join(""));
      });
    assert.equal(met[0], met[1]);
    assert.notEqual(met[0], met[2]);
    assert.match(met[0] ?? "", /-1/);
    assert.match(met[0] ?? "", /0/);
  });

  it("takes rules over HTTP: PUT replaces the list, POST appends, GET shows what is left", () =>
    withTeam(async (talk) => {
      const rule = { path: getPath, times: 2, errcode: -1 };
      assert.deepEqual((await talk.http("PUT", "/_sim/faults", [rule])).json, [rule]);
      const other = { path: createPath, dropBefore: true };
      assert.deepEqual((await talk.http("POST", "/_sim/faults", other)).json, [rule, other]);
      assertRefused(await talk.get("team"), -1);
      assert.deepEqual((await talk.http("GET", "/_sim/faults")).json, [{ ...rule, times: 1 }, other]);
      assert.deepEqual((await talk.http("PUT", "/_sim/faults", [])).json, []);
      assertOk(await talk.get("team"));
    }));

  it("takes out a rule by what it says, as long as that is what is in force", () =>
    withTeam(async (talk) => {
      const rule = { path: getPath, times: 2, errcode: -1 };
      const other = { path: createPath, match: { chatid: "x", inside: { a: 1 } }, dropBefore: true };
      const remove = (what: object) => talk.http("POST", "/_sim/faults/remove", what);
      await talk.http("PUT", "/_sim/faults", [rule, other, other]);
      assert.deepEqual((await remove({ ...other, match: { inside: { a: 1 }, chatid: "x" } })).json, [rule, other]);
      assertRefused(await talk.get("team"), -1);
      const late = await remove(rule);
      assert.deepEqual([late.status, late.json], [404, { error: "no such rule is in force" }]);
      assert.deepEqual((await remove({ ...rule, times: 1 })).json, [other]);
      assert.equal((await remove({ path: getPath })).status, 400);
      assertOk(await talk.get("team"));
    }));

  it("refuses a rule that it doesn't understand, and says why", () =>
    talking({}, async (talk) => {
      const reply = await talk.http("POST", "/_sim/faults", { path: getPath, errcode: -1, tims: 2 });
      assert.equal(reply.status, 400);
      assert.match(reply.json.error, /tims/);
      for (const rule of [
        { path: getPath },
        { path: "/_sim/state", errcode: 1 },
        { path: getPath, errcode: 1, httpStatus: 500 },
        { path: getPath, dropBefore: true, dropAfter: true },
        { path: getPath, dropBefore: true, body: "x" },
        { path: getPath, errmsg: "x", delayMs: 1 },
      ])
        assert.throws(() => talk.sim.inject(rule), SimulatorError);
      assert.deepEqual(talk.sim.faults(), []);
    }));
});
