import assert from "node:assert/strict";
import { MediaStore, type Medium } from "../../../../src/simulator/world/media";

const dayMs = 86_400_000;
const medium = (mediaId: string, createdAtMs = 0): Medium => ({
  mediaId,
  corpId: "ww1",
  agentId: 1,
  type: "file",
  filename: `${mediaId}.txt`,
  kind: "other",
  bytes: 4,
  sha256: "",
  createdAtMs,
  expiresAtMs: createdAtMs + 3 * dayMs,
});
const content = Buffer.alloc(4);

describe("simulator: uploaded media", () => {
  it("forget the oldest contents where there are too many, and can be sent all the same", () => {
    const store = new MediaStore(() => 0, 10);
    for (const mediaId of ["a", "b", "c"]) store.put(medium(mediaId), content);
    assert.deepEqual(
      ["a", "b", "c"].map((mediaId) => store.content(mediaId)),
      [undefined, content, content],
    );
    assert.equal(store.living("ww1", "a")?.filename, "a.txt");
  });

  it("are remembered for some time when they can't be sent any more, not for ever", () => {
    const clock = { nowMs: 0 };
    const store = new MediaStore(() => clock.nowMs);
    store.put(medium("a"), content);
    clock.nowMs = 3 * dayMs;
    store.put(medium("b", clock.nowMs), content);
    assert.equal(store.living("ww1", "a"), undefined);
    assert.equal(store.find("a")?.mediaId, "a");
    assert.equal(store.content("a"), content);
    clock.nowMs = 33 * dayMs;
    store.put(medium("c", clock.nowMs), content);
    assert.deepEqual([store.find("a"), store.content("a")], [undefined, undefined]);
    assert.deepEqual(
      store.state().map(({ mediaId }) => mediaId),
      ["b", "c"],
    );
  });

  it("come back from a data file without their contents, which then take no room", () => {
    const store = new MediaStore(() => 0, 4);
    store.put(medium("a"), content);
    store.restore(store.state());
    assert.deepEqual([store.find("a"), store.content("a")], [medium("a"), undefined]);
    store.put(medium("b"), content);
    assert.equal(store.content("b"), content);
  });
});
