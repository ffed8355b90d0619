import assert from "node:assert/strict";
import { chatLimits, useridFormat } from "../../../src/api/limits";
import { assertOk, assertRefused, talking } from "./talk";

const people = (count: number) => Array.from({ length: count }, (_, at) => `user${at}`);

describe("simulator: appchat/create", () => {
  it("makes a chat and answers its id", () =>
    talking({}, async (talk) => {
      const reply = await talk.create({ name: "Team" });
      assertOk(reply);
      assert.equal(reply.json.chatid, "team");
      const chat = talk.sim.chat("team");
      assert.deepEqual(
        { name: chat?.name, owner: chat?.owner, userlist: chat?.userlist, visible: chat?.visible },
        { name: "Team", owner: "ann", userlist: ["ann", "ben", "cem"], visible: false },
      );
      assert.deepEqual(
        chat?.events.map(({ kind, by }) => ({ kind, by })),
        [{ kind: "created", by: "api" }],
      );
    }));

  it("makes an id of 20 digits where none is given, each time another", () =>
    talking({}, async (talk) => {
      const ids = [await talk.create({ chatid: "" }), await talk.create({ chatid: undefined })].map(
        ({ json }) => json.chatid,
      );
      for (const id of ids) assert.match(id, /^\d{20}$/);
      assert.notEqual(ids[0], ids[1]);
    }));

  it("picks a member as owner where none is given, and the same one for the same seed", async () => {
    const owners: (string | undefined)[] = [];
    for (let run = 0; run < 2; run += 1)
      await talking({}, async (talk) => {
        assertOk(await talk.create({ owner: "", userlist: people(20) }));
        owners.push(talk.sim.chat("team")?.owner);
      });
    assert.ok(people(20).includes(owners[0] ?? ""));
    assert.equal(owners[0], owners[1]);
  });

  it("refuses an id that exists, also when its chat was dissolved", () =>
    talking({}, async (talk) => {
      assertOk(await talk.create());
      assertRefused(await talk.create({ name: "again" }), 86215);
      talk.sim.byHand.dissolve("team");
      assertRefused(await talk.create({ name: "again" }), 86215);
      talk.sim.setKnobs({ dissolvedChatid: "free" });
      assertOk(await talk.create({ name: "again" }));
    }));

  it("refuses ids that aren't 1 to 32 letters and digits", () =>
    talking({}, async (talk) => {
      for (const chatid of ["a_b", "a b", "群", "x".repeat(33)]) assertRefused(await talk.create({ chatid }), 86001);
      assertOk(await talk.create({ chatid: "x".repeat(32) }));
    }));

  it("wants 2 to 2000 members", () =>
    talking({}, async (talk) => {
      const { maxMembers } = chatLimits;
      const create = (count: number) => talk.create({ chatid: `c${count}`, owner: "", userlist: people(count) });
      assertRefused(await create(0), 86006);
      assertRefused(await create(1), 86006);
      assertOk(await create(2));
      assertOk(await create(maxMembers));
      assertRefused(await create(maxMembers + 1), 86006);
    }));

  it("holds a corp to its administrator's own limit, and to the knob's", () =>
    talking({ seed: { maxMembers: 3 } }, async (talk) => {
      assertOk(await talk.create());
      assertRefused(await talk.create({ chatid: "b", owner: "", userlist: people(4) }), 86006);
      talk.sim.setKnobs({ maxMembers: 2 });
      assertRefused(await talk.create({ chatid: "b" }), 86006);
    }));

  it("counts a person named twice once, or each time where the knob says so", () =>
    talking({}, async (talk) => {
      const twice = { chatid: "twice", owner: "ann", userlist: ["ann", "ANN"] };
      assertRefused(await talk.create(twice), 86006);
      talk.sim.setKnobs({ duplicateUserids: "each" });
      assertOk(await talk.create(twice));
      assert.deepEqual(talk.sim.chat("twice")?.userlist, ["ann"]);
    }));

  it("refuses the whole call for one bad userid, and names nobody", () =>
    talking({ seed: { users: ["ann", { userid: "ben", name: "Ben" }] } }, async (talk) => {
      for (const bad of ["nobody", "-x", "a b", "x".repeat(65)]) {
        assert.equal(useridFormat.test(bad), bad === "nobody");
        const reply = await talk.create({ userlist: ["ann", "ben", bad] });
        assertRefused(reply, 86007);
        assert.ok(!reply.json.errmsg.includes(`${bad},`));
      }
      assert.deepEqual(talk.sim.chats(), []);
      assertOk(await talk.create({ userlist: ["ANN", "Ben"] }));
    }));

  it("takes every well-formed userid where there is no directory", () =>
    talking({}, async (talk) => assertOk(await talk.create({ userlist: ["ann", "who.ever@x-1_2"] }))));

  it("answers another code for bad members where the knob says so", () =>
    talking({ knobs: { badMemberErrcode: { create: 60111 } } }, async (talk) =>
      assertRefused(await talk.create({ userlist: ["ann", "-"] }), 60111),
    ));

  it("wants the owner to be a member, compared without case", () =>
    talking({ seed: { users: ["ann", "ben", "cem", "dan"] } }, async (talk) => {
      assertRefused(await talk.create({ owner: "dan" }), 86207);
      assertRefused(await talk.create({ owner: "nobody" }), 86005);
      assertOk(await talk.create({ owner: "ANN" }));
      talk.sim.setKnobs({ ownerNotListed: "accept" });
      assertOk(await talk.create({ chatid: "b", owner: "dan" }));
    }));

  it("cuts a long name at 50 code points without a word", () =>
    talking({}, async (talk) => {
      const { maxNameLength } = chatLimits;
      assertOk(await talk.create({ name: "😀".repeat(maxNameLength + 1) }));
      assert.equal(talk.sim.chat("team")?.name, "😀".repeat(maxNameLength));
      talk.sim.setKnobs({ nameCut: "refuse" });
      assertRefused(await talk.create({ chatid: "b", name: "x".repeat(maxNameLength + 1) }), 86004);
    }));

  it("names a nameless chat after its members where the knob says so", () =>
    talking({ knobs: { defaultName: "joined-userids" } }, async (talk) => {
      await talk.create();
      assert.equal(talk.sim.chat("team")?.name, "ann、ben、cem");
    }));

  it("reads a body that isn't JSON as an empty one, and says so", () =>
    talking({}, async (talk) => {
      for (const body of ["userlist=ann&userlist=ben", '{“userlist”: ["ann","ben"]}', "[1]", '"text"']) {
        const reply = await talk.post("create", body);
        assertRefused(reply, 86006);
        assert.match(reply.json.errmsg, /^Warning: wrong json format\. invalid chat member list size, hint/);
      }
      const none = await talk.post("create", "");
      assertRefused(none, 86006);
      assert.doesNotMatch(none.json.errmsg, /Warning/);
    }));

  it("goes on with what it can read where one field has the wrong type", () =>
    talking({}, async (talk) => {
      const reply = await talk.create({ name: 5 });
      assert.deepEqual(reply.json, { errcode: 0, errmsg: "Warning: wrong json format. ok", chatid: "team" });
      const list = await talk.create({ chatid: "b", userlist: ["ann", 7] });
      assertRefused(list, 86006);
      assert.match(list.json.errmsg, /^Warning: wrong json format\./);
    }));

  it("takes only POST", () =>
    talking({}, async (talk) => {
      assertRefused(await talk.http("GET", `/cgi-bin/appchat/create?access_token=${await talk.token()}`), 40058);
      assert.equal((await talk.http("POST", "/cgi-bin/appchat/nothing", {})).status, 404);
    }));
});
