import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { readFileSource, readStdin } from "../../../src/stack-state/source";

describe("a text from a file or stdin", () => {
  const folder = mkdtempSync(join(tmpdir(), "wecom-source-"));
  after(() => rmSync(folder, { recursive: true, force: true }));

  const texts = async (bytes: Buffer): Promise<readonly string[]> => {
    const file = join(folder, "names.csv");
    writeFileSync(file, bytes);
    return [(await readFileSource(file)).text, (await readStdin(Readable.from([bytes]))).text];
  };

  it("is UTF-8 or UTF-16, with a mark of the encoding or without", async () => {
    for (const bytes of [
      Buffer.from("lisi,李四"),
      Buffer.from("\ufefflisi,李四"),
      Buffer.from("\ufefflisi,李四", "utf16le"),
    ]) {
      assert.deepEqual(await texts(bytes), ["lisi,李四", "lisi,李四"]);
    }
  });

  it("is refused in another encoding, in which every name would be another", async () => {
    // 李四 in GBK, as Excel writes it.
    const bytes = Buffer.concat([Buffer.from("lisi,"), Buffer.from([0xc0, 0xee, 0xcb, 0xc4])]);
    const file = join(folder, "gbk.csv");
    writeFileSync(file, bytes);
    const words = "can't be read: it is no UTF-8; save it as UTF-8 (in Excel: CSV UTF-8)";
    await assert.rejects(readFileSource(file), { message: `${file} ${words}` });
    await assert.rejects(readStdin(Readable.from([bytes])), { message: `stdin ${words}` });
  });
});
