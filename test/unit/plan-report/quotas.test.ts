import assert from "node:assert/strict";
import fc from "fast-check";
import { corpQuotas, memberQuotas, messageQuotas } from "../../../src/api/limits";
import { type Calls, callNames, calls, noCalls } from "../../../src/plan-report/calls";
import { audiencesOf, planMessages } from "../../../src/plan-report/messages";
import { quotaUses } from "../../../src/plan-report/quotas";
import { sortSteps } from "../../../src/plan-report/steps";
import { quotaProfiles } from "../../../src/simulator/quotas/quota-profile";
import { same, secret, sent } from "./previews";

const text = { content: "hello" };
const messages = (...steps: Parameters<typeof sortSteps>[0]) => {
  const sorted = sortSteps(steps);
  return planMessages(sorted.messages, audiencesOf(sorted.chats), { isWhole: true });
};
const used = (cost: Calls, planned = messages()) =>
  quotaUses(cost, planned).map(
    ({ of, window, limit, used, verdict }) => `${of} ${used}/${limit} a ${window}: ${verdict}`,
  );

describe("what a run uses of quotas", () => {
  it("is by the table that the client and the simulator have, too", () => {
    assert.equal(quotaProfiles.current.calls, corpQuotas);
    assert.equal(quotaProfiles.current.messages, messageQuotas);
    assert.equal(quotaProfiles.current.perMember, memberQuotas);
    const all = Object.fromEntries(callNames.map((name) => [name, 1]));
    const limits = new Set<number>([
      ...corpQuotas.map((quota) => quota.calls),
      ...messageQuotas.map(({ personTimes }) => personTimes),
      ...memberQuotas.map((quota) => quota.messages),
    ]);
    const uses = quotaUses(calls(all), messages(same("oncall"), sent("a", { chatId: "oncall", text })));
    assert.ok(uses.length >= 9 && uses.every(({ limit }) => limits.has(limit)));
  });

  it("is of a call's own quota, or of the one that every call has in an hour", () => {
    assert.deepEqual(used(calls({ "appchat/create": 5, "appchat/update": 6, "appchat/get": 7 })), [
      "appchat/create 5/1000 a day: fits",
      "appchat/update 6/1000 a hour: fits",
      "appchat/get 7/150000 a hour: fits",
    ]);
    assert.deepEqual(used(noCalls), []);
  });

  it("fits, comes near, or exceeds", () => {
    const verdicts = [799, 800, 1_000, 1_001].map(
      (create) => used(calls({ "appchat/create": create }))[0]?.split(": ")[1],
    );
    assert.deepEqual(verdicts, ["fits", "tight", "tight", "exceeds"]);
  });

  it("counts a message as often as people get it, and what one person gets", () => {
    const planned = messages(
      same("big", { members: { ann: "member", LISI: "member", bob: "member", cy: "member" } }),
      same("small", { members: { lisi: "member", zoe: "member" } }),
      same("hush", { members: secret }),
      sent("a", { chatId: "big", text }),
      sent("b", { chatId: "small", text }),
      sent("c", { chatId: "small", text }),
      sent("d", { chatId: "hush", text }),
    );
    assert.ok(quotaUses(noCalls, planned).every(({ atLeast }) => atLeast));
    assert.ok(quotaUses(noCalls, planned.slice(0, 3)).every(({ atLeast }) => !atLeast));
    assert.deepEqual(used(noCalls, planned), [
      "message person-times 8/20000 a minute: fits",
      "message person-times 8/150000 a hour: fits",
      "messages to one person 3/200 a minute: fits",
      "messages to one person 3/10000 a day: fits",
    ]);
  });

  it("sees that the people of one chat get too many, also where nobody knows who they are", () => {
    const many = Array.from({ length: 201 }, (_, index) => sent(`m${index}`, { chatId: "hush", text }));
    assert.deepEqual(used(noCalls, messages(same("hush", { members: secret }), ...many)), [
      "messages to one person 201/200 a minute: exceeds",
      "messages to one person 201/10000 a day: fits",
    ]);
  });

  it("never shrinks with more calls", () => {
    const rank = { fits: 0, tight: 1, exceeds: 2 };
    fc.assert(
      fc.property(fc.nat(3_000), fc.nat(3_000), (few, more) => {
        const of = (count: number) => quotaUses(calls({ "appchat/update": count }), [])[0];
        const [less, greater] = [of(few), of(few + more)];
        assert.ok((less?.used ?? 0) <= (greater?.used ?? 0));
        assert.ok(rank[less?.verdict ?? "fits"] <= rank[greater?.verdict ?? "fits"]);
      }),
    );
  });
});
