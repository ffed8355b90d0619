import assert from "node:assert/strict";
import { Concurrency } from "../../../src/api/concurrency";

/** Calls that end when the test says so. */
const calls = (concurrency: Concurrency) => {
  const running: (() => void)[] = [];
  const start = (signal?: AbortSignal) =>
    concurrency.run(() => new Promise<void>((resolve) => void running.push(resolve)), signal);
  return { running, start };
};
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("how many calls are under way", () => {
  it("is the limit, and the next begins when one ends", async () => {
    const { running, start } = calls(new Concurrency(2));
    void start();
    void start();
    void start();
    await turn();
    assert.equal(running.length, 2);
    running[0]?.();
    await turn();
    assert.equal(running.length, 3);
  });

  it("is half as many after there were too many, however many of them were refused together", () => {
    const concurrency = new Concurrency(8);
    for (let refused = 0; refused < 8; refused++) concurrency.tooMany(8);
    assert.equal(concurrency.limit, 4);
    concurrency.tooMany(4);
    concurrency.tooMany(2);
    concurrency.tooMany(1);
    assert.equal(concurrency.limit, 1);
  });

  it("is one more after as many successes as there may be calls, up to what it was", () => {
    const concurrency = new Concurrency(3);
    concurrency.tooMany(3);
    const limits = Array.from({ length: 8 }, () => {
      concurrency.succeeded();
      return concurrency.limit;
    });
    assert.deepEqual(limits, [2, 2, 3, 3, 3, 3, 3, 3]);
  });

  it("leaves out who stopped waiting, at once and without a call", async () => {
    const { running, start } = calls(new Concurrency(1));
    const first = start();
    const abort = new AbortController();
    const second = start(abort.signal);
    await turn();
    abort.abort(new Error("no longer"));
    await assert.rejects(second, /no longer/);
    running[0]?.();
    await first;
    await turn();
    assert.equal(running.length, 1);
  });
});
