import assert from "node:assert/strict";
import { tokenLifeS } from "../../../src/api/limits";
import { assertOk, assertRefused, talking } from "./talk";

const twoApps = {
  apps: [
    { agentId: 1, secret: "first-app-secret" },
    { agentId: 2, secret: "second-app-secret" },
  ],
};

describe("simulator: gettoken", () => {
  it("gives a token for the settings that it states itself", () =>
    talking({}, async (talk) => {
      const { WECOM_BASE_URL, WECOM_CORP_ID, WECOM_CORP_SECRET } = talk.sim.settings;
      assert.equal(WECOM_BASE_URL, talk.sim.url);
      const reply = await talk.gettoken(WECOM_CORP_ID, WECOM_CORP_SECRET);
      assertOk(reply);
      assert.equal(reply.json.expires_in, tokenLifeS);
      assert.match(reply.json.access_token, /^[\w-]{1,512}$/);
      assert.equal(reply.headers["content-type"], "application/json; charset=UTF-8");
      assert.equal(reply.headers["error-code"], "0");
    }));

  it("says which setting is missing or wrong", () =>
    talking({}, async (talk) => {
      const { corpId, corpSecret } = talk.sim;
      assertRefused(await talk.gettoken("", corpSecret), 41002);
      assertRefused(await talk.gettoken(corpId, ""), 41004);
      assertRefused(await talk.gettoken("ww-other", corpSecret), 40013);
      assertRefused(await talk.gettoken(corpId, "wrong"), 40001);
      assertRefused(await talk.http("GET", "/cgi-bin/gettoken"), 41002);
    }));

  it("gives the same token while it lives, with the time that is left", () =>
    talking({ clock: "manual" }, async (talk) => {
      const first = (await talk.gettoken()).json;
      talk.sim.advance(60_000);
      const second = (await talk.gettoken()).json;
      assert.deepEqual(second, { ...first, expires_in: tokenLifeS - 60 });
    }));

  it("gives another token each time where the knob says so, and both live", () =>
    talking({ knobs: { tokenOnRepeat: "new" } }, async (talk) => {
      const tokens = [(await talk.gettoken()).json.access_token, (await talk.gettoken()).json.access_token];
      assert.notEqual(tokens[0], tokens[1]);
      for (const token of tokens) assertRefused(await talk.get("none", token), 86001);
    }));

  it("keeps the tokens of two apps apart", () =>
    talking({ seed: twoApps }, async (talk) => {
      const first = (await talk.gettoken(talk.sim.corpId, "first-app-secret")).json.access_token;
      const second = (await talk.gettoken(talk.sim.corpId, "second-app-secret")).json.access_token;
      assert.notEqual(first, second);
    }));

  it("refuses a token on the second that it expires, and not before", () =>
    talking({ clock: "manual" }, async (talk) => {
      await talk.create();
      talk.sim.advance(tokenLifeS * 1_000 - 1);
      assertOk(await talk.get("team"));
      talk.sim.advance(1);
      assertRefused(await talk.get("team"), 42001);
      assertOk(await talk.get("team", (await talk.gettoken()).json.access_token));
    }));

  it("refuses a missing, an unknown and a voided token", () =>
    talking({}, async (talk) => {
      await talk.create();
      assertRefused(await talk.get("team", ""), 41001);
      assertRefused(await talk.get("team", "made-up"), 40014);
      assert.deepEqual((await talk.http("POST", "/_sim/tokens/void")).json, { voided: 1 });
      assertRefused(await talk.get("team"), 40014);
      assert.equal(talk.sim.voidTokens(), 0);
      assertOk(await talk.get("team", (await talk.gettoken()).json.access_token));
    }));

  it("lets a token die early where the knob says so", () =>
    talking({ knobs: { tokenDiesAfterCalls: 2 } }, async (talk) => {
      assertOk(await talk.create());
      assertOk(await talk.get("team"));
      assertRefused(await talk.get("team"), 40014);
      assertOk(await talk.get("team", (await talk.gettoken()).json.access_token));
    }));

  it("answers other codes for dead tokens where the knobs say so", () =>
    talking({ clock: "manual", knobs: { expiredTokenErrcode: 40014, voidedTokenErrcode: 40001 } }, async (talk) => {
      await talk.token();
      assertRefused(await talk.get("team", "made-up"), 40001);
      talk.sim.advance(tokenLifeS * 1_000);
      assertRefused(await talk.get("team"), 40014);
    }));

  it("takes only GET", () =>
    talking({}, async (talk) => assertRefused(await talk.http("POST", "/cgi-bin/gettoken", {}), 40058)));
});
