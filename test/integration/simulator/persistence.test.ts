import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultAgentId, SimulatorError, startSimulator } from "../../../src/simulator/index";
import { mp4 } from "../../helpers/media-files";
import { assertOk, assertRefused, talking } from "./talk";

describe("simulator: the data file", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "wecom-simulator-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("keeps chats, history, tokens, quotas and the clock from one run to the next", async () => {
    const options = {
      data: join(folder, "deep", "state.json"),
      clock: "manual",
      knobs: { quotas: { calls: [{ endpoint: "appchat/create", calls: 1, window: "day" }] } },
    } as const;
    let token = "";
    let before: unknown;
    await talking({ ...options, seed: { users: ["ann", "ben", "cem"] } }, async (talk) => {
      token = await talk.token();
      assertOk(await talk.create());
      talk.sim.byHand.leave("team", "cem");
      talk.sim.advance(60_000);
      before = talk.sim.state();
    });
    await talking(options, async (talk) => {
      assert.deepEqual(talk.sim.state(), before);
      assertOk(await talk.get("team", token));
      assertRefused(await talk.post("create", { userlist: ["ann", "ben"] }, token), 45009);
      talk.sim.byHand.dissolve("team");
    });
    await talking(options, async (talk) => assertRefused(await talk.get("team", token), 86001));
  });

  it("keeps messages and media, but not what is in the files", async () => {
    const data = join(folder, "state.json");
    let media_id = "";
    let token = "";
    let before: unknown;
    await talking({ data, edition: "private" }, async (talk) => {
      await talk.create();
      token = await talk.token();
      media_id = (await talk.upload("video", "电影.mp4", mp4)).json.media_id;
      const { jobid } = (await talk.send("video", { media_id, title: "x".repeat(200) })).json;
      assertOk(await talk.post("revoke", { jobid }));
      before = talk.sim.messages("team");
    });
    assert.ok(!readFileSync(data, "utf8").includes("ftyp"));
    await talking({ data, edition: "private" }, async (talk) => {
      assert.deepEqual(talk.sim.messages("team"), before);
      assertOk(await talk.post("send", { chatid: "team", msgtype: "video", video: { media_id } }, token));
      assertRefused(await talk.download(media_id, token), 40007);
      assert.deepEqual(
        [talk.sim.media(media_id)?.filename, talk.sim.media(media_id)?.content],
        ["电影.mp4", undefined],
      );
      const { status, json } = await talk.http("GET", `/_sim/media/${media_id}`);
      assert.equal(status, 404);
      assert.match(json.error, /isn't kept any more/);
    });
  });

  it("reads files of before there were media and other messages than text", async () => {
    const data = join(folder, "state.json");
    await talking({ data }, async (talk) => {
      await talk.create();
      await talk.send("text", { content: "hello" });
    });
    const { media: _, ...state } = JSON.parse(readFileSync(data, "utf8"));
    const [chat] = state.chats;
    const { msgid, msgtype, content, safe, receivers, dropped, by, atMs, kind } = chat.events.at(-1);
    const message = { by, atMs, kind, msgid, msgtype, content, safe, receivers, dropped };
    writeFileSync(data, JSON.stringify({ ...state, chats: [{ ...chat, events: [chat.events[0], message] }] }));
    await talking({ data }, async (talk) => {
      const added = { agentId: defaultAgentId, cuts: [], media: [], mentioned: [] };
      assert.deepEqual(talk.sim.messages("team"), [{ ...message, ...added }]);
      assert.deepEqual(talk.sim.state().media, []);
    });
  });

  it("gives no id twice across runs", async () => {
    const data = join(folder, "state.json");
    const ids: string[] = [];
    for (let run = 0; run < 2; run += 1)
      await talking({ data }, async (talk) => {
        ids.push((await talk.create({ chatid: "" })).json.chatid);
      });
    assert.notEqual(ids[0], ids[1]);
  });

  it("is there from the start, is whole JSON after each save, and only its owner may read it", async () => {
    const data = join(folder, "state.json");
    await talking({ data }, async (talk) => {
      assert.deepEqual(JSON.parse(readFileSync(data, "utf8")).chats, []);
      await talk.create();
      // Saved without a close: a run that is killed loses little.
      while (JSON.parse(readFileSync(data, "utf8")).chats.length === 0) await new Promise(setImmediate);
      assert.equal(statSync(data).mode & 0o077, 0);
      assert.deepEqual(readdirSync(folder), ["state.json"]);
    });
  });

  it("is refused in words when it isn't one, and left as it is", async () => {
    const data = join(folder, "state.json");
    for (const [content, problem] of [
      ["not JSON", /state\.json can't be read as JSON/],
      ['{"version":2}', /state\.json isn't a simulator's: version/],
    ] as const) {
      writeFileSync(data, content);
      await assert.rejects(startSimulator({ data }), (error: Error) => {
        assert.ok(error instanceof SimulatorError);
        assert.match(error.message, problem);
        return true;
      });
      assert.equal(readFileSync(data, "utf8"), content);
    }
  });
});
