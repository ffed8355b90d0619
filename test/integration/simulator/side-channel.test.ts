import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { request } from "undici";
import { SimulatorError, startSimulator } from "../../../src/simulator/index";
import { assertOk, assertRefused, talking } from "./talk";

describe("simulator: the side channel", () => {
  it("says that it is ready", () =>
    talking({}, async (talk) => assert.deepEqual((await talk.http("GET", "/_sim/readyz")).json, { ready: true })));

  it("says on its first page what it is and what to export", () =>
    talking({}, async (talk) => {
      const { text, headers } = await talk.http("GET", "/");
      assert.match(String(headers["content-type"]), /^text\/plain/);
      for (const [name, value] of Object.entries(talk.sim.settings))
        assert.ok(text.includes(`export ${name}=${value}`));
      assert.match(text, /PUT \/_sim\/faults/);
    }));

  it("doesn't show a seed's own secret on that page", () =>
    talking({ seed: { apps: [{ secret: "somebody's secret" }] } }, async (talk) =>
      assert.doesNotMatch((await talk.http("GET", "/")).text, /somebody/),
    ));

  it("gives an overview in figures, without a seed's own secret", () =>
    talking({ clock: "manual", startAtMs: 0, seed: { users: ["ann", "ben"] } }, async (talk) => {
      await talk.create({ userlist: ["ann", "ben"] });
      talk.sim.inject({ path: "/cgi-bin/appchat/get", errcode: -1 });
      const { json } = await talk.http("GET", "/_sim/overview");
      const { quotas, ...rest } = json;
      assert.deepEqual(rest, {
        edition: "public",
        clock: { mode: "manual", now: "1970-01-01T00:00:00.000Z" },
        corps: [{ corpId: talk.sim.corpId, apps: [{ agentId: 1_000_002, name: "simulator" }], users: 2 }],
        settings: { corpId: talk.sim.corpId, secret: talk.sim.corpSecret },
        chats: 1,
        requests: 2,
        faults: [{ path: "/cgi-bin/appchat/get", errcode: -1 }],
      });
      assert.deepEqual(quotas, talk.sim.state().quotas);
      talk.sim.seed({ apps: [{ secret: "somebody's secret" }] });
      const { text } = await talk.http("GET", "/_sim/overview");
      assert.equal(JSON.parse(text).settings.secret, null);
      assert.doesNotMatch(text, /somebody/);
    }));

  it("shows the whole state", () =>
    talking({ clock: "manual", startAtMs: 0, seed: { users: ["ann", "ben"] } }, async (talk) => {
      await talk.create({ userlist: ["ann", "ben"] });
      const { json } = await talk.http("GET", "/_sim/state");
      assert.deepEqual(json.clock, { mode: "manual", now: "1970-01-01T00:00:00.000Z" });
      assert.deepEqual(json.corps[0].users[0], { userid: "ann", name: "ann" });
      assert.equal(json.corps[0].apps[0].secret, undefined);
      assert.equal(json.chats[0].chatid, "team");
      assert.equal(json.tokens[0].expiresAt, "1970-01-01T02:00:00.000Z");
      assert.deepEqual(json, JSON.parse(JSON.stringify(talk.sim.state())));
    }));

  it("moves the clock, which is also the one of the Date header", () =>
    talking({ clock: "manual", startAtMs: Date.UTC(2026, 0, 1) }, async (talk) => {
      assert.deepEqual((await talk.http("POST", "/_sim/clock/advance", { ms: 1_500 })).json, {
        now: "2026-01-01T00:00:01.500Z",
      });
      assert.equal((await talk.http("GET", "/_sim/readyz")).headers.date, "Thu, 01 Jan 2026 00:00:01 GMT");
      assert.equal((await talk.http("POST", "/_sim/clock/advance", { ms: -1 })).status, 400);
    }));

  it("moves a real clock too", () =>
    talking({}, async (talk) => {
      await talk.create();
      talk.sim.advance(7_200_000);
      assertRefused(await talk.get("team"), 42001);
    }));

  it("begins again with another seed, without tokens and with nothing used of a quota", () =>
    talking({}, async (talk) => {
      await talk.create();
      const reply = await talk.http("PUT", "/_sim/seed", { chats: [{ chatid: "new", userlist: ["ann", "ben"] }] });
      assert.equal(reply.status, 200);
      assert.deepEqual(
        talk.sim.chats().map(({ chatid }) => chatid),
        ["new"],
      );
      assertRefused(await talk.get("new"), 40014);
      assert.ok(talk.sim.state().quotas.every(({ used }) => used === 0));
      talk.sim.seed({});
      assert.deepEqual(talk.sim.chats(), []);
    }));

  it("refuses a seed that it doesn't understand, names the key and changes nothing", () =>
    talking({}, async (talk) => {
      await talk.create();
      const reply = await talk.http("PUT", "/_sim/seed", { chats: [{ chatid: "new", members: ["ann", "ben"] }] });
      assert.equal(reply.status, 400);
      assert.match(reply.json.error, /members/);
      assert.equal((await talk.http("PUT", "/_sim/seed", "{")).status, 400);
      assertOk(await talk.get("team"));
    }));

  it("goes back to the start: seed, knobs, faults and log", () =>
    talking(
      { seed: { chats: [{ chatid: "seeded", userlist: ["ann", "ben"] }] }, knobs: { notFoundErrcode: 86003 } },
      async (talk) => {
        await talk.create();
        talk.sim.setKnobs({ notFoundErrcode: 40050 });
        talk.sim.inject({ path: "/cgi-bin/gettoken", errcode: -1 });
        assert.deepEqual((await talk.http("POST", "/_sim/reset")).json, { ok: true });
        assert.deepEqual(
          talk.sim.chats().map(({ chatid }) => chatid),
          ["seeded"],
        );
        assert.equal(talk.sim.knobs().notFoundErrcode, 86003);
        assert.deepEqual([talk.sim.faults(), talk.sim.requests()], [[], []]);
      },
    ));

  it("shows and turns the knobs: PUT sets those it names and all others to their defaults", () =>
    talking({ knobs: { removeAbsent: 86216 } }, async (talk) => {
      assert.equal((await talk.http("GET", "/_sim/knobs")).json.removeAbsent, 86216);
      const { json } = await talk.http("PUT", "/_sim/knobs", { notFoundErrcode: 86003 });
      assert.deepEqual([json.notFoundErrcode, json.removeAbsent], [86003, "ignore"]);
      assertRefused(await talk.get("none"), 86003);
      const refused = await talk.http("PUT", "/_sim/knobs", { notFoundErrcode: 1, nofound: 2 });
      assert.equal(refused.status, 400);
      assert.match(refused.json.error, /notFoundErrcode.*nofound/);
    }));

  it("answers honest statuses for what isn't there", () =>
    talking({}, async (talk) => {
      const reply = await talk.http("GET", "/_sim/nothing");
      assert.deepEqual([reply.status, reply.json], [404, { error: "no GET /_sim/nothing here" }]);
    }));

  it("reads a body that comes in chunks, and refuses one that is larger than any client means", () =>
    talking({}, async (talk) => {
      const url = `${talk.sim.url}/_sim/seed`;
      const chunked = await request(url, { method: "PUT", body: Readable.from(['{"users":', '["ann"]}']) });
      assert.deepEqual(await chunked.body.json(), { ok: true });
      assert.deepEqual(talk.sim.state().corps[0]?.users, [{ userid: "ann", name: "ann" }]);
      const large = await talk.http("PUT", "/_sim/seed", " ".repeat(32 * 1_024 * 1_024 + 1));
      assert.equal(large.status, 413);
    }));

  it("refuses options that it doesn't know, by name", async () => {
    // As from a program in JavaScript.
    const options: object = { seeds: {}, knobs: { quota: "off" } };
    await assert.rejects(startSimulator(options), (error: Error) => {
      assert.ok(error instanceof SimulatorError);
      assert.match(error.message, /seeds/);
      assert.match(error.message, /quota/);
      return true;
    });
  });

  it("says so when its port is in use", () =>
    talking({}, async ({ sim: { port } }) =>
      assert.rejects(startSimulator({ port }), { name: "SimulatorError", message: `port ${port} is in use` }),
    ));

  it("can be closed twice", () => talking({}, async (talk) => talk.sim.close()));
});
