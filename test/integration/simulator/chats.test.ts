import assert from "node:assert/strict";
import { type Talk, talking } from "./talk";

const seed = {
  users: [{ userid: "ann", name: "Ann Meyer" }, "ben", { userid: "cem", name: "Cem" }, "dan"],
  chats: [
    { chatid: "team", name: "Team", userlist: ["ann", "ben", "cem"] },
    { chatid: "oncall", name: "On call", owner: "ben", userlist: ["ann", "ben"] },
    { chatid: "third", name: "值班", userlist: ["cem", "dan"] },
  ],
};
const manual = { clock: "manual", startAtMs: 1_000, seed } as const;
const ask = async (talk: Talk, path: string) => (await talk.http("GET", `/_sim/chats${path}`)).json;
const ids = ({ chats }: { readonly chats: readonly { readonly chatid: string }[] }) =>
  chats.map(({ chatid }) => chatid);

describe("simulator: chats part by part", () => {
  it("are listed without members and history, the one in which something happened last first", () =>
    talking(manual, async (talk) => {
      talk.sim.advance(500);
      talk.sim.byHand.join("oncall", "cem");
      const answer = await ask(talk, "");
      assert.deepEqual([answer.total, answer.offset, ids(answer)], [3, 0, ["oncall", "team", "third"]]);
      assert.deepEqual(answer.chats[0], {
        chatid: "oncall",
        corpId: talk.sim.corpId,
        agentId: 1_000_002,
        name: "On call",
        owner: "ben",
        ownerName: "ben",
        members: 3,
        chatType: 0,
        visible: true,
        dissolved: false,
        createdAtMs: 1_000,
        events: 2,
        last: { kind: "joined", by: "hand", atMs: 1_500, members: ["Cem"], people: 1 },
      });
      assert.deepEqual(await ask(talk, "/oncall"), answer.chats[0]);
    }));

  it("are found by name, id and owner, in any case, and shown in windows", () =>
    talking(manual, async (talk) => {
      for (const [search, found] of [
        ["ON C", ["oncall"]],
        ["值", ["third"]],
        ["meyer", ["team"]],
        ["cem", ["third"]],
        ["none", []],
      ] as const)
        assert.deepEqual(ids(await ask(talk, `?search=${encodeURIComponent(search)}`)), found, search);
      const window = await ask(talk, "?offset=1&limit=1");
      assert.deepEqual([window.total, window.offset, ids(window)], [3, 1, ["oncall"]]);
    }));

  it("say in short what happened last, whatever it was", () =>
    talking({ seed: { users: seed.users } }, async (talk) => {
      await talk.create();
      const last = async () => {
        const { kind, by, msgtype, text, members, people } = (await ask(talk, "/team")).last;
        return JSON.parse(JSON.stringify({ kind, by, msgtype, text, members, people }));
      };
      assert.deepEqual(await last(), { kind: "created", by: "api", members: ["Ann Meyer", "ben", "Cem"], people: 3 });
      await talk.send("text", { content: `line one\n\n  line two ${"x".repeat(500)}` });
      const { text, ...rest } = await last();
      assert.deepEqual(rest, { kind: "message", by: "api", msgtype: "text" });
      assert.match(text, /^line one line two x+$/);
      assert.ok(text.length <= 120);
      const { media_id } = (await talk.upload("file", "报告.pdf", Buffer.from("a report"))).json;
      await talk.send("file", { media_id });
      assert.equal((await last()).text, "报告.pdf");
      await talk.send("news", { articles: [{ title: "First", url: "https://example.com/" }] });
      assert.equal((await last()).text, "First");
      talk.sim.byHand.owner("team", "cem");
      assert.deepEqual(await last(), { kind: "owner", by: "hand", text: "Cem" });
      talk.sim.byHand.rename("team", "Ours");
      assert.deepEqual(await last(), { kind: "renamed", by: "hand", text: "Ours" });
      talk.sim.byHand.dissolve("team");
      assert.deepEqual(await last(), { kind: "dissolved", by: "hand" });
    }));

  it("list their members, the owner first, by window and by search in ids and names", () =>
    talking(manual, async (talk) => {
      assert.deepEqual(await ask(talk, "/oncall/members"), {
        total: 2,
        offset: 0,
        members: [
          { userid: "ben", name: "ben", owner: true },
          { userid: "ann", name: "Ann Meyer", owner: false },
        ],
      });
      assert.deepEqual((await ask(talk, "/team/members?search=MEY")).members.length, 1);
      const { total, members } = await ask(talk, "/team/members?offset=1&limit=1");
      assert.deepEqual([total, members], [3, [{ userid: "ben", name: "ben", owner: false }]]);
    }));

  it("show their history from the end backwards and on from where one was, with names of the people in it", () =>
    talking(manual, async (talk) => {
      for (let at = 0; at < 5; at += 1) talk.sim.byHand.rename("team", `Name ${at}`);
      const indexes = async (query: string) =>
        (await ask(talk, `/team/events${query}`)).events.map(({ index }: { index: number }) => index);
      assert.deepEqual(await indexes(""), [0, 1, 2, 3, 4, 5]);
      assert.deepEqual(await indexes("?limit=2"), [4, 5]);
      assert.deepEqual(await indexes("?limit=2&before=4"), [2, 3]);
      assert.deepEqual(await indexes("?limit=2&before=1"), [0]);
      assert.deepEqual(await indexes("?after=4"), [4, 5]);
      assert.deepEqual(await indexes("?after=6"), []);
      const { total, events, names } = await ask(talk, "/team/events?before=1");
      assert.deepEqual([total, names], [6, { ann: "Ann Meyer", cem: "Cem" }]);
      assert.deepEqual(events[0].members, ["ann", "ben", "cem"]);
    }));

  it("cut the content of an article, which can be most of a megabyte, but nowhere else", () =>
    talking({}, async (talk) => {
      await talk.create();
      const thumb = (await talk.upload("image", "a.jpg", Buffer.from([0xff, 0xd8, 0xff, 0, 0, 0, 0]))).json.media_id;
      const content = "x".repeat(600_000);
      await talk.send("mpnews", { articles: [{ title: "t", thumb_media_id: thumb, content }] });
      const { events } = await ask(talk, "/team/events");
      assert.equal(events.at(-1).content.articles[0].content.length, 20_001);
      const whole = (await talk.http("GET", "/_sim/state")).json.chats[0].events.at(-1);
      assert.equal(whole.content.articles[0].content, content);
    }));

  it("answer honest statuses", () =>
    talking({ seed: { corps: ["ww1", "ww2"].map((corpId) => ({ ...seed, corpId })) } }, async (talk) => {
      const status = async (path: string) => (await talk.http("GET", `/_sim/chats${path}`)).status;
      assert.equal(await status("/none"), 404);
      assert.equal(await status("/none/members"), 404);
      assert.equal(await status("/team"), 409);
      assert.equal(await status("/team/events?corp=ww1"), 200);
      assert.equal(await status("/team/events?corp=ww3"), 404);
      for (const query of ["?limit=0", "?limit=1001", "?offset=-1", "?find=x"]) assert.equal(await status(query), 400);
    }));
});
