import assert from "node:assert/strict";
import fc from "fast-check";
import { digits, fraction, letters, pick, shuffle } from "../../../../src/simulator/world/chance";

const anySubject = fc.array(fc.oneof(fc.string(), fc.integer()), { maxLength: 4 });

describe("simulator: chance", () => {
  it("decides the same for the same seed and subject", () =>
    fc.assert(
      fc.property(fc.integer(), anySubject, (seed, subject) => {
        assert.equal(fraction(seed, subject), fraction(seed, subject));
        assert.ok(fraction(seed, subject) >= 0 && fraction(seed, subject) < 1);
      }),
    ));

  it("picks only what is in the list, and nothing from an empty one", () =>
    fc.assert(
      fc.property(fc.integer(), anySubject, fc.array(fc.string()), (seed, subject, list) => {
        const picked = pick(seed, subject, list);
        assert.ok(list.length === 0 ? picked === undefined : list.includes(picked ?? ""));
      }),
    ));

  it("loses nobody when it shuffles", () =>
    fc.assert(
      fc.property(fc.integer(), anySubject, fc.array(fc.string()), (seed, subject, list) => {
        assert.deepEqual(shuffle(seed, subject, list).toSorted(), list.toSorted());
      }),
    ));

  it("makes digits and letters of just the length that is asked for", () =>
    fc.assert(
      fc.property(fc.integer(), anySubject, fc.integer({ min: 1, max: 70 }), (seed, subject, length) => {
        assert.match(digits(seed, subject, length), new RegExp(`^[1-9]\\d{${length - 1}}$`));
        assert.match(letters(seed, subject, length), new RegExp(`^[\\w-]{${length}}$`));
      }),
    ));
});
