import assert from "node:assert/strict";
import { shownOf } from "../../../src/plan-report/properties";
import { secret, unknown } from "./previews";

const signature = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

describe("what a preview shows of properties", () => {
  it("tells what is secret, in each form that Pulumi has for it, and keeps none of the values", () => {
    const shown = shownOf({
      masked: secret,
      inside: { content: secret },
      listed: ["a", secret],
      encrypted: { ...signature, ciphertext: "v1:x" },
      clear: { ...signature, plaintext: '"hush"' },
      declared: "hush",
      plain: "text",
      __secrets: ["declared"],
    });
    assert.deepEqual(shown.secret, ["masked", "inside", "listed", "encrypted", "clear", "declared"]);
    assert.deepEqual(shown.values, { plain: "text", __secrets: ["declared"] });
  });

  it("tells what only the run will know, also where a part of it is", () => {
    const shown = shownOf({ all: unknown, part: { a: "b", c: [unknown] }, none: "x", missing: undefined, empty: null });
    assert.deepEqual([shown.unknown, shown.values], [["all", "part"], { none: "x" }]);
    assert.deepEqual(shownOf(undefined), { values: {}, secret: [], unknown: [] });
  });
});
