import assert from "node:assert/strict";
import { corpQuotas, memberQuotas } from "../../../src/api/limits";
import { png } from "../../helpers/media-files";
import { assertOk, assertRefused, type Talk, talking } from "./talk";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** 2026-01-01 22:00 in UTC+8. */
const evening = Date.UTC(2026, 0, 1, 14);

let made = 0;
const create = (talk: Talk) => {
  made += 1;
  return talk.post("create", { chatid: `c${made}`, userlist: ["ann", "ben"] });
};
const rename = (talk: Talk, name: string) => talk.post("update", { chatid: "team", name });

describe("simulator: quotas", () => {
  it("refuses the create after the day's last, until midnight in UTC+8", () => {
    const calls = corpQuotas.find(({ endpoint }) => endpoint === "appchat/create")?.calls ?? 0;
    return talking({ clock: "manual", startAtMs: evening, knobs: { tokenLifeS: 100_000 } }, async (talk) => {
      for (let done = 0; done < calls; done += 1) assert.equal((await create(talk)).json.errcode, 0);
      assertRefused(await create(talk), 45009);
      assert.equal(talk.sim.chats().length, calls);
      talk.sim.advance(2 * hourMs - 1);
      assertRefused(await create(talk), 45009);
      talk.sim.advance(1);
      assertOk(await create(talk));
    });
  }).timeout(60_000);

  it("rolls the day where the knob says", () =>
    talking(
      {
        clock: "manual",
        startAtMs: evening,
        knobs: {
          dayUtcOffsetMinutes: 0,
          tokenLifeS: 100_000,
          quotas: { calls: [{ endpoint: "appchat/create", calls: 1, window: "day" }] },
        },
      },
      async (talk) => {
        assertOk(await create(talk));
        assertRefused(await create(talk), 45009);
        talk.sim.advance(10 * hourMs - 1);
        assertRefused(await create(talk), 45009);
        talk.sim.advance(1);
        assertOk(await create(talk));
      },
    ));

  it("blocks for an hour from the first refusal, and another refusal doesn't lengthen it", () =>
    talking(
      {
        clock: "manual",
        knobs: { tokenLifeS: 100_000, quotas: { calls: [{ endpoint: "appchat/update", calls: 1, window: "hour" }] } },
      },
      async (talk) => {
        await talk.create();
        assertOk(await rename(talk, "1"));
        talk.sim.advance(30 * minuteMs);
        assertRefused(await rename(talk, "2"), 45009);
        talk.sim.advance(59 * minuteMs);
        assertRefused(await rename(talk, "2"), 45009);
        talk.sim.advance(minuteMs);
        assertOk(await rename(talk, "2"));
        assert.equal(talk.sim.chat("team")?.name, "2");
      },
    ));

  it("counts what was done, or every call where the knob says so", async () => {
    const quotas = { calls: [{ endpoint: "appchat/update" as const, calls: 1, window: "hour" as const }] };
    await talking({ knobs: { quotas } }, async (talk) => {
      await talk.create();
      assertRefused(await talk.post("update", { chatid: "none", name: "x" }), 86001);
      assertOk(await rename(talk, "1"));
    });
    await talking({ knobs: { quotas, quotaCounts: "calls" } }, async (talk) => {
      await talk.create();
      assertRefused(await talk.post("update", { chatid: "none", name: "x" }), 86001);
      assertRefused(await rename(talk, "1"), 45009);
    });
  });

  it("counts each endpoint for itself where a quota is for any", () =>
    talking({ knobs: { quotas: { calls: [{ endpoint: "any", calls: 2, window: "minute" }] } } }, async (talk) => {
      await talk.create();
      assertOk(await talk.get("team"));
      assertOk(await talk.get("team"));
      assertRefused(await talk.get("team"), 45009);
      assertOk(await rename(talk, "1"));
    }));

  it("counts a corp's calls for that corp, all its apps together", () => {
    const quotas = { calls: [{ endpoint: "appchat/create" as const, calls: 1, window: "day" as const }] };
    const corps = [
      {
        corpId: "ww1",
        apps: [
          { agentId: 1, secret: "first-app-secret" },
          { agentId: 2, secret: "second-app-secret" },
        ],
      },
      { corpId: "ww2" },
    ];
    return talking({ seed: { corps }, knobs: { quotas } }, async (talk) => {
      const second = (await talk.gettoken("ww1", "second-app-secret")).json.access_token;
      const other = (await talk.gettoken("ww2", "simulator-secret")).json.access_token;
      assertOk(await create(talk));
      assertRefused(await talk.post("create", { userlist: ["ann", "ben"] }, second), 45009);
      assertOk(await talk.post("create", { userlist: ["ann", "ben"] }, other));
    });
  });

  it("has the older figures and none at all as profiles", () =>
    talking({ knobs: { quotas: "older" } }, async (talk) => {
      await talk.create();
      for (let done = 0; done < 100; done += 1) assert.equal((await rename(talk, `n${done}`)).json.errcode, 0);
      assertRefused(await rename(talk, "more"), 45009);
      talk.sim.setKnobs({ quotas: "off" });
      assertOk(await rename(talk, "more"));
    }));

  it("drops the message after a person's 200th in a minute without a word, and only the history tells", () =>
    talking({ clock: "manual" }, async (talk) => {
      await talk.create();
      const [{ messages }] = memberQuotas as [(typeof memberQuotas)[number]];
      for (let sent = 0; sent < messages; sent += 1)
        assert.equal((await talk.send("markdown", { content: "x" })).json.errcode, 0);
      assertOk(await talk.send("text", { content: "one too many" }));
      talk.sim.advance(minuteMs);
      assertOk(await talk.send("text", { content: "seen again" }));
      const dropped = talk.sim.messages("team").map((message) => message.dropped.length);
      assert.deepEqual(dropped, [...new Array(messages).fill(0), 3, 0]);
    })).timeout(60_000);

  it("counts every type of message, and no message that was refused for another reason", () =>
    talking(
      { clock: "manual", knobs: { quotas: { messages: [{ personTimes: 6, window: "hour" }] } } },
      async (talk) => {
        await talk.create();
        const card = { title: "x", description: "x", url: "https://example.com" };
        assertRefused(await talk.send("textcard", {}), 41016);
        assertOk(await talk.send("textcard", card));
        assertOk(await talk.send("markdown", { content: "x" }));
        assertRefused(await talk.send("text", { content: "x" }), 45009);
        talk.sim.advance(hourMs);
        assertOk(await talk.send("text", { content: "x" }));
      },
    ));

  it("counts uploads as calls", () =>
    talking({ knobs: { quotas: { calls: [{ endpoint: "any", calls: 1, window: "minute" }] } } }, async (talk) => {
      assertOk(await talk.upload("image", "a.png", png));
      assertRefused(await talk.upload("image", "a.png", png), 45009);
    }));

  it("shows in the state what has been used, and the same by itself", () =>
    talking({ clock: "manual" }, async (talk) => {
      await talk.create();
      assert.deepEqual((await talk.http("GET", "/_sim/quotas")).json, talk.sim.state().quotas);
      const use = talk.sim.state().quotas.find(({ subject }) => subject.endsWith(" appchat/create"));
      assert.deepEqual([use?.used, use?.limit, use?.window, use?.blocked], [1, 1_000, "day", false]);
    }));
});
