import assert from "node:assert/strict";
import fc from "fast-check";
import { keyTarget, visibleRange } from "../../../../../src/simulator/page/parts/visible-range";

describe("the page: rows of a long list", () => {
  it("are those in view and a few beyond, however long the list is", () => {
    assert.deepEqual(visibleRange({ top: 0, height: 400 }, 40, 1_000), { first: 0, last: 16 });
    assert.deepEqual(visibleRange({ top: 4_000, height: 400 }, 40, 1_000), { first: 94, last: 116 });
    assert.deepEqual(visibleRange({ top: 0, height: 400 }, 40, 0), { first: 0, last: -1 });
    const size = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(
        size,
        fc.integer({ min: 0, max: 2_000 }),
        fc.integer({ min: 1, max: 200 }),
        size,
        (top, height, row, count) => {
          const { first, last } = visibleRange({ top, height }, row, count);
          assert.ok(first >= 0 && last < count && last - first <= height / row + 14);
          // What can be seen is there.
          for (const y of [top, top + height - 1]) {
            const seen = Math.floor(y / row);
            if (top < count * row && seen < count && y >= top) assert.ok(first <= seen && seen <= last);
          }
        },
      ),
    );
  });

  it("are gone through by keys, and not beyond the ends", () => {
    assert.deepEqual(
      ["ArrowDown", "ArrowUp", "Home", "End", "Enter"].map((key) => keyTarget(key, 3, 5)),
      [4, 2, 0, 4, undefined],
    );
    assert.deepEqual([keyTarget("ArrowDown", 4, 5), keyTarget("ArrowUp", 0, 5)], [4, 0]);
  });
});
