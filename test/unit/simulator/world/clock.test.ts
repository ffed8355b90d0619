import assert from "node:assert/strict";
import { SimulatorClock } from "../../../../src/simulator/world/clock";

describe("simulator: the clock", () => {
  it("goes with the machine's when it is real, and can be put forward", () => {
    let machineMs = 1_000;
    const clock = new SimulatorClock("real", () => machineMs);
    machineMs += 5;
    assert.equal(clock.nowMs(), 1_005);
    clock.advance(10_000);
    machineMs += 5;
    assert.equal(clock.nowMs(), 11_010);
  });

  it("stands still when it is manual, until it is moved", () => {
    let machineMs = 1_000;
    const clock = new SimulatorClock("manual", () => machineMs);
    machineMs += 5;
    assert.equal(clock.nowMs(), 1_000);
    clock.advance(7);
    assert.equal(clock.nowMs(), 1_007);
  });

  it("goes on from where another one was", () => {
    const first = new SimulatorClock("manual", () => 1_000);
    first.advance(500);
    const manual = new SimulatorClock("manual", () => 9_000);
    manual.restore(first.state());
    const real = new SimulatorClock("real", () => 9_000);
    real.restore(first.state());
    assert.deepEqual([manual.nowMs(), real.nowMs()], [1_500, 9_500]);
  });
});
