import assert from "node:assert/strict";
import { assertOk, talking } from "./talk";

describe("simulator: the request log", () => {
  it("holds each call of the API as plain data, in order", () =>
    talking({ clock: "manual", startAtMs: Date.UTC(2026, 0, 1) }, async (talk) => {
      await talk.create({ name: "Team" });
      await talk.get("none");
      await talk.http("GET", "/_sim/readyz");
      const records = talk.sim.requests().slice(1);
      assert.ok(records.every(({ durationMs }) => durationMs >= 0));
      const errmsg =
        "invalid chatid, hint: [4791326509216166662267895], from ip: 127.0.0.1, more info at https://open.work.weixin.qq.com/devtool/query?e=86001";
      assert.deepEqual(
        records.map(({ durationMs: _, ...record }) => record),
        [
          {
            seq: 2,
            time: "2026-01-01T00:00:00.000Z",
            method: "POST",
            path: "/cgi-bin/appchat/create",
            query: {},
            body: { chatid: "team", owner: "ann", userlist: ["ann", "ben", "cem"], name: "Team" },
            answer: '{"errcode":0,"errmsg":"ok","chatid":"team"}',
            errcode: 0,
            httpStatus: 200,
            fault: null,
          },
          {
            seq: 3,
            time: "2026-01-01T00:00:00.000Z",
            method: "GET",
            path: "/cgi-bin/appchat/get",
            query: { chatid: "none" },
            body: null,
            answer: JSON.stringify({ errcode: 86001, errmsg }),
            errcode: 86001,
            httpStatus: 200,
            fault: null,
          },
        ],
      );
    }));

  it("never holds a secret or a token, wherever a client has put it", () =>
    talking({}, async (talk) => {
      const token = await talk.token();
      const { corpSecret } = talk.sim;
      await talk.create({ name: `${corpSecret} and ${token}`, nested: { access_token: "another-token" } });
      await talk.post("create", `access_token=${token}&corpsecret=${corpSecret}`);
      await talk.http("POST", "/cgi-bin/gettoken", `corpsecret=never-seen-before&x=1`);
      await talk.gettoken(undefined, "a-wrong-secret");
      const log = (await talk.http("GET", "/_sim/requests")).text;
      for (const secret of [token, corpSecret, "another-token", "never-seen-before", "a-wrong-secret"])
        assert.ok(!log.includes(secret), secret);
      assert.equal(JSON.parse(log).length, 5);
      const state = (await talk.http("GET", "/_sim/state")).text;
      assert.ok(!state.includes(token));
    }));

  it("is filtered by path, method, errcode, chat and number", () =>
    talking({}, async (talk) => {
      await talk.create();
      await talk.get("team");
      await talk.get("none");
      const seqs = async (query: string) =>
        (await talk.http("GET", `/_sim/requests?${query}`)).json.map(({ seq }: { seq: number }) => seq);
      assert.deepEqual(await seqs("path=/cgi-bin/appchat/get"), [3, 4]);
      assert.deepEqual(await seqs("errcode=86001"), [4]);
      assert.deepEqual(await seqs("chatid=team"), [2, 3]);
      assert.deepEqual(await seqs("method=POST"), [2]);
      assert.deepEqual(await seqs("afterSeq=3"), [4]);
      assert.equal((await talk.http("GET", "/_sim/requests?chat=team")).status, 400);
    }));

  it("is filtered by whether a call went wrong, and cut to its end or to what is before a number", () =>
    talking({}, async (talk) => {
      await talk.create();
      await talk.get("team");
      await talk.get("none");
      talk.sim.inject({ path: "/cgi-bin/appchat/get", times: 1, httpStatus: 502 });
      await talk.get("team");
      const seqs = async (query: string) =>
        (await talk.http("GET", `/_sim/requests?${query}`)).json.map(({ seq }: { seq: number }) => seq);
      assert.deepEqual(await seqs("failed=true"), [4, 5]);
      assert.deepEqual(await seqs("failed=false"), [1, 2, 3]);
      assert.deepEqual(await seqs("limit=2"), [4, 5]);
      assert.deepEqual(await seqs("limit=2&beforeSeq=4"), [2, 3]);
      assert.deepEqual(await seqs("failed=true&limit=1"), [5]);
      for (const query of ["failed=yes", "limit=0", "beforeSeq=x", "bodies=1"])
        assert.equal((await talk.http("GET", `/_sim/requests?${query}`)).status, 400, query);
    }));

  it("is answered in lines without bodies where they aren't wanted, and one by one with them", () =>
    talking({}, async (talk) => {
      await talk.create({ name: "Team" });
      const [, line] = (await talk.http("GET", "/_sim/requests?bodies=false")).json;
      const { durationMs, time, ...rest } = line;
      assert.deepEqual(rest, {
        seq: 2,
        method: "POST",
        path: "/cgi-bin/appchat/create",
        errcode: 0,
        httpStatus: 200,
        chatid: "team",
        faulty: false,
      });
      const { json } = await talk.http("GET", "/_sim/requests/2");
      assert.deepEqual([json.durationMs, json.time, json.body.name], [durationMs, time, "Team"]);
      for (const seq of ["0", "3", "x", "1.5"]) {
        const reply = await talk.http("GET", `/_sim/requests/${seq}`);
        assert.deepEqual([reply.status, reply.json], [404, { error: `no request ${seq} in the log` }]);
      }
    }));

  it("has what each caller was told: a canned answer, nothing where the connection was cut, no file", () =>
    talking({}, async (talk) => {
      await talk.create();
      talk.sim.inject({ path: "/cgi-bin/appchat/get", times: 1, body: "<html>sign in</html>" });
      talk.sim.inject({ path: "/cgi-bin/appchat/get", times: 1, dropAfter: true });
      talk.sim.inject({ path: "/cgi-bin/appchat/get", times: 1, dropAfter: true, httpStatus: 502, body: "bad" });
      talk.sim.inject({ path: "/cgi-bin/appchat/get", times: 1, dropBefore: true });
      await talk.get("team");
      await assert.rejects(talk.get("team"));
      await talk.get("team");
      await assert.rejects(talk.get("team"));
      const { media_id } = (await talk.upload("file", "a.txt", Buffer.from("secret plans"))).json;
      await talk.download(media_id);
      assert.deepEqual(
        talk.sim.requests({ afterSeq: 2 }).map(({ answer }) => answer?.slice(0, 25) ?? null),
        ["<html>sign in</html>", null, "bad", null, '{"errcode":0,"errmsg":"ok', null],
      );
    }));

  it("never holds a secret or a living token that a slip of the pen has put into the path or another key", () =>
    talking(
      { seed: { apps: [{ secret: "secret-one" }, { agentId: 2, secret: "secret-one-and-two" }] } },
      async (talk) => {
        const token = await talk.token();
        await talk.http("GET", `/cgi-bin/gettoken&corpid=ww&corpsecret=secret-one`);
        await talk.http("GET", `/cgi-bin/appchat/get?token=${token}&chatid=x`);
        await talk.http("GET", "/cgi-bin/appchat/get?note=secret-one-and-two");
        const log = (await talk.http("GET", "/_sim/requests")).text;
        for (const telling of [token, "secret-one", "and-two"]) assert.ok(!log.includes(telling), telling);
      },
    ));

  it("is as readable as before where a token is a single letter", () =>
    talking({}, async (talk) => {
      await talk.http("GET", "/cgi-bin/appchat/get?access_token=e&chatid=release");
      const [record] = talk.sim.requests();
      assert.equal(record?.query.chatid, "release");
    }));

  it("cuts an answer that is long, and hides a secret in it however JSON writes it", () =>
    talking({ seed: { apps: [{ secret: 'a "quoted" secret' }] } }, async (talk) => {
      await talk.create({ userlist: Array.from({ length: 2_000 }, (_, at) => `person${at}`), owner: "person0" });
      await talk.post("update", { chatid: "team", name: 'a "quoted" secret' });
      await talk.get("team");
      const answer = talk.sim.requests().at(-1)?.answer ?? "";
      assert.equal(answer.length, 10_001);
      assert.match(answer, /"name":"\*\*\*"/);
      assert.ok(!JSON.stringify(talk.sim.requests()).includes("quoted"));
    }));

  it("can be emptied, and counts on", () =>
    talking({}, async (talk) => {
      await talk.create();
      assert.equal((await talk.http("DELETE", "/_sim/requests")).status, 200);
      assert.deepEqual(talk.sim.requests(), []);
      assertOk(await talk.get("team"));
      assert.deepEqual(
        talk.sim.requests().map(({ seq }) => seq),
        [3],
      );
      talk.sim.clearRequests();
      assert.deepEqual(talk.sim.requests(), []);
    }));

  it("holds no more than its capacity", () =>
    talking({ logCapacity: 4 }, async (talk) => {
      for (let call = 0; call < 12; call += 1) await talk.gettoken();
      assert.deepEqual(
        talk.sim.requests().map(({ seq }) => seq),
        [9, 10, 11, 12],
      );
    }));
});
