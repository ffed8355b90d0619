import assert from "node:assert/strict";
import { Saver } from "../../../../src/simulator/server/data-file";

describe("simulator: saving", () => {
  it("saves once for many changes, and not at all where nothing changed", () => {
    let saved = 0;
    const saver = new Saver(() => {
      saved += 1;
    }, 60_000);
    saver.flush();
    assert.equal(saved, 0);
    saver.schedule();
    saver.schedule();
    saver.flush();
    saver.flush();
    assert.equal(saved, 1);
  });

  it("says when it couldn't save, to whoever asked for it now", () => {
    const saver = new Saver(() => {
      throw new Error("disk full");
    }, 60_000);
    saver.schedule();
    assert.throws(() => saver.flush(), /disk full/);
  });
});
