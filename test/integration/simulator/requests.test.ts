import assert from "node:assert/strict";
import { assertOk, talking } from "./talk";

describe("simulator: the request log", () => {
  it("holds each call of the API as plain data, in order", () =>
    talking({ clock: "manual", startAtMs: Date.UTC(2026, 0, 1) }, async (talk) => {
      await talk.create({ name: "Team" });
      await talk.get("none");
      await talk.http("GET", "/_sim/readyz");
      assert.deepEqual(talk.sim.requests().slice(1), [
        {
          seq: 2,
          time: "2026-01-01T00:00:00.000Z",
          method: "POST",
          path: "/cgi-bin/appchat/create",
          query: {},
          body: { chatid: "team", owner: "ann", userlist: ["ann", "ben", "cem"], name: "Team" },
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
          errcode: 86001,
          httpStatus: 200,
          fault: null,
        },
      ]);
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
