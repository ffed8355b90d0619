import assert from "node:assert/strict";
import fc from "fast-check";
import { cutToBytes, cutToCharacters } from "../../../../src/simulator/messages/cutting";

/** Whole characters, and for good measure halves of pairs, which JSON can carry. */
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
);
const bytesOf = (text: string) => Buffer.byteLength(text);

describe("simulator: cutting to bytes", () => {
  const always = (law: (text: string, max: number, cut: { kept: string; lost: string }) => void) =>
    fc.assert(fc.property(anyText, fc.nat({ max: 80 }), (text, max) => law(text, max, cutToBytes(text, max))));

  it("keeps a beginning of the text and shows all of the rest", () =>
    always((text, _, { kept, lost }) => assert.equal(kept + lost, text)));

  it("keeps no more bytes than it may", () => always((_, max, { kept }) => assert.ok(bytesOf(kept) <= max)));

  it("never breaks a character in two", () =>
    always((text, _, { kept, lost }) => assert.deepEqual([...kept, ...lost], [...text])));

  it("keeps no broken character where there was none", () =>
    always((text, _, { kept }) => {
      if (text.isWellFormed()) assert.equal(Buffer.from(kept).toString(), kept);
    }));

  it("keeps the longest such beginning", () =>
    always((_, max, { kept, lost }) => {
      const [next] = lost;
      if (next !== undefined) assert.ok(bytesOf(kept) + bytesOf(next) > max);
    }));

  it("loses nothing of a text that fits", () =>
    always((text, _, { kept }) => {
      if (bytesOf(text) <= bytesOf(kept)) assert.equal(kept, text);
    }));

  it("cuts before the character that doesn't fit whole", () => {
    assert.deepEqual(cutToBytes("语言", 5), { kept: "语", lost: "言" });
    assert.deepEqual(cutToBytes("a😀b", 4), { kept: "a", lost: "😀b" });
    assert.deepEqual(cutToBytes("a😀b", 5), { kept: "a😀", lost: "b" });
  });
});

describe("simulator: cutting to characters", () => {
  it("keeps so many code points and shows the rest", () =>
    fc.assert(
      fc.property(anyText, fc.nat({ max: 20 }), (text, max) => {
        const { kept, lost } = cutToCharacters(text, max);
        assert.equal(kept + lost, text);
        assert.deepEqual([...kept], [...text].slice(0, max));
      }),
    ));
});
