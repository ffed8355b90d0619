import assert from "node:assert/strict";
import { Writable } from "node:stream";
import { print } from "../../../src/reports/print";

const failing = (code: string) =>
  new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error(`write ${code}`), { code })),
  });

describe("printing", () => {
  it("is done when everything is written", async () => {
    const parts: string[] = [];
    const slow = new Writable({
      write: (chunk, _encoding, done) => {
        parts.push(String(chunk));
        setTimeout(done, 5);
      },
    });
    await print(slow, "a report");
    assert.deepEqual(parts, ["a report"]);
  });

  it("is no failure where nobody reads on", async () => {
    await print(failing("EPIPE"), "a report");
  });

  it("fails where the report can't be written for another reason", async () => {
    await assert.rejects(print(failing("ENOSPC"), "a report"), /ENOSPC/);
  });
});
