import assert from "node:assert/strict";
import fc from "fast-check";
import { chatLimits } from "../../../../src/api/limits";
import { keptName } from "../../../../src/simulator/world/chat-name";

const family = "👨‍👩‍👧";

describe("simulator: a chat's name", () => {
  it("is kept as it is up to the limit, and cut to just the limit beyond it", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 120 }), (name) => {
        const kept = keptName(name, { nameCut: "code-points" });
        assert.deepEqual(kept, { name: [...name].slice(0, chatLimits.maxNameLength).join("") });
      }),
    ));

  it("is cut by code points, graphemes or UTF-16 units, as the knob says", () => {
    const name = family.repeat(60);
    const { maxNameLength } = chatLimits;
    assert.deepEqual(keptName(name, { nameCut: "graphemes" }), { name: family.repeat(maxNameLength) });
    assert.deepEqual(keptName(name, { nameCut: "code-points" }), { name: [...name].slice(0, maxNameLength).join("") });
    assert.deepEqual(keptName(name, { nameCut: "utf16-units" }), { name: name.slice(0, maxNameLength) });
  });

  it("is refused beyond the limit where the knob says so", () => {
    assert.deepEqual(keptName("x".repeat(51), { nameCut: "refuse" }), { refused: 86004 });
    assert.deepEqual(keptName("x".repeat(50), { nameCut: "refuse" }), { name: "x".repeat(50) });
  });
});
