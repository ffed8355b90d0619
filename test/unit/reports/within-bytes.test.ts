import assert from "node:assert/strict";
import fc from "fast-check";
import { withinBytes } from "../../../src/reports/within-bytes";

const more = (count: number) => `+${count}`;

describe("a text cut to so many bytes", () => {
  it("is whole where it fits", () => {
    assert.equal(withinBytes({ head: "a", items: ["b", "群"], tail: "c", more }, 6), "ab群c");
  });

  it("loses whole items from the end, and says how many", () => {
    assert.equal(withinBytes({ head: "[", items: ["aaa", "bbb", "ccc"], tail: "]", more }, 10), "[aaabbb+1]");
    assert.equal(withinBytes({ head: "[", items: ["aaa", "bbb", "ccc"], tail: "]", more }, 9), "[aaa+2]");
    assert.equal(withinBytes({ head: "[", items: ["aaa", "bbb"], tail: "]", more }, 4), "[+2]");
  });

  it("is never longer than allowed, where head, tail and the remark have room", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" })), fc.integer({ min: 8, max: 200 }), (items, max) => {
        const text = withinBytes({ head: "[", items, tail: "]", more }, max);
        assert.ok(Buffer.byteLength(text) <= max);
        assert.ok(items.join("").startsWith(text.slice(1, -1).replace(/\+\d+$/, "")));
      }),
    );
  });
});
