import assert from "node:assert/strict";
import { Feed } from "../../../../src/simulator/feed/feed";

describe("simulator: the feed of changes", () => {
  it("knows what came after each place that it still holds", () => {
    const feed = new Feed("run", 4);
    for (let seq = 1; seq <= 4; seq += 1) feed.tell({ kind: "request", seq });
    const seqs = (place: number) => feed.after(place)?.map(({ at, news }) => [at, news.kind === "request" && news.seq]);
    assert.deepEqual(seqs(4), []);
    assert.deepEqual(seqs(2), [
      [3, 3],
      [4, 4],
    ]);
    assert.equal(feed.after(0)?.length, 4);
    assert.equal(feed.after(5), undefined);
  });

  it("forgets the oldest, and says so of places before them, with numbers that go on", () => {
    const feed = new Feed("run", 4);
    for (let seq = 1; seq <= 100; seq += 1) feed.tell({ kind: "request", seq });
    assert.equal(feed.last, 100);
    assert.equal(feed.after(0), undefined);
    assert.equal(feed.after(90), undefined);
    const held = feed.after(96) ?? [];
    assert.deepEqual(
      held.map(({ at, news }) => [at, news]),
      [97, 98, 99, 100].map((seq) => [seq, { kind: "request", seq }]),
    );
  });

  it("wakes whoever waits when something comes, and doesn't let wait who is behind", async () => {
    const feed = new Feed();
    let woken = 0;
    const waiting = [feed.beyond(0), feed.beyond(0)].map((each) =>
      each.then(() => {
        woken += 1;
      }),
    );
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(woken, 0);
    feed.tell({ kind: "faults" });
    await Promise.all(waiting);
    assert.equal(woken, 2);
    await feed.beyond(0);
  });

  it("has another name in each run", () => assert.notEqual(new Feed().run, new Feed().run));
});
