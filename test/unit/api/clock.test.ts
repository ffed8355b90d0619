import assert from "node:assert/strict";
import { systemClock } from "../../../src/api/clock";

describe("the machine's clock", () => {
  it("tells milliseconds since 1970", () => {
    const before = Date.now();
    const now = systemClock.now();
    assert.ok(before <= now && now <= Date.now());
  });

  it("sleeps", () => systemClock.sleep(1));

  it("wakes with the signal's own reason, not with an error around it", async () => {
    const reason = new Error("enough");
    await assert.rejects(systemClock.sleep(60_000, AbortSignal.abort(reason)), (error) => error === reason);
    const controller = new AbortController();
    const sleeping = systemClock.sleep(60_000, controller.signal);
    controller.abort(reason);
    await assert.rejects(sleeping, (error) => error === reason);
  });
});
