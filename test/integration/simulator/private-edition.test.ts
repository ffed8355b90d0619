import assert from "node:assert/strict";
import { assertOk, assertRefused, talking } from "./talk";

describe("simulator: the private edition", () => {
  it("dismisses a chat, whose id stays taken", () =>
    talking({ edition: "private" }, async (talk) => {
      await talk.create();
      assertOk(await talk.post("dismiss", { chatid: "team" }));
      assert.equal(talk.sim.chat("team")?.dissolved, true);
      assert.equal(talk.sim.chat("team")?.events.at(-1)?.by, "api");
      assertRefused(await talk.get("team"), 86001);
      assertRefused(await talk.post("dismiss", { chatid: "team" }), 86001);
      assertRefused(await talk.create(), 86215);
    }));

  it("answers as the private edition does", () =>
    talking({ edition: "private" }, async (talk) => {
      const { chatid } = (await talk.create({ chatid: "", userlist: ["ann", "ben"] })).json;
      assert.match(chatid, /^[\w-]{43}$/);
      assert.deepEqual((await talk.get(chatid)).json.custom_user_list, [
        { userid: "ann", nickname: "", order: 0 },
        { userid: "ben", nickname: "", order: 1 },
      ]);
      assert.match(
        (await talk.post("send", { chatid, msgtype: "text", text: { content: "x" } })).json.jobid,
        /^4_\d{10}_\d{6}$/,
      );
    }));

  it("takes a message back from everybody by its job, and marks it", () =>
    talking({ edition: "private", clock: "manual", startAtMs: 7 }, async (talk) => {
      await talk.create();
      const jobids = [];
      for (const content of ["1", "2"]) jobids.push((await talk.send("text", { content })).json.jobid);
      assertOk(await talk.post("revoke", { jobid: jobids[0], revokelist: "not even looked at" }));
      assert.deepEqual(
        talk.sim.messages("team").map(({ jobid, revoked }) => [jobid, revoked]),
        [
          [jobids[0], { atMs: 7, from: ["@all"] }],
          [jobids[1], undefined],
        ],
      );
      assertOk(await talk.post("revoke", { jobid: jobids[0] }));
    }));

  it("takes messages back from those who are on a list", () =>
    talking({ edition: "private", knobs: { sendMsgid: "present" } }, async (talk) => {
      await talk.create();
      const { msgid } = (await talk.send("text", { content: "1" })).json;
      const revokelist = [
        { userid: "ann", msgid: [msgid] },
        { userid: "ben", msgid: [msgid] },
      ];
      assertOk(await talk.post("revoke", { revokelist }));
      assert.deepEqual(talk.sim.messages("team")[0]?.revoked?.from, ["ann", "ben"]);
    }));

  it("revokes nothing that isn't there, and nothing of another app", () => {
    const apps = [
      { agentId: 1, secret: "first-app-secret" },
      { agentId: 2, secret: "second-app-secret" },
    ];
    return talking({ edition: "private", seed: { apps } }, async (talk) => {
      await talk.create();
      const { jobid } = (await talk.send("text", { content: "1" })).json;
      for (const body of [{}, { jobid: "" }, { revokelist: [] }, { revokelist: [{ userid: "ann" }] }])
        assertRefused(await talk.post("revoke", body), 40063);
      assertRefused(await talk.post("revoke", { jobid: "4_1_1" }), 40058);
      assertRefused(await talk.post("revoke", { revokelist: [{ userid: "ann", msgid: ["none"] }] }), 40058);
      const second = (await talk.gettoken(undefined, "second-app-secret")).json.access_token;
      assertRefused(await talk.post("revoke", { jobid }, second), 40058);
      talk.sim.setKnobs({ revokeUnknown: 40088 });
      assertRefused(await talk.post("revoke", { jobid }, second), 40088);
      talk.sim.setKnobs({ revokeUnknown: "ignore" });
      assertOk(await talk.post("revoke", { jobid }, second));
      assert.equal(talk.sim.messages("team")[0]?.revoked, undefined);
    });
  });

  it("gives every message a job of its own", () =>
    talking({ edition: "private", clock: "manual" }, async (talk) => {
      await talk.create();
      const jobids = new Set<string>();
      for (let sent = 0; sent < 20; sent += 1) jobids.add((await talk.send("text", { content: "x" })).json.jobid);
      assert.equal(jobids.size, 20);
    }));

  it("can't be dismissed in the public cloud, nor a message revoked", () =>
    talking({}, async (talk) => {
      await talk.create();
      assert.equal((await talk.post("dismiss", { chatid: "team" })).status, 404);
      assert.equal((await talk.send("text", { content: "x" })).json.jobid, undefined);
      assert.equal((await talk.post("revoke", { jobid: "4_1_1" })).status, 404);
      assert.equal(talk.sim.chat("team")?.dissolved, false);
    }));
});
