import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mediaLifeS, mediaLimits, minMediaBytes } from "../../../src/api/limits";
import { amr, jpg, mp4, pdf, png } from "../../helpers/media-files";
import { assertOk, assertRefused, type Talk, talking } from "./talk";

const begun = Date.UTC(2026, 0, 1);
const lifeMs = mediaLifeS * 1_000;

/** A file of so many bytes that begins as it should. */
const sized = (begin: Buffer, bytes: number) => Buffer.concat([begin, Buffer.alloc(bytes)]).subarray(0, bytes);

/** A form by hand, as no library would write it. */
const form = (disposition: string, content = "%PDF-1.7") =>
  [
    `--X\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n--X--\r\n`,
    { "content-type": "multipart/form-data; boundary=X" },
  ] as const;

const send = (talk: Talk, type: string, media_id: string) => talk.send(type, { media_id });

describe("simulator: media/upload", () => {
  it("answers type, media_id and the time as a text", () =>
    talking({ clock: "manual", startAtMs: begun + 999 }, async (talk) => {
      const reply = await talk.upload("file", "plan.pdf", pdf);
      assertOk(reply);
      const { media_id, ...rest } = reply.json;
      assert.match(media_id, /^[\w-]{65}$/);
      assert.deepEqual(rest, { errcode: 0, errmsg: "ok", type: "file", created_at: String(begun / 1_000) });
    }));

  it("takes a file of each type, whatever the case of its ending", () =>
    talking({}, async (talk) => {
      for (const [type, filename, content] of [
        ["image", "a.png", png],
        ["image", "a.JPG", jpg],
        ["image", "a.jpeg", jpg],
        ["voice", "a.amr", amr(60)],
        ["video", "a.mp4", mp4],
        ["file", "a.pdf", pdf],
        ["file", "a", pdf],
      ] as const)
        assertOk(await talk.upload(type, filename, content));
    }));

  it("keeps Chinese names, however a client writes them", () =>
    talking({}, async (talk) => {
      const nameOf = async (reply: Awaited<ReturnType<Talk["upload"]>>) => {
        assertOk(reply);
        return talk.sim.media(reply.json.media_id)?.filename;
      };
      assert.equal(await nameOf(await talk.upload("file", "季度报告 (1).pdf", pdf)), "季度报告 (1).pdf");
      const byHand = (disposition: string) => talk.uploadForm("file", ...form(disposition));
      assert.equal(await nameOf(await byHand('name="media"; filename="报告.pdf"; filelength=8')), "报告.pdf");
      assert.equal(await nameOf(await byHand("name=\"media\"; filename*=UTF-8''%E6%8A%A5%E5%91%8A.pdf")), "报告.pdf");
      assert.equal(
        await nameOf(await byHand('name="media"; filename="report.pdf"; filename*=UTF-8\'\'%E6%8A%A5.pdf')),
        "报.pdf",
      );
    }));

  it("doesn't understand filename* where the knob says so", () =>
    talking({ knobs: { extendedFilename: 44001 } }, async (talk) => {
      const upload = (disposition: string) => talk.uploadForm("file", ...form(disposition));
      assertRefused(await upload("name=\"media\"; filename*=UTF-8''%E6%8A%A5.pdf"), 44001);
      const { media_id } = (await upload('name="media"; filename="a.pdf"; filename*=UTF-8\'\'b.pdf')).json;
      assert.equal(talk.sim.media(media_id)?.filename, "a.pdf");
    }));

  it("refuses a type that isn't one", () =>
    talking({}, async (talk) => {
      for (const type of ["", "thumb", "constructor"]) assertRefused(await talk.upload(type, "a.png", png), 40005);
      const path = `/cgi-bin/media/upload?access_token=${await talk.token()}`;
      assertRefused(await talk.http("POST", path, ...form('name="media"; filename="a.pdf"')), 40005);
    }));

  it("refuses what isn't a form with a file named media in it", () =>
    talking({}, async (talk) => {
      for (const [body, headers] of [
        [JSON.stringify({ media: "C:\\pic.png" }), { "content-type": "application/json" }],
        ["", {}],
        [form('name="media"; filename="a.pdf"')[0], { "content-type": "multipart/form-data" }],
        [form('name="media"; filename="a.pdf"')[0], { "content-type": "multipart/form-data; boundary=Y" }],
        form('name="media"'),
        form('name="media"; filename=""'),
        form('name="file"; filename="a.pdf"'),
        form('name="media"; filename="a.pdf"', ""),
      ] as const)
        assertRefused(await talk.uploadForm("file", body, headers), 44001);
      talk.sim.setKnobs({ uploadPart: "any" });
      assertOk(await talk.uploadForm("file", ...form('name="file"; filename="a.pdf"')));
    }));

  it("says of no form that it isn't JSON, but of one that comes to another call", () =>
    talking({}, async (talk) => {
      const broken = await talk.uploadForm("file", ...form('name="media"'));
      assert.doesNotMatch(broken.json.errmsg, /^Warning/);
      const path = `/cgi-bin/appchat/create?access_token=${await talk.token()}`;
      const reply = await talk.http("POST", path, ...form('name="chatid"'));
      assert.deepEqual([reply.json.errcode, /^Warning/.test(reply.json.errmsg)], [86006, true]);
    }));

  const files = {
    image: ["a.png", png],
    voice: ["a.amr", amr(1)],
    video: ["a.mp4", mp4],
    file: ["a.zip", pdf],
  } as const;
  const sizeErrcodes = { image: 40009, voice: 40006, video: 40011, file: 40006 };
  for (const type of ["image", "voice", "video", "file"] as const)
    it(`refuses ${type} that is too small or too large, and none at just the limits`, () =>
      talking({}, async (talk) => {
        const [filename, begin] = files[type];
        const { maxBytes } = mediaLimits[type];
        // A voice of the largest size would play too long.
        const whole = type === "voice" ? amr(60) : begin;
        const upload = (bytes: number) => talk.upload(type, filename, sized(whole, bytes));
        assertRefused(await upload(minMediaBytes - 1), sizeErrcodes[type]);
        assertRefused(await upload(maxBytes + 1), 45001);
        const largest = await upload(maxBytes);
        if (type === "voice") assertRefused(largest, 45007);
        else assertOk(largest);
        talk.sim.setKnobs({ mediaTooLarge: "by-type" });
        assertRefused(await upload(maxBytes + 1), sizeErrcodes[type]);
      }));

  it("looks at names and contents", () =>
    talking({}, async (talk) => {
      for (const [type, filename, content, errcode] of [
        ["image", "a.gif", png, 40004],
        ["image", "a", png, 40004],
        ["image", "a.png", pdf, 40123],
        ["voice", "a.mp3", amr(1), 40004],
        ["voice", "a.amr", pdf, 40004],
        ["voice", "a.amr", amr(61), 45007],
        ["video", "a.mov", mp4, 40004],
        ["video", "a.mp4", pdf, 40004],
      ] as const)
        assertRefused(await talk.upload(type, filename, content), errcode);
      assert.deepEqual(talk.sim.state().media, []);
      talk.sim.setKnobs({ mediaExtension: "ignore" });
      assertOk(await talk.upload("image", "a", png));
      assertRefused(await talk.upload("image", "a", pdf), 40123);
    }));

  it("is open to every app, also to one that may not use group chats", () =>
    talking({ seed: { apps: [{ scope: "part", kind: "third-party" }] } }, async (talk) => {
      assertOk(await talk.upload("file", "a.pdf", pdf));
      assertRefused(await talk.create(), 48002);
    }));

  it("is refused without a token", () =>
    talking({}, async (talk) => assertRefused(await talk.upload("file", "a.pdf", pdf, ""), 41001)));

  it("stands in the log with name, size and digest, and without a byte of the file", () =>
    talking({}, async (talk) => {
      const content = Buffer.from("%PDF something confidential");
      await talk.upload("file", "报告.pdf", content);
      const [record] = talk.sim.requests({ path: "/cgi-bin/media/upload" });
      const sha256 = createHash("sha256").update(content).digest("hex");
      const media = { filename: "报告.pdf", contentType: "application/octet-stream", bytes: content.length, sha256 };
      assert.deepEqual([record?.query, record?.body], [{ type: "file" }, { media }]);
      await talk.uploadForm("file", "confidential ".repeat(10_000));
      const log = (await talk.http("GET", "/_sim/requests")).text;
      assert.ok(!log.includes("something confidential"));
      assert.ok(log.length < 20_000);
    }));

  it("is met by faults, by type and by file name", () =>
    talking({}, async (talk) => {
      const path = "/cgi-bin/media/upload";
      talk.sim.inject({ path, match: { type: "image" }, errcode: -1 });
      talk.sim.inject({ path, match: { media: { filename: "报告.pdf" } }, times: 1, dropAfter: true });
      assertRefused(await talk.upload("image", "a.png", png), -1);
      assertOk(await talk.upload("file", "a.pdf", pdf));
      await assert.rejects(talk.upload("file", "报告.pdf", pdf));
      assert.deepEqual(
        talk.sim.state().media.map(({ filename }) => filename),
        ["a.pdf", "报告.pdf"],
      );
      assertOk(await talk.upload("file", "报告.pdf", pdf));
    }));
});

describe("simulator: the life of media", () => {
  it("lasts three days; then it can be neither sent nor had, and people still see it", () =>
    talking({ clock: "manual", knobs: { tokenLifeS: 1_000_000 } }, async (talk) => {
      await talk.create();
      const { media_id } = (await talk.upload("file", "a.pdf", pdf)).json;
      talk.sim.advance(lifeMs - 1);
      assertOk(await send(talk, "file", media_id));
      assert.equal((await talk.download(media_id)).text, String(pdf));
      talk.sim.advance(1);
      assertRefused(await send(talk, "file", media_id), 40007);
      assertRefused(await talk.download(media_id), 40007);
      assert.equal((await talk.http("GET", `/_sim/media/${media_id}`)).text, String(pdf));
    }));

  it("is as long as the knob says", () =>
    talking({ clock: "manual", knobs: { mediaLifeS: 60 } }, async (talk) => {
      await talk.create();
      const { media_id } = (await talk.upload("file", "a.pdf", pdf)).json;
      talk.sim.advance(60_000);
      assertRefused(await send(talk, "file", media_id), 40007);
    }));

  it("is shared by the apps of a corp, and by no other corp", () => {
    const apps = [
      { agentId: 1, secret: "first-app-secret" },
      { agentId: 2, secret: "second-app-secret" },
    ];
    const corps = [{ corpId: "ww1", apps }, { corpId: "ww2" }];
    return talking({ seed: { corps } }, async (talk) => {
      const second = (await talk.gettoken("ww1", "second-app-secret")).json.access_token;
      const other = (await talk.gettoken("ww2", "simulator-secret")).json.access_token;
      const chat = { chatid: "theirs", userlist: ["ann", "ben"] };
      await talk.post("create", chat, second);
      await talk.post("create", chat, other);
      const { media_id } = (await talk.upload("file", "a.pdf", pdf)).json;
      const message = { chatid: "theirs", msgtype: "file", file: { media_id } };
      assertOk(await talk.post("send", message, second));
      assertRefused(await talk.post("send", message, other), 40007);
      assertRefused(await talk.download(media_id, other), 40007);
    });
  });

  it("ends with another seed and with a reset", () =>
    talking({}, async (talk) => {
      const { media_id } = (await talk.upload("file", "a.pdf", pdf)).json;
      talk.sim.reset();
      assert.deepEqual([talk.sim.state().media, talk.sim.media(media_id)], [[], undefined]);
    }));
});

describe("simulator: media/get", () => {
  it("answers the file itself, with what it is and what it is called", () =>
    talking({}, async (talk) => {
      const { media_id } = (await talk.upload("image", "pic.png", png)).json;
      const { status, headers, text } = await talk.download(media_id);
      assert.deepEqual([status, text], [200, String(png)]);
      assert.equal(headers["content-type"], "image/png");
      assert.equal(headers["content-disposition"], 'attachment; filename="pic.png"');
      assert.equal(headers["error-code"], "0");
      assert.equal(talk.sim.requests({ path: "/cgi-bin/media/get" })[0]?.errcode, 0);
    }));

  it("names a Chinese file in the header", () =>
    talking({}, async (talk) => {
      const { media_id } = (await talk.upload("file", "报 '告'\".pdf", pdf)).json;
      const { headers } = await talk.download(media_id);
      assert.equal(headers["content-type"], "application/octet-stream");
      assert.equal(
        headers["content-disposition"],
        "attachment; filename=\"_ '_'_.pdf\"; filename*=UTF-8''%E6%8A%A5%20%27%E5%91%8A%27%22.pdf",
      );
    }));

  it("answers errors as JSON", () =>
    talking({}, async (talk) => {
      assertRefused(await talk.download(""), 41006);
      assertRefused(await talk.download("x"), 40007);
      assertRefused(await talk.download("x", "no-token"), 40014);
    }));
});

describe("simulator: media in the side channel", () => {
  it("are in the state, and their contents have an address", () =>
    talking({ clock: "manual", startAtMs: begun }, async (talk) => {
      const { media_id } = (await talk.upload("image", "图.png", png)).json;
      const { json } = await talk.http("GET", "/_sim/state");
      assert.deepEqual(json.media, [
        {
          mediaId: media_id,
          corpId: talk.sim.corpId,
          agentId: 1_000_002,
          type: "image",
          filename: "图.png",
          kind: "png",
          bytes: png.length,
          sha256: createHash("sha256").update(png).digest("hex"),
          createdAt: "2026-01-01T00:00:00.000Z",
          expiresAt: "2026-01-04T00:00:00.000Z",
          kept: true,
        },
      ]);
      const content = await fetch(`${talk.sim.url}/_sim/media/${media_id}`);
      assert.deepEqual(Buffer.from(await content.arrayBuffer()), png);
      assert.equal(content.headers.get("content-type"), "image/png");
      assert.deepEqual(Buffer.from(talk.sim.media(media_id)?.content ?? []), png);
      assert.equal((await talk.http("GET", "/_sim/media/none")).status, 404);
    }));

  it("never come as a page, whatever a client called them", () =>
    talking({}, async (talk) => {
      const page = form('name="media"; filename="a.html"\r\nContent-Type: text/html', "<script>alert(1)</script>");
      const { media_id } = (await talk.uploadForm("file", ...page)).json;
      const { headers } = await talk.http("GET", `/_sim/media/${media_id}`);
      assert.equal(headers["content-type"], "application/octet-stream");
      assert.equal(headers["x-content-type-options"], "nosniff");
    }));
});
