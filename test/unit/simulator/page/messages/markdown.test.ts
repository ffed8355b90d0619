import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type Inline,
  isSafeAddress,
  parseInline,
  parseMarkdown,
  parsePlain,
} from "../../../../../src/simulator/page/messages/markdown";

const text = (of: string): Inline => ({ kind: "text", text: of });

/** Everything that would be read, and the addresses of links. */
const readable = (parts: readonly Inline[]): string =>
  parts
    .map((part) =>
      part.kind === "text" || part.kind === "code"
        ? part.text
        : part.kind === "mention"
          ? part.userid
          : readable(part.parts),
    )
    .join("");
const links = (parts: readonly Inline[]): readonly string[] =>
  parts.flatMap((part) => [
    ...(part.kind === "link" ? [part.address] : []),
    ...("parts" in part ? links(part.parts) : []),
  ]);

describe("the page: WeCom's markdown", () => {
  it("has bold, code, links, three colours and mentions, one inside of another", () => {
    assert.deepEqual(
      parseInline('**Version** `7 <b>` [notes](https://example.com/7) <font color="info">**91** %</font> <@ann>!'),
      [
        { kind: "bold", parts: [text("Version")] },
        text(" "),
        { kind: "code", text: "7 <b>" },
        text(" "),
        { kind: "link", address: "https://example.com/7", parts: [text("notes")] },
        text(" "),
        { kind: "colour", colour: "info", parts: [{ kind: "bold", parts: [text("91")] }, text(" %")] },
        text(" "),
        { kind: "mention", userid: "ann" },
        text("!"),
      ],
    );
  });

  it("has headings of six levels, quotes and lines, in blocks", () => {
    assert.deepEqual(parseMarkdown("# One\n###### Six\n> a\n>b\n\nplain\r\nmore\n#no heading"), [
      { kind: "heading", level: 1, parts: [text("One")] },
      { kind: "heading", level: 6, parts: [text("Six")] },
      { kind: "quote", lines: [[text("a")], [text("b")]] },
      { kind: "lines", lines: [[], [text("plain")], [text("more")], [text("#no heading")]] },
    ]);
  });

  it("leaves all else the text that it is: HTML, other colours, marks that don't close", () => {
    for (const line of [
      "<script>alert(1)</script>",
      '<img src=x onerror="alert(1)">',
      '<font color="red">x</font>',
      "**open",
      "`open",
      "[label](no address)",
      "[label](javascript:alert(1))",
      "[label](data:text/html,x)",
      "[label](JaVaScRiPt:x)",
      "![x](javascript:x)",
    ])
      assert.deepEqual(parseInline(line), [text(line)], line);
  });

  it("makes links of addresses in plain texts, without the sentence's own marks", () => {
    assert.deepEqual(parsePlain("See https://example.com/a?b=1. And (http://x.example/), <@ann>"), [
      text("See "),
      { kind: "link", address: "https://example.com/a?b=1", parts: [text("https://example.com/a?b=1")] },
      text(". And ("),
      { kind: "link", address: "http://x.example/", parts: [text("http://x.example/")] },
      text("), "),
      { kind: "mention", userid: "ann" },
    ]);
    assert.deepEqual(parsePlain("**plain** `text`"), [text("**plain** `text`")]);
  });

  it("loses nothing of what can be read and links nowhere but to the web, whatever it gets", () => {
    const piece = fc.constantFrom(
      "**",
      "`",
      "[",
      "](",
      ")",
      "<@",
      ">",
      '<font color="info">',
      "</font>",
      "https://a.b",
      "javascript:x",
      "\n",
      "# ",
      "> ",
      "x",
      "值",
      " ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const line = pieces.join("").replaceAll("\n", " ");
        for (const parse of [parseInline, parsePlain]) {
          const parts = parse(line);
          assert.ok(links(parts).every((address) => /^https?:/.test(address)));
          assert.equal(
            [...readable(parts)].every((character) => line.includes(character)),
            true,
          );
        }
        assert.equal(readable(parsePlain(line)), line.replaceAll(/<@([^<>\s]+)>/g, "$1"));
      }),
    );
  });

  it("knows addresses of the web", () => {
    for (const address of ["https://a.example/", "http://127.0.0.1:1/x"]) assert.ok(isSafeAddress(address));
    for (const address of [
      "javascript:x",
      "//a.example",
      "/x",
      "",
      "ftp://a",
      " javascript:x",
      "vbscript:x",
      "file:///etc",
    ])
      assert.ok(!isSafeAddress(address), address);
  });
});
