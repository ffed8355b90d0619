import assert from "node:assert/strict";
import fc from "fast-check";
import { escapedAsInJson, visible, visibleJson } from "../../../src/reports/visible";

describe("a text made visible", () => {
  it("keeps what people write, in any script, and emoji in one piece", () => {
    for (const text of ["On call", "值班群 · 24×7", "صباح الخير", "👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 e\u0301", "a\\b|`<>&"])
      assert.equal(visible(text), text);
  });

  it("shows what a terminal would obey, and what doesn't show", () => {
    assert.equal(visible("a\nb\t\u001b[31m\u009b"), "a\\u{a}b\\u{9}\\u{1b}[31m\\u{9b}");
    assert.equal(visible("\u202egnp.exe\u200b\u2028\ufeff"), "\\u{202e}gnp.exe\\u{200b}\\u{2028}\\u{feff}");
    assert.equal(visible("a\ud800b\udc00"), "a\\u{d800}b\\u{dc00}");
  });

  it("can be held by XML and by a line, whatever it was", () => {
    // XML 1.0, production 2, without the line breaks.
    const xml = /^[\t\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => xml.test(visible(text))));
    assert.match(visible("\ufffe\uffff\u0000\ud83d"), xml);
  });
});

describe("JSON made visible", () => {
  it("is the same value, and has no character in it that doesn't show", () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
        const json = visibleJson(value);
        assert.deepEqual(JSON.parse(json), JSON.parse(JSON.stringify(value)));
        assert.doesNotMatch(json.replaceAll("\n", ""), /[\p{Cc}\p{Cs}\u202a-\u202e]/u);
      }),
    );
  });

  it("keeps the lines of a text of several, and the value of one that is JSON", () => {
    const json = JSON.stringify({ name: "evil\u202egnp.exe\u200b" }, null, 2);
    assert.equal(escapedAsInJson(json), '{\n  "name": "evil\\u202egnp.exe\\u200b"\n}');
    assert.deepEqual(JSON.parse(escapedAsInJson(json)), JSON.parse(json));
    assert.equal(escapedAsInJson("<p>\n\tno JSON\u2028</p>"), "<p>\n\tno JSON\\u2028</p>");
  });
});
