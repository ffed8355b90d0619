import assert from "node:assert/strict";
import { markdownQuote } from "../../../src/reports/markdown-quote";
import { messageQuote } from "../../../src/reports/message-quote";
import { name, phrase, written } from "../../../src/reports/phrase";
import { plainQuote } from "../../../src/reports/plain-quote";

describe("a name that is written from right to left", () => {
  it("leaves the direction of what follows alone, so that old → new isn't read as new → old", () => {
    const renamed = phrase`${name("אב")} → ${name("دج")}: ${2}`;
    assert.equal(written(renamed, plainQuote), '"אב"\u200e → "دج"\u200e: 2');
    assert.equal(written(renamed, markdownQuote), "`אב`\u200e → `دج`\u200e: 2");
    assert.equal(written(renamed, messageQuote), "אב\u200e → دج\u200e: 2");
  });

  it("is the only one with such a mark", () => {
    const renamed = phrase`${name("On call")} → ${name("值班群 👩‍👩‍👧 ünï")}`;
    assert.equal(written(renamed, plainQuote), '"On call" → "值班群 👩‍👩‍👧 ünï"');
  });
});
