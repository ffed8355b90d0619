import assert from "node:assert/strict";
import { sourceOf } from "../../../src/drift/flags";

describe("where the state comes from", () => {
  it("is a stack, a file or stdin", () => {
    assert.deepEqual(sourceOf(undefined, { stack: "dev" }, true), { kind: "stack", name: "dev" });
    assert.deepEqual(sourceOf("state.json", {}, true), { kind: "file", file: "state.json" });
    assert.deepEqual(sourceOf(undefined, {}, false), { kind: "stdin" });
    assert.deepEqual(sourceOf("-", {}, false), { kind: "stdin" });
  });

  it("is said to be missing where a person would have to type the state", () => {
    for (const file of [undefined, "-"]) {
      assert.deepEqual(sourceOf(file, {}, true), {
        problem: "give --stack NAME, or an export of the stack as a file or on stdin",
      });
    }
  });

  it("is one of them only", () => {
    assert.deepEqual(sourceOf("state.json", { stack: "dev" }, true), { problem: "give --stack or a file, not both" });
  });
});
