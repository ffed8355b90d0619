import assert from "node:assert/strict";
import fc from "fast-check";
import { withHashes } from "../../../src/app-chat-message/declared";
import { changedArguments } from "../../../src/app-chat-message/diff";
import { unknownValue } from "../../../src/engine/unknown";

const asset = (fields: object) => ({
  "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17",
  ...fields,
});

/** Inputs as a run leaves them, and the outputs that the state then has. */
const sent = (inputs: Record<string, unknown>) => ({ ...withHashes(inputs), sentAt: "2026-01-01", outcome: "sent" });

const values = fc.jsonValue({ maxDepth: 3 });
const inputs = fc
  .record(
    {
      text: fc.record(
        { content: fc.string({ unit: "grapheme" }), mentionedList: fc.array(fc.string()) },
        { requiredKeys: [] },
      ),
      file: fc.oneof(
        fc.record({ mediaId: fc.string() }),
        fc.record({ source: fc.record({ hash: fc.string(), path: fc.string() }).map(asset), filename: fc.string() }),
      ),
      mpnews: fc.record({
        articles: fc.array(fc.record({ title: fc.string(), thumbSource: fc.record({ hash: fc.string() }).map(asset) })),
      }),
      triggers: values,
      safe: fc.constant(true),
    },
    { requiredKeys: [] },
  )
  // As everything is that comes from the engine.
  .map((args) => JSON.parse(JSON.stringify({ chatId: "c1", ...args })) as Record<string, unknown>);

describe("whether a message is sent again", () => {
  it("is not so for one that is as it was, whatever it holds", () => {
    fc.assert(fc.property(inputs, (args) => assert.deepEqual(changedArguments(sent(args), structuredClone(args)), [])));
  });

  it("is not so for a file that lies elsewhere", () => {
    const before = sent({ chatId: "c1", file: { source: asset({ hash: "h1", path: "a/report.pdf" }) } });
    assert.deepEqual(changedArguments(before, { chatId: "c1", file: { source: asset({ hash: "h1" }) } }), []);
  });

  it("is so for a file of another content, and for another name of it", () => {
    const source = asset({ hash: "h1", path: "report.pdf" });
    const before = sent({ chatId: "c1", file: { source, filename: "a.pdf" } });
    const changedBy = (file: object) => changedArguments(before, { chatId: "c1", file });
    assert.deepEqual(changedBy({ source: asset({ hash: "h2", path: "report.pdf" }), filename: "a.pdf" }), ["file"]);
    assert.deepEqual(changedBy({ source, filename: "b.pdf" }), ["file"]);
  });

  it("is so for another picture of an article", () => {
    const articles = (hash: string) => ({ articles: [{ title: "T", thumbSource: asset({ hash }), content: "C" }] });
    const before = sent({ chatId: "c1", mpnews: articles("h1") });
    assert.deepEqual(changedArguments(before, { chatId: "c1", mpnews: articles("h2") }), ["mpnews"]);
    assert.deepEqual(changedArguments(before, { chatId: "c1", mpnews: articles("h1") }), []);
  });

  it("names every argument that changed", () => {
    const before = sent({ chatId: "c1", text: { content: "a" }, triggers: ["1"] });
    assert.deepEqual(
      changedArguments(before, { chatId: "c2", markdown: { content: "a" }, safe: true, triggers: ["2"] }),
      ["chatId", "text", "markdown", "safe", "triggers"],
    );
  });

  it("is not said of what isn't known yet, however deep", () => {
    const before = sent({ chatId: "c1", text: { content: "a" }, triggers: { build: 1 } });
    const after = { chatId: unknownValue, text: { content: unknownValue }, triggers: { build: unknownValue } };
    assert.deepEqual(changedArguments(before, after), []);
  });

  it("takes null of an older state for nothing", () => {
    assert.deepEqual(
      changedArguments({ chatId: "c1", text: { content: "a" }, safe: null }, { chatId: "c1", text: { content: "a" } }),
      [],
    );
  });
});
