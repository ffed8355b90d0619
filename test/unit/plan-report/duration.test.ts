import assert from "node:assert/strict";
import fc from "fast-check";
import { calls, noCalls } from "../../../src/plan-report/calls";
import { durationOf } from "../../../src/plan-report/duration";
import { quotaUses } from "../../../src/plan-report/quotas";
import { rounded } from "../../../src/plan-report/words/duration";

const creating = (count: number) => {
  const cost = calls({ "appchat/create": count });
  return durationOf(cost, count, quotaUses(cost, []));
};

describe("about how long a run takes", () => {
  it("is a few seconds for little, and goes with the number of changes and calls", () => {
    assert.deepEqual(durationOf(noCalls, 0, []), { seconds: 3, runs: 1 });
    assert.deepEqual(creating(10), { seconds: 4, runs: 1 });
    assert.deepEqual(creating(1_000), { seconds: 85, runs: 1 });
  });

  it("is days, and a run each, where a day's quota can't hold it", () => {
    assert.deepEqual(creating(1_001), { seconds: 86_400 + 85, runs: 2 });
    assert.equal(creating(2_500).runs, 3);
  });

  it("is hours where an hour's can't, and the longest wait of several", () => {
    const cost = calls({ "appchat/update": 2_500, "appchat/create": 1_001 });
    const { seconds, runs } = durationOf(cost, 0, quotaUses(cost, []));
    assert.equal(runs, 3);
    assert.ok(seconds > 86_400 && seconds < 86_400 + 3_600);
  });

  it("has a wait and no other run where a minute's can't, and none for what WeCom drops", () => {
    const use = { limit: 20_000, used: 40_001, atLeast: false, verdict: "exceeds" } as const;
    assert.deepEqual(durationOf(noCalls, 1, [{ ...use, of: "message person-times", window: "minute" }]), {
      seconds: 124,
      runs: 1,
    });
    assert.deepEqual(durationOf(noCalls, 1, [{ ...use, of: "messages to one person", window: "day" }]), {
      seconds: 4,
      runs: 1,
    });
  });

  it("never shrinks with more to do", () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.nat(5_000), (few, more) => {
        assert.ok(creating(few).seconds <= creating(few + more).seconds);
        assert.ok(creating(few).runs <= creating(few + more).runs);
      }),
    );
  });

  it("is told in round numbers that aren't less than it", () => {
    assert.equal(rounded(9), undefined);
    assert.deepEqual(rounded(11), { count: 20, unit: "s" });
    assert.deepEqual(rounded(90), { count: 2, unit: "min" });
    assert.deepEqual(rounded(2 * 3_600), { count: 2, unit: "h" });
    assert.deepEqual(rounded(86_400 * 2), { count: 2, unit: "d" });
    const seconds = { s: 1, min: 60, h: 3_600, d: 86_400 };
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 10_000_000 }), (time) => {
        const told = rounded(time);
        assert.ok(told && told.count * seconds[told.unit] >= time);
      }),
    );
  });
});
