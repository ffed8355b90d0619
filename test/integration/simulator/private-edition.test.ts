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
        /^[\w-]+$/,
      );
    }));

  it("can't be dismissed in the public cloud", () =>
    talking({}, async (talk) => {
      await talk.create();
      assert.equal((await talk.post("dismiss", { chatid: "team" })).status, 404);
      assert.equal(talk.sim.chat("team")?.dissolved, false);
    }));
});
