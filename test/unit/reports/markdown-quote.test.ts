import assert from "node:assert/strict";
import fc from "fast-check";
import { markdownQuote } from "../../../src/reports/markdown-quote";
import { name, prose } from "../../../src/reports/phrase";
import { visible } from "../../../src/reports/visible";
import { anyText } from "../drift/stacks";

const code = (text: string) => markdownQuote(name(text));
const sentence = (text: string) => markdownQuote(prose(text));

/** What a reader of Markdown sees of one code span (CommonMark 6.1), and that there is nothing beside it. */
const readCode = (span: string): string => {
  const fence = /^`+/.exec(span)?.[0] ?? "";
  const inner = span.slice(fence.length, -fence.length);
  assert.ok(fence !== "" && span.endsWith(fence) && !/[\r\n]/.test(inner));
  assert.ok(![...inner.matchAll(/`+/g)].some(([run]) => run.length === fence.length), `${span} ends early`);
  return /^ .*[^ ].* $/.test(inner) ? inner.slice(1, -1) : inner;
};

describe("a name in Markdown", () => {
  it("is a code span that shows exactly the name", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = visible(text);
        // What ends a direction stands behind the span.
        assert.equal(readCode(code(text).replace(/\u200e$/, "")), shown.trim() === "" ? `"${shown}"` : shown);
      }),
      { numRuns: 1_000 },
    );
  });

  it("has a fence that is longer than its own backticks, and keeps blanks at its ends", () => {
    assert.equal(code("On call"), "`On call`");
    assert.equal(code("a `b` c"), "``a `b` c``");
    assert.equal(code("`"), "`` ` ``");
    assert.equal(code(" a"), "`  a `");
    assert.equal(code(""), '`""`');
    assert.equal(code("<script>|@all #1\n- x"), "`<script>|@all #1\\u{a}- x`");
  });
});

describe("a sentence of somebody else's in Markdown", () => {
  it("reads as it was", () => {
    const text = 'See a/b (86008: no) - 100%, it\'s "x".';
    assert.equal(sentence(text), text);
  });

  it("is neither HTML nor a link, a mention, a reference, a list or code", () => {
    const text = sentence("<b>[x](https://a.test) www.a.test @team #12 !3 `c` *d* _e_ ~f~ | $g$ \\h");
    assert.doesNotMatch(text, /[<>[\]`*_~|$\\]|:\/\/|www\.|(?<!&)[@#!]/);
    assert.match(text, /&#64;&#8288;team &#35;&#8288;12/);
    for (const start of ["- a", "+ a", "1. a", "1) a", "# a", "> a", "=== a"]) {
      assert.doesNotMatch(sentence(start), /^([-+>=]|# |\d+[.)])/);
    }
  });

  it("is one line", () => {
    assert.equal(sentence("a\n\nb"), "a&#92;u&#123;a&#125;&#92;u&#123;a&#125;b");
  });
});
