import assert from "node:assert/strict";
import { assertRefused, talking } from "./talk";

describe("simulator: appchat/get", () => {
  it("answers the chat in the documented shape, as it was sent", () =>
    talking({}, async (talk) => {
      await talk.create({ name: "Team", owner: "Ann", userlist: ["Ben", "Ann"] });
      assert.deepEqual((await talk.get("team")).json, {
        errcode: 0,
        errmsg: "ok",
        chat_info: { chatid: "team", name: "Team", owner: "Ann", userlist: ["Ben", "Ann"], chat_type: 0 },
      });
    }));

  it("answers chats of the seed, course chats too", () => {
    const chats = [
      { chatid: "seeded_1", name: "Course", owner: "ben", userlist: ["ann", "ben"], chatType: 1 as const },
    ];
    return talking({ seed: { chats } }, async (talk) => {
      const { chat_info } = (await talk.get("seeded_1")).json;
      assert.deepEqual(chat_info, {
        chatid: "seeded_1",
        name: "Course",
        owner: "ben",
        userlist: ["ann", "ben"],
        chat_type: 1,
      });
    });
  });

  it("answers 86001 for a chat that isn't there, or the code of the knob", () =>
    talking({}, async (talk) => {
      assertRefused(await talk.get("none"), 86001);
      assertRefused(await talk.get("not_well-formed"), 86001);
      for (const notFoundErrcode of [86003, 40050] as const) {
        talk.sim.setKnobs({ notFoundErrcode });
        assertRefused(await talk.get("none"), notFoundErrcode);
      }
      assertRefused(await talk.get(""), 40063);
    }));

  it("answers a dissolved chat like one that never was, or 49008 where the knob says so", () =>
    talking({}, async (talk) => {
      await talk.create();
      talk.sim.byHand.dissolve("team");
      assertRefused(await talk.get("team"), 86001);
      assertRefused(await talk.post("update", { chatid: "team", name: "x" }), 86001);
      talk.sim.setKnobs({ dissolvedErrcode: 49008 });
      assertRefused(await talk.get("team"), 49008);
    }));

  it("shows members in lower case and in another order where the knobs say so", () =>
    talking({ knobs: { useridCase: "lower", userlistOrder: "shuffled" } }, async (talk) => {
      const userlist = Array.from({ length: 12 }, (_, at) => `User${at}`);
      await talk.create({ owner: "User3", userlist });
      const { chat_info } = (await talk.get("team")).json;
      const lower = userlist.map((each) => each.toLowerCase());
      assert.equal(chat_info.owner, "user3");
      assert.deepEqual(chat_info.userlist.toSorted(), lower.toSorted());
      assert.notDeepEqual(chat_info.userlist, lower);
      assert.deepEqual((await talk.get("team")).json.chat_info, chat_info);
    }));

  it("takes only GET", () =>
    talking({}, async (talk) =>
      assertRefused(await talk.http("POST", `/cgi-bin/appchat/get?access_token=${await talk.token()}`, {}), 40058),
    ));
});
