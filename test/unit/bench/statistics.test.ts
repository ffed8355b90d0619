import assert from "node:assert/strict";
import fc from "fast-check";
import { growthExponent, median } from "../../../bench/statistics";

describe("the statistics of the bench", () => {
  it("take the middle one, or the mean of the two in the middle, whatever the order", () => {
    assert.equal(median([3, 1, 2]), 2);
    assert.equal(median([4, 1, 2, 3]), 2.5);
    assert.throws(() => median([]), { message: /no median of nothing/ });
  });

  it("find the exponent of a power, whatever its factor", () => {
    const anyExponent = fc.double({ min: 0.1, max: 3, noNaN: true });
    const anyFactor = fc.double({ min: 0.001, max: 1000, noNaN: true });
    fc.assert(
      fc.property(anyExponent, anyFactor, (exponent, factor) => {
        const points = [100, 200, 1000, 5000].map((x) => [x, factor * x ** exponent] as const);
        assert.ok(Math.abs(growthExponent(points) - exponent) < 1e-9);
      }),
    );
  });
});
