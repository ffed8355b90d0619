import assert from "node:assert/strict";
import type { Seed } from "../../../src/simulator/index";
import { assertOk, assertRefused, talking } from "./talk";

const one = (app: object): Seed => ({ apps: [app], chats: [{ chatid: "team", userlist: ["ann", "ben"] }] });

describe("simulator: who may call", () => {
  it("refuses an app that an administrator disabled", () =>
    talking({ seed: one({ enabled: false }) }, async (talk) => {
      assertOk(await talk.gettoken());
      assertRefused(await talk.get("team"), 50003);
    }));

  it("refuses the token of a disabled app where the knob says so", () =>
    talking({ seed: one({ enabled: false }), knobs: { disabledAppGettoken: 40001 } }, async (talk) =>
      assertRefused(await talk.gettoken(), 40001),
    ));

  it("refuses an app that isn't self-built", () =>
    talking({ seed: one({ kind: "third-party" }) }, async (talk) => {
      assertRefused(await talk.get("team"), 48002);
      assertRefused(await talk.create({ chatid: "other" }), 48002);
    }));

  it("refuses an app whose scope isn't the root department, with 60011 on create and 48002 elsewhere", () =>
    talking({ seed: one({ scope: "part" }) }, async (talk) => {
      assertRefused(await talk.create({ chatid: "other" }), 60011);
      assertRefused(await talk.get("team"), 48002);
      assertRefused(await talk.post("update", { chatid: "team", name: "x" }), 48002);
    }));

  it("refuses an address that isn't trusted, and names it", () =>
    talking({ seed: one({ trustedIps: ["10.1.2.3"] }) }, async (talk) => {
      const reply = await talk.get("team");
      assertRefused(reply, 60020);
      assert.match(reply.json.errmsg, /^not allow to access from your ip, .*from ip: 127\.0\.0\.1,/);
    }));

  it("lets a trusted address call", () =>
    talking({ seed: one({ trustedIps: ["127.0.0.1"] }) }, async (talk) => assertOk(await talk.get("team"))));

  it("keeps a chat from every app but the one that made it", () => {
    const seed = {
      apps: [
        { agentId: 1, secret: "first-app-secret" },
        { agentId: 2, secret: "second-app-secret" },
      ],
    };
    return talking({ seed }, async (talk) => {
      assertOk(await talk.create());
      const other = (await talk.gettoken(talk.sim.corpId, "second-app-secret")).json.access_token;
      const before = talk.sim.chats();
      for (const reply of [
        await talk.get("team", other),
        await talk.post("update", { chatid: "team", name: "mine" }, other),
        await talk.post("send", { chatid: "team", msgtype: "text", text: { content: "hi" } }, other),
      ]) {
        assertRefused(reply, 86008);
        assert.match(reply.json.errmsg, /created by other agent/);
      }
      assertRefused(await talk.post("create", { chatid: "team", userlist: ["ann", "ben"] }, other), 86215);
      assert.deepEqual(talk.sim.chats(), before);
    });
  });

  it("keeps the chats of two corps apart, also when they have the same id", () => {
    const corps = ["ww1", "ww2"].map((corpId) => ({
      corpId,
      chats: [{ chatid: "team", name: corpId, userlist: ["ann", "ben"] }],
    }));
    return talking({ seed: { corps } }, async (talk) => {
      const second = (await talk.gettoken("ww2")).json.access_token;
      assert.equal((await talk.get("team")).json.chat_info.name, "ww1");
      assert.equal((await talk.get("team", second)).json.chat_info.name, "ww2");
    });
  });
});
