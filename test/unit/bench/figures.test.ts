import assert from "node:assert/strict";
import { floor } from "../../../bench/contenders/floor";
import { ours } from "../../../bench/contenders/ours";
import { peakOf, providerPeak, ratiosOf } from "../../../bench/report/figures";
import { withRange } from "../../../bench/report/table";
import { cycle } from "./a-run";

describe("bench: figures of several rounds", () => {
  it("compare each round with the same round of the other, as far as both were run", () => {
    assert.deepEqual(ratiosOf([2, 9, 4], [1, 3]), [2, 3]);
    assert.deepEqual(ratiosOf([], [1]), []);
  });

  it("take the largest step of each round, and of those the median, so that one odd round decides nothing", () => {
    const rounds = [200, 900, 210].map((peakBytes) => cycle(ours.name, 100, 1, { peakBytes }));
    assert.equal(peakOf([...rounds, cycle(floor.name, 100, 1, { peakBytes: 5 })], ours, 100, providerPeak), 210);
    assert.equal(peakOf(rounds, ours, 200, providerPeak), undefined);
  });

  it("show a range only of several", () => {
    assert.equal(withRange([3, 1, 2], String), "2 (1–3)");
    assert.equal(withRange([3, 1, 2], String, " ×"), "2 × (1–3)");
    assert.equal(withRange([3], String), "3");
  });
});
