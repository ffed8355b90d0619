import assert from "node:assert/strict";
import type { ServerOptions } from "../../../src/simulator/index";
import { assertOk, assertRefused, type Talk, talking } from "./talk";

const team = (options: ServerOptions, conversation: (talk: Talk) => Promise<void>) =>
  talking(options, async (talk) => {
    await talk.create();
    await conversation(talk);
  });
const say = (talk: Talk, content: unknown, more: object = {}) =>
  talk.post("send", { chatid: "team", msgtype: "text", text: { content }, ...more });

describe("simulator: appchat/send", () => {
  it("keeps a text in the chat's history and makes the chat visible", () =>
    team({}, async (talk) => {
      assert.equal(talk.sim.chat("team")?.visible, false);
      const reply = await say(talk, "hello", { safe: 1 });
      assert.deepEqual(reply.json, { errcode: 0, errmsg: "ok" });
      const chat = talk.sim.chat("team");
      assert.equal(chat?.visible, true);
      const message = chat?.events.at(-1);
      assert.ok(message?.kind === "message");
      assert.deepEqual(
        { by: message.by, content: message.content, safe: message.safe, receivers: message.receivers },
        { by: "api", content: { content: "hello" }, safe: 1, receivers: 3 },
      );
    }));

  it("refuses an empty text, one of more than 2048 bytes, and other types", () =>
    team({}, async (talk) => {
      assertRefused(await say(talk, ""), 44004);
      assertRefused(await talk.post("send", { chatid: "team", msgtype: "text" }), 44004);
      assertRefused(await say(talk, "语".repeat(683)), 45002);
      assertOk(await say(talk, `${"语".repeat(682)}xx`));
      for (const msgtype of ["markdown", "template_card", "", undefined])
        assertRefused(await say(talk, "x", { msgtype }), 40008);
      assert.equal(talk.sim.chat("team")?.events.filter(({ kind }) => kind === "message").length, 1);
    }));

  it("looks at the message before the chat", () =>
    team({}, async (talk) => {
      assertRefused(await say(talk, "", { chatid: "none" }), 44004);
      assertRefused(await say(talk, "x", { chatid: "none" }), 86001);
    }));

  it("answers a msgid where the knob says so", () =>
    team({ knobs: { sendMsgid: "present" } }, async (talk) => {
      const { msgid } = (await say(talk, "x")).json;
      const message = talk.sim.chat("team")?.events.at(-1);
      assert.equal(msgid, message?.kind === "message" ? message.msgid : undefined);
    }));

  it("counts a message once for each member of the chat", () =>
    team({ clock: "manual", knobs: { quotas: { messages: [{ personTimes: 7, window: "minute" }] } } }, async (talk) => {
      assertOk(await say(talk, "1"));
      assertOk(await say(talk, "2"));
      assertRefused(await say(talk, "3"), 45009);
      talk.sim.advance(60_000);
      assertOk(await say(talk, "3"));
    }));

  it("drops what is beyond a member's quota without a word, and tells only the side channel", () =>
    team({ clock: "manual", knobs: { quotas: { perMember: [{ messages: 1, window: "minute" }] } } }, async (talk) => {
      assertOk(await say(talk, "1"));
      talk.sim.byHand.join("team", "dan");
      assertOk(await say(talk, "2"));
      const message = talk.sim.chat("team")?.events.at(-1);
      assert.deepEqual(message?.kind === "message" ? message.dropped : undefined, ["ann", "ben", "cem"]);
      talk.sim.setKnobs({ silentDrop: false });
      assertOk(await say(talk, "3"));
      const last = talk.sim.chat("team")?.events.at(-1);
      assert.deepEqual(last?.kind === "message" ? last.dropped : undefined, []);
    }));
});
