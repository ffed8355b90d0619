import assert from "node:assert/strict";
import fc from "fast-check";
import { messageQuote } from "../../../src/reports/message-quote";
import { name } from "../../../src/reports/phrase";

const quote = (text: string) => messageQuote(name(text));

describe("a name in a message of WeCom's", () => {
  it("stays as it is where it means nothing", () => {
    assert.equal(quote("值班 (SRE) #1 24×7"), "值班 (SRE) #1 24×7");
  });

  it("is cut between characters as people see them", () => {
    assert.equal(quote("x".repeat(61)), `${"x".repeat(59)}…`);
    assert.equal(quote(`${"x".repeat(55)}👩‍👩‍👧‍👦yy`), `${"x".repeat(55)}…`);
  });

  it("has few bytes, also where one character is made of a thousand", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => Buffer.byteLength(quote(text)) <= 60 * 4),
    );
    assert.equal(quote(`e${"\u0301".repeat(1_000)}`), "…");
  });
});
