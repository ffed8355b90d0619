import assert from "node:assert/strict";
import { idsIn, idsOf } from "../../../src/import/flags";

describe("the ids of pulumi-wecom import", () => {
  it("are the arguments, each once, in their order", () => {
    assert.deepEqual(idsOf(["b", "a", "b"], true), { ids: ["b", "a"] });
  });

  it("come from stdin for -, or for none where stdin is no terminal", () => {
    assert.deepEqual(idsOf(["-"], true), { stdin: true });
    assert.deepEqual(idsOf([], false), { stdin: true });
    assert.deepEqual(idsIn(" b \r\n\na\nb"), ["b", "a"]);
  });

  it("are asked for in words", () => {
    assert.deepEqual(idsOf([], true), { problem: "give the ids of the chats, or a list of them on stdin" });
    assert.deepEqual(idsOf(["a", "-"], false), { problem: "give ids or -, not both" });
    assert.deepEqual(idsOf([""], false), { problem: "an id is empty" });
  });
});
