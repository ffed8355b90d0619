import assert from "node:assert/strict";
import fc from "fast-check";
import { type FaultRule, isAbout } from "../../../../src/simulator/faults/fault-rule";
import { Faults } from "../../../../src/simulator/faults/faults";

const path = "/cgi-bin/appchat/get";
const call = (body: Record<string, unknown> = {}, query: Record<string, string> = {}) => ({ path, body, query });
const matching = (match: Record<string, unknown>): FaultRule => ({ path, match, errcode: -1 });

describe("simulator: fault rules", () => {
  it("are about calls of their path alone", () => {
    assert.ok(isAbout({ path, errcode: -1 }, call()));
    assert.ok(!isAbout({ path: "/cgi-bin/appchat", errcode: -1 }, call()));
  });

  it("match parts of objects, and lists and texts as a whole", () => {
    assert.ok(isAbout(matching({ text: { content: "x" } }), call({ text: { content: "x", more: 1 } })));
    assert.ok(!isAbout(matching({ text: { content: "x" } }), call({ text: "x" })));
    assert.ok(isAbout(matching({ userlist: ["a", "b"] }), call({ userlist: ["a", "b"] })));
    assert.ok(!isAbout(matching({ userlist: ["a"] }), call({ userlist: ["a", "b"] })));
    assert.ok(isAbout(matching({ chatid: "c" }), call({}, { chatid: "c" })));
    assert.ok(!isAbout(matching({ chatid: "c", name: "n" }), call({ chatid: "c" })));
  });

  it("meet a call exactly as often as `times` says, after as many as `after` says", () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }), (after, times) => {
        const faults = new Faults();
        faults.append({ path, after, times, errcode: -1 });
        const met = Array.from({ length: 30 }, () => faults.meet(call()) !== undefined);
        assert.deepEqual(
          met,
          met.map((_, at) => at >= after && at < after + times),
        );
        assert.deepEqual(faults.rules(), []);
      }),
    ));

  it("meet about as many calls as their probability says", () => {
    const faults = new Faults();
    faults.append({ path, probability: 0.3, errcode: -1 });
    const met = Array.from({ length: 2_000 }, () => faults.meet(call())).filter((rule) => rule !== undefined);
    assert.ok(met.length > 500 && met.length < 700, String(met.length));
  });

  it("are applied one a call: the first that meets it", () => {
    const faults = new Faults();
    faults.replace([
      { path, times: 1, errcode: 1 },
      { path, times: 1, errcode: 2 },
    ]);
    assert.deepEqual(
      [faults.meet(call())?.errcode, faults.meet(call())?.errcode, faults.meet(call())],
      [1, 2, undefined],
    );
  });
});
