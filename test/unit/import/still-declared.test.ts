import assert from "node:assert/strict";
import { stillDeclared } from "../../../src/import/still-declared";

describe("chats that a program declares still", () => {
  it("are those whose id is one of its texts, whatever the quotes", () => {
    const program = "new AppChat('a', {}); new AppChat(\"b\", {}); new AppChat(`c`, {}); // d";
    assert.deepEqual(stillDeclared(program, ["a", "b", "c", "d"]), ["a", "b", "c"]);
  });

  it("aren't those of which the id is only a part of a text", () => {
    assert.deepEqual(stillDeclared('new AppChat("oncall2", { name: "the oncall" });', ["oncall"]), []);
  });
});
