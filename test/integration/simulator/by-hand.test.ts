import assert from "node:assert/strict";
import { SimulatorError } from "../../../src/simulator/index";
import { type Talk, talking } from "./talk";

const seed = {
  users: ["ann", "ben", "cem", "dan"],
  chats: [{ chatid: "team", name: "Team", owner: "ann", userlist: ["ann", "ben", "cem"] }],
};
const hand = (talk: Talk, what: string, body?: unknown, chatid = "team") =>
  talk.http("POST", `/_sim/chats/${chatid}/${what}`, body);

describe("simulator: changes by hand", () => {
  it("are what people do in the WeCom app, and the API shows them", () =>
    talking({ seed }, async (talk) => {
      assert.equal((await hand(talk, "join", { userids: ["dan"] })).status, 200);
      assert.equal((await hand(talk, "leave", { userids: ["BEN"] })).status, 200);
      assert.equal((await hand(talk, "rename", { name: "Ours" })).status, 200);
      assert.equal((await hand(talk, "owner", { owner: "cem" })).status, 200);
      assert.deepEqual((await talk.get("team")).json.chat_info, {
        chatid: "team",
        name: "Ours",
        owner: "cem",
        userlist: ["ann", "cem", "dan"],
        chat_type: 0,
      });
      const { json } = await hand(talk, "dissolve");
      assert.equal(json.dissolved, true);
      assert.deepEqual(
        json.events.map(({ by, kind }: { by: string; kind: string }) => `${by} ${kind}`),
        ["api created", "hand joined", "hand left", "hand renamed", "hand owner", "hand dissolved"],
      );
    }));

  it("can be made in the process as well", () =>
    talking({ seed, clock: "manual", startAtMs: 1_000 }, async (talk) => {
      const { byHand } = talk.sim;
      talk.sim.advance(500);
      assert.deepEqual(byHand.join("team", "dan").events.at(-1), {
        by: "hand",
        atMs: 1_500,
        kind: "joined",
        members: ["dan"],
      });
      byHand.leave("team", "ben", "cem");
      byHand.rename("team", "Ours");
      byHand.owner("team", "dan");
      const chat = byHand.dissolve("team");
      assert.deepEqual([chat.name, chat.owner, ...chat.userlist], ["Ours", "dan", "ann", "dan"]);
    }));

  it("say what takes them back", () =>
    talking({ seed }, async (talk) => {
      assert.deepEqual((await hand(talk, "leave", { userids: ["ann"] })).json.undo, [
        { kind: "join", userids: ["ann"] },
        { kind: "owner", owner: "ann" },
      ]);
      assert.deepEqual((await hand(talk, "dissolve")).json.undo, []);
    }));

  it("pass a chat on when its owner leaves, until nobody is left", () =>
    talking({ seed }, async (talk) => {
      assert.equal(talk.sim.byHand.leave("team", "ann").owner, "ben");
      assert.deepEqual(talk.sim.byHand.leave("team", "ben", "cem").userlist, []);
      assert.equal(talk.sim.chat("team")?.owner, "");
    }));

  it("are refused where the WeCom app wouldn't offer them, and say why", () =>
    talking({ seed }, async (talk) => {
      const before = talk.sim.chat("team");
      const refused: [string, unknown, number, RegExp, object?][] = [
        ["join", { userids: ["nobody"] }, 409, /no such user: nobody/, { reason: "unknown", userids: ["nobody"] }],
        ["join", { userids: ["Ann"] }, 409, /already in the chat: Ann/, { reason: "present", userids: ["Ann"] }],
        ["leave", { userids: ["dan"] }, 409, /not in the chat: dan/, { reason: "absent", userids: ["dan"] }],
        ["owner", { owner: "dan" }, 409, /not in the chat: dan/, { reason: "absent", userids: ["dan"] }],
        ["join", { users: ["dan"] }, 400, /users/],
        ["rename", {}, 400, /name/],
        ["rename", "{", 400, /isn't JSON/],
      ];
      for (const [what, body, status, error, because = {}] of refused) {
        const reply = await hand(talk, what, body);
        assert.equal(reply.status, status);
        const { error: words, ...rest } = reply.json;
        assert.match(words, error);
        assert.deepEqual(rest, because);
      }
      assert.deepEqual(talk.sim.chat("team"), before);
      assert.equal((await hand(talk, "rename", { name: "x" }, "none")).status, 404);
      talk.sim.byHand.dissolve("team");
      const dissolved = (await hand(talk, "rename", { name: "x" })).json;
      assert.match(dissolved.error, /dissolved/);
      assert.deepEqual([dissolved.reason, dissolved.userids], ["dissolved", []]);
      assert.throws(() => talk.sim.byHand.rename("none", "x"), SimulatorError);
    }));

  it("keep to the corp's largest chat", () =>
    talking({ seed: { ...seed, maxMembers: 3 } }, async (talk) =>
      assert.match((await hand(talk, "join", { userids: ["dan"] })).json.error, /at most 3/),
    ));

  it("ask for the corp where several have a chat of the same id", () => {
    const corps = ["ww1", "ww2"].map((corpId) => ({ ...seed, corpId }));
    return talking({ seed: { corps } }, async (talk) => {
      assert.equal((await hand(talk, "rename", { name: "x" })).status, 409);
      assert.equal((await hand(talk, "rename?corp=ww2", { name: "x" })).json.corpId, "ww2");
    });
  });
});
