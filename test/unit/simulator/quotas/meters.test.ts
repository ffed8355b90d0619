import assert from "node:assert/strict";
import fc from "fast-check";
import { block, meterNow, windowEndMs } from "../../../../src/simulator/quotas/meters";
import { Quotas } from "../../../../src/simulator/quotas/quotas";

const dayMs = 86_400_000;

describe("simulator: quota windows", () => {
  it("end a minute or an hour after they open", () => {
    assert.deepEqual([windowEndMs("minute", 5, 480), windowEndMs("hour", 5, 480)], [60_005, 3_600_005]);
  });

  it("end at the next midnight of the offset for a day", () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: -720, max: 840 }), (nowMs, offset) => {
        const endMs = windowEndMs("day", nowMs, offset);
        assert.equal((endMs + offset * 60_000) % dayMs, 0);
        assert.ok(endMs > nowMs && endMs <= nowMs + dayMs);
      }),
    ));

  it("last, once a call was refused, as long as the window from then on", () => {
    const meter = meterNow(undefined, "hour", 0, 480);
    const blocked = block(meter, "hour", 1_000, 480);
    assert.deepEqual(blocked, { used: 0, endsAtMs: 3_601_000, blocked: true });
    assert.equal(block(blocked, "hour", 2_000, 480), blocked);
    assert.equal(meterNow(blocked, "hour", 3_600_999, 480), blocked);
    assert.deepEqual(meterNow(blocked, "hour", 3_601_000, 480), { used: 0, endsAtMs: 7_201_000, blocked: false });
  });

  it("never admit more calls than the quota between two openings, however time passes", () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5 }),
        fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 60 }),
        (calls, pauses) => {
          let nowMs = 0;
          const settings = {
            quotas: {
              calls: [{ endpoint: "any" as const, calls, window: "minute" as const }],
              messages: [],
              perMember: [],
            },
            quotaCounts: "done" as const,
            dayUtcOffsetMinutes: 480,
          };
          const quotas = new Quotas(
            () => settings,
            () => nowMs,
          );
          const admitted: number[] = [];
          let openedMs = 0;
          for (const pause of pauses) {
            nowMs += pause;
            const [use] = quotas.report(["ww"], ["appchat/get"]);
            if (use?.used === 0) openedMs = nowMs;
            if (quotas.admits("ww", "appchat/get")) admitted.push(openedMs);
          }
          for (const opened of new Set(admitted)) assert.ok(admitted.filter((each) => each === opened).length <= calls);
        },
      ),
    ));
});
