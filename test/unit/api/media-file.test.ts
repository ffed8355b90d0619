import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openMedia } from "../../../src/api/media-file";

describe("a file to upload", () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "wecom-file-"));
    path = join(folder, "报告.txt");
    writeFileSync(path, "report");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("has the name and the size of the file, and is read only when it is sent", async () => {
    const { content, filename } = await openMedia(path);
    assert.deepEqual([filename, content.size], ["报告.txt", 6]);
    assert.equal(await content.text(), "report");
    writeFileSync(path, "another report");
    await assert.rejects(content.text());
  });

  it("may be bytes, a text, or a path or text that comes later, as in Pulumi's assets", async () => {
    const texts = [
      Buffer.from("report"),
      { text: "report" },
      { text: Promise.resolve("report") },
      { path: Promise.resolve(path) },
    ];
    for (const source of texts) assert.equal(await (await openMedia(source)).content.text(), "report");
    assert.equal((await openMedia({ text: "report" })).filename, undefined);
  });

  it("is not a folder, and not what isn't there", async () => {
    await assert.rejects(openMedia(folder), /it is not a file/);
    await assert.rejects(openMedia(join(folder, "none")), /ENOENT/);
  });
});
