import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { orAborted } from "../../../src/api/abort";

describe("waiting for work until a signal ends it", () => {
  const never = new Promise<never>(() => {});

  it("answers what the work answers, and fails as the work fails", async () => {
    const { signal } = new AbortController();
    assert.equal(await orAborted(Promise.resolve(1), undefined), 1);
    assert.equal(await orAborted(Promise.resolve(1), signal), 1);
    await assert.rejects(orAborted(Promise.reject(new Error("no")), signal), /^Error: no$/);
  });

  it("rejects with the signal's reason, also when it was aborted before", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const waiting = orAborted(never, controller.signal);
    controller.abort(reason);
    await assert.rejects(waiting, (error) => error === reason);
    await assert.rejects(orAborted(Promise.resolve(1), controller.signal), (error) => error === reason);
  });

  it("leaves no listener behind on a signal that lives long", async () => {
    const { signal } = new AbortController();
    await orAborted(Promise.resolve(1), signal);
    await assert.rejects(orAborted(Promise.reject(new Error("no")), signal));
    assert.deepEqual(getEventListeners(signal, "abort"), []);
  });

  it("leaves no rejection unhandled when the work fails after all", async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on("unhandledRejection", note);
    try {
      const { promise, reject } = Promise.withResolvers<never>();
      await assert.rejects(orAborted(promise, AbortSignal.abort(new Error("enough"))));
      reject(new Error("too late"));
      // Node looks for unhandled rejections when the microtasks are done.
      await new Promise((resolve) => setImmediate(resolve));
      assert.deepEqual(unhandled, []);
    } finally {
      process.off("unhandledRejection", note);
    }
  });
});
