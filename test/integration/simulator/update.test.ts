import assert from "node:assert/strict";
import { chatLimits } from "../../../src/api/limits";
import type { KnobChanges } from "../../../src/simulator/index";
import { assertOk, assertRefused, type Talk, talking } from "./talk";

const team = (knobs: KnobChanges, conversation: (talk: Talk) => Promise<void>) =>
  talking({ knobs }, async (talk) => {
    assertOk(await talk.create({ name: "Team" }));
    await conversation(talk);
  });
const update = (talk: Talk, change: object) => talk.post("update", { chatid: "team", ...change });
const seen = (talk: Talk) => {
  const chat = talk.sim.chat("team");
  return [chat?.name, chat?.owner, ...(chat?.userlist ?? [])];
};

describe("simulator: appchat/update", () => {
  it("changes name, owner and members in one call, and remembers what was done", () =>
    team({}, async (talk) => {
      assertOk(await update(talk, { name: "New", owner: "dan", add_user_list: ["dan"], del_user_list: ["ANN"] }));
      assert.deepEqual(seen(talk), ["New", "dan", "ben", "cem", "dan"]);
      assert.deepEqual(
        talk.sim.chat("team")?.events.map(({ kind, by }) => `${by} ${kind}`),
        ["api created", "api renamed", "api joined", "api owner", "api left"],
      );
    }));

  it("takes null, an empty text and an empty list for unset, and ignores a userlist", () =>
    team({}, async (talk) => {
      assertOk(await update(talk, { name: "", owner: "", add_user_list: null, del_user_list: [] }));
      assertOk(await update(talk, { name: null, owner: null, userlist: ["zed"] }));
      assert.deepEqual(seen(talk), ["Team", "ann", "ann", "ben", "cem"]);
    }));

  it("takes an empty text at its word where the knob says so", () =>
    team({ emptyInUpdate: "literal" }, async (talk) => {
      assertRefused(await update(talk, { owner: null }), 86005);
      assertOk(await update(talk, { name: "" }));
      assert.deepEqual(seen(talk), ["", "ann", "ann", "ben", "cem"]);
    }));

  it("refuses the whole call for one bad userid to add, and names nobody", () =>
    team({}, async (talk) => {
      const before = talk.sim.chats();
      assertRefused(await update(talk, { name: "New", add_user_list: ["dan", "not a userid"] }), 60111);
      assert.deepEqual(talk.sim.chats(), before);
    }));

  it("removes people who are no longer in the directory", () => {
    const seed = { users: ["ann", "ben"], chats: [{ chatid: "team", userlist: ["ann", "ben", "gone"] }] };
    return talking({ seed }, async (talk) => assertOk(await update(talk, { del_user_list: ["gone"] })));
  });

  it("ignores adding who is there and removing who isn't, or refuses it where the knobs say so", async () => {
    await team({}, async (talk) => {
      assertOk(await update(talk, { add_user_list: ["BEN"], del_user_list: ["zed"] }));
      assert.deepEqual(seen(talk), ["Team", "ann", "ann", "ben", "cem"]);
      assert.equal(talk.sim.chat("team")?.events.length, 1);
    });
    await team({ addPresent: 86216, removeAbsent: 86216 }, async (talk) => {
      assertRefused(await update(talk, { add_user_list: ["ben"] }), 86216);
      assertRefused(await update(talk, { del_user_list: ["zed"] }), 86216);
    });
  });

  it("refuses to leave fewer than 2 members, unless the knob allows it", async () => {
    const removal = { del_user_list: ["ben", "cem"] };
    await team({}, async (talk) => assertRefused(await update(talk, removal), 86006));
    await team({ updateBelowMinimum: "allow" }, async (talk) => assertOk(await update(talk, removal)));
  });

  it("still renames a chat that people left until one was left", () =>
    team({}, async (talk) => {
      talk.sim.byHand.leave("team", "ben", "cem");
      assertOk(await update(talk, { name: "New" }));
    }));

  it("adds first and removes then, so that a full chat has to be thinned out in a call of its own", async () => {
    const userlist = Array.from({ length: chatLimits.maxMembers }, (_, at) => `user${at}`);
    const swap = { chatid: "full", add_user_list: ["ann"], del_user_list: ["user1"] };
    for (const [updateOrder, fits] of [
      ["add-first", false],
      ["delete-first", true],
      ["at-once", true],
    ] as const)
      await talking({ knobs: { updateOrder } }, async (talk) => {
        assertOk(await talk.create({ chatid: "full", owner: "user0", userlist }));
        const reply = await talk.post("update", swap);
        if (fits) assertOk(reply);
        else assertRefused(reply, 86006);
      });
  });

  it("keeps the smallest chat valid after each step where it removes first", () =>
    talking({ knobs: { updateOrder: "delete-first" } }, async (talk) => {
      assertOk(await talk.create({ userlist: ["ann", "ben"] }));
      assertRefused(await update(talk, { add_user_list: ["cem"], del_user_list: ["ben"] }), 86006);
      talk.sim.setKnobs({ updateOrder: "add-first" });
      assertOk(await update(talk, { add_user_list: ["cem"], del_user_list: ["ben"] }));
    }));

  it("wants a new owner when the owner is removed, or picks one where the knob says so", async () => {
    await team({}, async (talk) => {
      assertRefused(await update(talk, { del_user_list: ["ann"] }), 86005);
      assertRefused(await update(talk, { del_user_list: ["ann"], owner: "ann" }), 86207);
      assertOk(await update(talk, { del_user_list: ["ann"], owner: "ben" }));
    });
    await team({ ownerRemoved: "random" }, async (talk) => {
      assertOk(await update(talk, { del_user_list: ["ann"] }));
      assert.ok(["ben", "cem"].includes(talk.sim.chat("team")?.owner ?? ""));
    });
  });

  it("wants the new owner to be a member", () =>
    team({}, async (talk) => {
      assertRefused(await update(talk, { owner: "dan" }), 86207);
      assertRefused(await update(talk, { owner: "not a userid" }), 86005);
      assertOk(await update(talk, { owner: "dan", add_user_list: ["dan"] }));
    }));

  it("cuts a long name", () =>
    team({}, async (talk) => {
      assertOk(await update(talk, { name: "名".repeat(60) }));
      assert.equal(talk.sim.chat("team")?.name, "名".repeat(chatLimits.maxNameLength));
    }));

  it("refuses a call without a chat id, and one for a chat that isn't there", () =>
    team({}, async (talk) => {
      assertRefused(await update(talk, { chatid: undefined, name: "x" }), 40063);
      assertRefused(await update(talk, { chatid: "other", name: "x" }), 86001);
      const broken = await talk.post("update", "chatid=team&name=x");
      assertRefused(broken, 40063);
      assert.match(broken.json.errmsg, /^Warning: wrong json format\./);
    }));

  it("answers nothing but errcode and errmsg", () =>
    team({}, async (talk) => assert.deepEqual((await update(talk, { name: "x" })).json, { errcode: 0, errmsg: "ok" })));
});
