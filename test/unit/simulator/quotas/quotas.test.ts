import assert from "node:assert/strict";
import { memberQuotas, messageQuotas, type QuotaWindow } from "../../../../src/api/limits";
import { Quotas } from "../../../../src/simulator/quotas/quotas";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Noon in UTC+8, so that no test runs over the end of a day by chance. */
const noon = Date.UTC(2026, 0, 1, 4);

/** WeCom's own figures, on a clock that a test moves. */
function official() {
  const clock = { nowMs: noon };
  const settings = { quotas: "current", quotaCounts: "done", dayUtcOffsetMinutes: 480 } as const;
  const quotas = new Quotas(
    () => settings,
    () => clock.nowMs,
  );
  return { clock, quotas };
}
const limitOf = (window: QuotaWindow) => messageQuotas.find((quota) => quota.window === window)?.personTimes ?? 0;
const messagesOf = (window: QuotaWindow) => memberQuotas.find((quota) => quota.window === window)?.messages ?? 0;

describe("simulator: quotas of messages, with the official figures", () => {
  it("refuse the message that would go over a minute's person-times, and all others for a minute", () => {
    const { clock, quotas } = official();
    const people = 2_000;
    for (let sent = 0; sent < limitOf("minute") / people; sent += 1) assert.ok(quotas.admitsMessage("ww1", people));
    assert.ok(!quotas.admitsMessage("ww1", 1));
    assert.ok(quotas.admitsMessage("ww2", people));
    clock.nowMs += minuteMs - 1;
    assert.ok(!quotas.admitsMessage("ww1", 1));
    clock.nowMs += 1;
    assert.ok(quotas.admitsMessage("ww1", people));
  });

  it("refuse the message that would go over an hour's person-times, for an hour", () => {
    const { clock, quotas } = official();
    for (let left = limitOf("hour"); left > 0; left -= 10_000) {
      assert.ok(quotas.admitsMessage("ww1", 10_000));
      clock.nowMs += minuteMs;
    }
    assert.ok(!quotas.admitsMessage("ww1", 1));
    clock.nowMs += hourMs - 1;
    assert.ok(!quotas.admitsMessage("ww1", 1));
    clock.nowMs += 1;
    assert.ok(quotas.admitsMessage("ww1", 1));
  });

  it("drop what one person gets of one app beyond a minute's messages, and nothing of another app's", () => {
    const { clock, quotas } = official();
    for (let got = 0; got < messagesOf("minute"); got += 1) assert.ok(quotas.delivers("ww1", 1, "ann"));
    assert.ok(!quotas.delivers("ww1", 1, "ANN"));
    assert.ok(quotas.delivers("ww1", 2, "ann"));
    assert.ok(quotas.delivers("ww1", 1, "ben"));
    clock.nowMs += minuteMs;
    assert.ok(quotas.delivers("ww1", 1, "ann"));
  });

  it("drop what one person gets beyond a day's messages, until midnight", () => {
    const { clock, quotas } = official();
    for (let got = 0; got < messagesOf("day"); got += 1) {
      if (got % messagesOf("minute") === 0) clock.nowMs += minuteMs;
      assert.ok(quotas.delivers("ww1", 1, "ann"));
    }
    clock.nowMs = noon + 12 * hourMs - 1;
    assert.ok(!quotas.delivers("ww1", 1, "ann"));
    clock.nowMs += 1;
    assert.ok(quotas.delivers("ww1", 1, "ann"));
  });

  it("count no message that a person didn't get", () => {
    const { clock, quotas } = official();
    for (let sent = 0; sent < messagesOf("minute") * 2; sent += 1) quotas.delivers("ww1", 1, "ann");
    clock.nowMs += minuteMs;
    for (let got = 0; got < messagesOf("minute"); got += 1) assert.ok(quotas.delivers("ww1", 1, "ann"));
  });
});
