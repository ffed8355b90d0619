import assert from "node:assert/strict";
import { type Endpoint, endpoints } from "../../../src/api/endpoints";
import { RateGate } from "../../../src/api/rate-gate";
import { blockEndMs, windowsOf } from "../../../src/api/rate-windows";
import { FakeClock } from "./fake-clock";

const minute = 60_000;
const hour = 60 * minute;

describe("the windows of WeCom's quotas", () => {
  it("are a call's own where it has any, the shortest first", () => {
    assert.deepEqual(windowsOf(endpoints.create), ["day"]);
    assert.deepEqual(windowsOf(endpoints.update), ["hour"]);
    assert.deepEqual(windowsOf(endpoints.send), ["minute", "hour"]);
    assert.deepEqual(windowsOf(endpoints.get), ["minute", "hour"]);
    assert.deepEqual(windowsOf(endpoints.getToken), ["minute", "hour"]);
  });

  it("block for as long as they are, and a day's until midnight in China", () => {
    assert.equal(blockEndMs("minute", 5), 5 + minute);
    assert.equal(blockEndMs("hour", 5), 5 + hour);
    assert.equal(blockEndMs("day", Date.UTC(2026, 0, 1, 15, 59)), Date.UTC(2026, 0, 1, 16));
    assert.equal(blockEndMs("day", Date.UTC(2026, 0, 1, 16)), Date.UTC(2026, 0, 2, 16));
  });
});

describe("the gate of a client", () => {
  let clock: FakeClock;
  let gate: RateGate;
  beforeEach(() => {
    clock = new FakeClock();
    gate = new RateGate(clock);
  });

  /** As a call does that began just now. */
  const close = (endpoint: Endpoint) => gate.close(endpoint, clock.nowMs);

  it("closes one call and no other, until the window is over", () => {
    const closure = close(endpoints.update);
    assert.deepEqual(closure, { window: "hour", sinceMs: clock.nowMs, untilMs: clock.nowMs + hour });
    assert.deepEqual(gate.closure(endpoints.update), closure);
    assert.equal(gate.closure(endpoints.get), undefined);
    clock.nowMs += hour;
    assert.equal(gate.closure(endpoints.update), undefined);
  });

  it("is open when the clock was set back: a minute must not become an hour", () => {
    close(endpoints.get);
    clock.nowMs -= hour;
    assert.equal(gate.closure(endpoints.get), undefined);
  });

  it("is closed anew by a call that is refused after the clock was set back, and not for longer", () => {
    const first = close(endpoints.get);
    clock.nowMs -= 10_000;
    const second = close(endpoints.get);
    assert.deepEqual(second, { window: "minute", sinceMs: clock.nowMs, untilMs: clock.nowMs + minute });
    assert.deepEqual(gate.closure(endpoints.get), second);
    assert.ok(second.untilMs < first.untilMs);
  });

  it("is closed once by calls that were refused together", () => {
    const beganMs = clock.nowMs;
    const first = close(endpoints.get);
    clock.nowMs += 5 * minute;
    assert.equal(gate.close(endpoints.get, beganMs), first);
  });

  it("takes the next longer window where a call is refused again after the shorter one", () => {
    close(endpoints.get);
    clock.nowMs += minute;
    assert.equal(close(endpoints.get).window, "hour");
    clock.nowMs += hour;
    assert.equal(close(endpoints.get).window, "hour");
  });

  it("begins with the shortest again once a call has passed", () => {
    close(endpoints.get);
    clock.nowMs += minute;
    gate.passed(endpoints.get);
    assert.equal(close(endpoints.get).window, "minute");
  });

  it("stays closed where a call that was under way before passes", () => {
    close(endpoints.get);
    gate.passed(endpoints.get);
    assert.equal(gate.closure(endpoints.get)?.window, "minute");
  });
});
