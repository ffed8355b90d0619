import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type { MediaUpload } from "../../../src/api/media";
import { isWeComConfigError } from "../../../src/errors";
import { newClient } from "./clients";
import { closeHttp, closingAfterEach, json, listening, wecomWith } from "./servers";

interface Received {
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

describe("the upload of a file", () => {
  const closing = closingAfterEach();
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "wecom-media-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** A client, and what its server got of uploads. */
  const start = async () => {
    const received: Received[] = [];
    const { listener } = wecomWith((request, response) => {
      const parts: Buffer[] = [];
      request.on("data", (part: Buffer) => parts.push(part));
      request.on("end", () => {
        received.push({ url: request.url ?? "", headers: request.headers, body: Buffer.concat(parts) });
        json(response, { errcode: 0, errmsg: "ok", type: "file", media_id: "M1", created_at: "1380000000" });
      });
    });
    const server = closing(createServer(listener), closeHttp);
    const { client } = newClient(`http://127.0.0.1:${await listening(server)}`);
    closing(client, (each) => each.close());
    return { client, received };
  };

  const file = (name: string, content: string | Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const report = "日期,人数\n1,2\n";

  const sources: readonly (readonly [string, () => MediaUpload])[] = [
    ["a path", () => ({ type: "file", source: file('周报 "一".csv', report) })],
    ["bytes", () => ({ type: "file", source: Buffer.from(report), filename: '周报 "一".csv' })],
    [
      "a Pulumi file asset",
      () => ({ type: "file", source: new pulumi.asset.FileAsset(file('周报 "一".csv', report)) }),
    ],
    [
      "a Pulumi text asset",
      () => ({ type: "file", source: new pulumi.asset.StringAsset(report), filename: '周报 "一".csv' }),
    ],
  ];
  for (const [what, upload] of sources) {
    it(`sends ${what} as WeCom wants it, with its Chinese name`, async () => {
      const { client, received } = await start();
      assert.deepEqual(await client.media.upload(upload()), { mediaId: "M1" });
      const [{ url, headers, body }, ...others] = received as [Received, ...Received[]];
      assert.equal(others.length, 0);
      assert.match(url, /^\/cgi-bin\/media\/upload\?access_token=[^&]+&type=file$/);
      assert.equal(headers["content-length"], String(body.length));
      const form = await new Response(body, {
        headers: { "content-type": String(headers["content-type"]) },
      }).formData();
      assert.deepEqual([...form.keys()], ["media"]);
      const part = form.get("media") as File;
      assert.equal(part.name, '周报 "一".csv');
      assert.equal(await part.text(), report);
      const [disposition, type] = body.toString().split("\r\n").slice(1);
      assert.equal(
        disposition,
        `Content-Disposition: form-data; name="media"; filename="周报 %22一%22.csv"; filelength=${Buffer.byteLength(report)}`,
      );
      assert.equal(type, "Content-Type: application/octet-stream");
    });
  }

  const refused: readonly (readonly [string, () => MediaUpload, RegExp])[] = [
    ["a file that isn't there", () => ({ type: "file", source: join(folder, "none.txt") }), /can't be read: ENOENT/],
    [
      "bytes without a name",
      () => ({ type: "file", source: Buffer.from(report) }),
      /needs a filename: its source has none/,
    ],
    [
      "a file that is too small",
      () => ({ type: "file", source: file("a.txt", "12345") }),
      /a\.txt has 5 bytes, and a file needs 6 or more/,
    ],
    [
      "a picture that is none",
      () => ({ type: "image", source: file("a.png", "<html></html>") }),
      /a\.png must be JPG or PNG for type image, and by its content it is of another format/,
    ],
    [
      "a type that isn't one, from a program without types",
      () => ({ type: "thumb" as "image", source: file("a.png", report) }),
      /^the type must be one of image, voice, video, file, and 'thumb' is none$/,
    ],
    ...[new Blob([report]), { text: 7 }, {}, null, 7].map((source): (typeof refused)[number] => [
      `a source that isn't one (${String(source)}), from a program without types`,
      () => ({ type: "file", source: source as unknown as string, filename: "a.txt" }),
      /^the file can't be read: it must be a path, bytes \(a Buffer\), a FileAsset or a StringAsset$/,
    ]),
    [
      "a name that is no text, from a program without types",
      () => ({ type: "file", source: Buffer.from(report), filename: 7 as unknown as string }),
      /^the filename must be a text, and 7 is none$/,
    ],
    [
      "another content than the one that is meant",
      () => ({ type: "file", source: file("a.csv", report), sha256: "0".repeat(64) }),
      /^the file a\.csv has another content than when it was looked at, so it was not sent/,
    ],
    [
      "a name that isn't one, with what else is wrong",
      () => ({ type: "image", source: Buffer.from(report), filename: "a\nb/c.txt" }),
      /^the file "a\\nb\/c\.txt" must be a name for a file, without.*\n.*must be jpg, jpeg, png.*\n.*must be JPG or PNG/,
    ],
    [
      "a sound of the wrong kind",
      () => ({ type: "voice", source: file("a.mp3", report) }),
      /a\.mp3 must be amr for type voice/,
    ],
  ];
  for (const [what, upload, words] of refused) {
    it(`refuses ${what} before it sends a byte, not even for a token`, async () => {
      const { client, received } = await start();
      await assert.rejects(client.media.upload(upload()), (error: Error) => {
        assert.ok(isWeComConfigError(error));
        assert.match(error.message, words);
        return true;
      });
      assert.deepEqual(received, []);
    });
  }

  it("sends the content that is meant", async () => {
    const { client, received } = await start();
    const sha256 = createHash("sha256").update(report).digest("hex");
    await client.media.upload({ type: "file", source: file("a.csv", report), sha256 });
    assert.equal(received.length, 1);
  });

  it("is repeated when its answer is lost: nobody sees a file twice", async () => {
    let uploads = 0;
    const { listener } = wecomWith((request, response) => {
      request.resume().on("end", () => {
        uploads += 1;
        if (uploads === 1) request.socket.destroy();
        else json(response, { errcode: 0, errmsg: "ok", type: "file", media_id: "M2", created_at: "1" });
      });
    });
    const server = closing(createServer(listener), closeHttp);
    const { client } = newClient(`http://127.0.0.1:${await listening(server)}`);
    closing(client, (each) => each.close());
    assert.deepEqual(await client.media.upload({ type: "file", source: Buffer.from(report), filename: "a.csv" }), {
      mediaId: "M2",
    });
    assert.equal(uploads, 2);
  });

  it("says of a file that changes on its way that it did, and not that the connection broke", async () => {
    const path = file("a.txt", "x".repeat(15_000_000));
    const { listener } = wecomWith((request) => {
      appendFileSync(path, "y");
      request.resume();
    });
    const server = closing(createServer(listener), closeHttp);
    const { client } = newClient(`http://127.0.0.1:${await listening(server)}`);
    closing(client, (each) => each.close());
    await assert.rejects(client.media.upload({ type: "file", source: path }), {
      name: "WeComConfigError",
      message: /^the file a\.txt changed while it was read, so it was not sent/,
    });
  });

  it("may take longer than an answer may, and so may a large message", async () => {
    const { listener } = wecomWith((request, response) => {
      // A slow line: nothing of the body is taken for a while. Undici's timers are late by up to a second.
      setTimeout(() => {
        request.resume().on("end", () => json(response, { errcode: 0, errmsg: "ok", media_id: "M1" }));
      }, 2_500);
    });
    const server = closing(createServer(listener), closeHttp);
    const transport = { headersTimeoutMs: 100, exchangeTimeoutMs: 200 };
    const { client } = newClient(`http://127.0.0.1:${await listening(server)}`, { transport });
    closing(client, (each) => each.close());
    const content = "x".repeat(600_000);
    const articles = [{ title: "T", thumbMediaId: "M", content }];
    assert.deepEqual(
      await Promise.all([
        client.media.upload({ type: "file", source: Buffer.from(content), filename: "a.txt" }),
        client.appChat.send({ chatId: "team", msgtype: "mpnews", mpnews: { articles } }),
      ]),
      [{ mediaId: "M1" }, {}],
    );
  }).slow(6_000);
});
