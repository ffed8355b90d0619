import assert from "node:assert/strict";
import fc from "fast-check";
import { countOf } from "../../../src/plan-report/call-count";
import { about, type Calls, callNames, calls, noCalls, sum, total } from "../../../src/plan-report/calls";

const anyCalls: fc.Arbitrary<Calls> = fc
  .tuple(fc.dictionary(fc.constantFrom(...callNames), fc.integer({ min: 0, max: 9 })), fc.boolean())
  .map(([counts, exact]) => calls({ ...counts }, exact));

const shown = (cost: Calls) => countOf(cost);

describe("calls", () => {
  it("add up, in any order and any grouping", () => {
    fc.assert(
      fc.property(anyCalls, anyCalls, anyCalls, (a, b, c) => {
        assert.deepEqual(shown(sum([a, b, c])), shown(sum([c, sum([b, a])])));
        assert.deepEqual(shown(sum([a, noCalls])), shown(a));
        assert.equal(total(sum([a, b])), total(a) + total(b));
        assert.equal(sum([a, b]).exact, a.exact && b.exact);
      }),
    );
  });

  it("are shown by name, those that aren't made left out", () => {
    assert.deepEqual(countOf(about(calls({ "appchat/get": 2, "appchat/create": 1, "appchat/send": 0 }))), {
      exact: false,
      total: 3,
      byName: [
        { name: "appchat/create", calls: 1 },
        { name: "appchat/get", calls: 2 },
      ],
    });
  });
});
