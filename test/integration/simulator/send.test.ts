import assert from "node:assert/strict";
import { defaultAgentId, type ServerOptions } from "../../../src/simulator/index";
import { assertOk, assertRefused, type Talk, talking } from "./talk";

const team = (options: ServerOptions, conversation: (talk: Talk) => Promise<void>) =>
  talking(options, async (talk) => {
    await talk.create();
    await conversation(talk);
  });
const say = (talk: Talk, content: unknown, more: object = {}) => talk.send("text", { content }, more);

describe("simulator: appchat/send", () => {
  it("keeps a text in the chat's history and makes the chat visible", () =>
    team({ clock: "manual", startAtMs: 0 }, async (talk) => {
      assert.equal(talk.sim.chat("team")?.visible, false);
      const reply = await say(talk, "hello", { safe: 1 });
      assert.deepEqual(reply.json, { errcode: 0, errmsg: "ok" });
      const chat = talk.sim.chat("team");
      assert.equal(chat?.visible, true);
      const [message] = talk.sim.messages("team");
      assert.deepEqual(message, {
        by: "api",
        atMs: 0,
        kind: "message",
        msgid: message?.msgid,
        agentId: defaultAgentId,
        msgtype: "text",
        content: { content: "hello" },
        cuts: [],
        media: [],
        mentioned: [],
        safe: 1,
        receivers: 3,
        dropped: [],
      });
    }));

  it("looks at the message before the chat", () =>
    team({}, async (talk) => {
      assertRefused(await say(talk, "", { chatid: "none" }), 44004);
      assertRefused(await say(talk, "x", { chatid: "none" }), 86001);
    }));

  it("lists a chat's messages with the newest last, and none of a chat that isn't there", () =>
    team({}, async (talk) => {
      for (const content of ["1", "2"]) await say(talk, content);
      talk.sim.byHand.rename("team", "Team");
      assert.deepEqual(
        talk.sim.messages("team").map(({ content }) => content.content),
        ["1", "2"],
      );
      assert.deepEqual(talk.sim.messages("none"), []);
    }));

  it("answers a msgid where the knob says so", () =>
    team({ knobs: { sendMsgid: "present" } }, async (talk) => {
      const { msgid } = (await say(talk, "x")).json;
      assert.equal(msgid, talk.sim.messages("team").at(-1)?.msgid);
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
      assert.deepEqual(talk.sim.messages("team").at(-1)?.dropped, ["ann", "ben", "cem"]);
      talk.sim.setKnobs({ silentDrop: false });
      assertOk(await say(talk, "3"));
      assert.deepEqual(talk.sim.messages("team").at(-1)?.dropped, []);
    }));
});
