import assert from "node:assert/strict";
import { asRecorded } from "../../../../src/app-chat-message/check/as-recorded";
import { withHashes } from "../../../../src/app-chat-message/declared";
import { changedArguments } from "../../../../src/app-chat-message/diff";
import { unknownValue } from "../../../../src/engine/unknown";

const asset = (path: string) => ({
  "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17",
  hash: "h",
  path,
});
const card = { title: "T", description: "D", url: "https://e.test" };
const nothingSecret = () => false;

/** What would be sent again, of a message that was recorded so and is declared so now. */
const sentAgain = (recorded: object, declared: object, isSecret: (argument: string) => boolean = nothingSecret) =>
  changedArguments(withHashes({ ...recorded }), asRecorded({ ...recorded }, { ...declared }, isSecret));

describe("a message that is declared in other words", () => {
  const same: readonly (readonly [string, object, object])[] = [
    ["WeCom's default button", { textcard: card }, { textcard: { ...card, btntxt: "详情" } }],
    ["nobody mentioned", { text: { content: "a" } }, { text: { content: "a", mentionedList: [] } }],
    [
      "people in another order and case",
      { text: { content: "a", mentionedList: ["lisi", "zhangsan"] } },
      { text: { content: "a", mentionedList: ["zhangsan", "LISI"] } },
    ],
    ["triggers without any, as an object", { text: { content: "a" } }, { text: { content: "a" }, triggers: {} }],
    ["triggers without any, as a list", { text: { content: "a" } }, { text: { content: "a" }, triggers: [] }],
    [
      "the file's own name",
      { file: { source: asset("out/report.pdf") } },
      { file: { source: asset("out/report.pdf"), filename: "report.pdf" } },
    ],
  ];
  for (const [what, short, long] of same) {
    it(`is the same message: ${what}, written out or left out`, () => {
      assert.deepEqual(sentAgain(short, long), []);
      assert.deepEqual(sentAgain(long, short), []);
      assert.deepEqual(asRecorded({ ...short }, { ...long }, nothingSecret), short);
      assert.deepEqual(asRecorded({ ...long }, { ...short }, nothingSecret), long);
    });
  }

  it("keeps the name that a file was sent with, wherever the file lies now", () => {
    const named = { file: { source: asset("report.pdf"), filename: "report.pdf" } };
    const moved = { file: { source: asset("b.pdf"), filename: "report.pdf" } };
    assert.deepEqual(sentAgain(named, moved), []);
    assert.deepEqual(asRecorded(named, moved, nothingSecret), moved);
    const unnamed = { file: { source: asset("report.pdf") } };
    assert.deepEqual(sentAgain(unnamed, moved), []);
  });

  it("is another message where it says something else", () => {
    for (const [before, after, changed] of [
      [{ textcard: card }, { textcard: { ...card, btntxt: "More" } }, "textcard"],
      [{ text: { content: "a" } }, { text: { content: "a", mentionedList: ["@all"] } }, "text"],
      [
        { text: { content: "a", mentionedList: ["lisi"] } },
        { text: { content: "b", mentionedList: ["LISI"] } },
        "text",
      ],
      [{ triggers: {} }, { triggers: [1] }, "triggers"],
      [{ file: { source: asset("a.pdf") } }, { file: { source: asset("a.pdf"), filename: "b.pdf" } }, "file"],
      [{ file: { source: asset("a.pdf"), filename: "b.pdf" } }, { file: { source: asset("a.pdf") } }, "file"],
    ] as const) {
      assert.deepEqual(sentAgain(before, after), [changed]);
    }
  });

  it("is as it is declared where nothing is recorded, isn't known yet, or is secret", () => {
    const recorded = { text: { content: "a", mentionedList: ["lisi", "zhangsan"] } };
    const declared = { text: { content: "a", mentionedList: ["zhangsan", "lisi"] } };
    assert.deepEqual(asRecorded({}, declared, nothingSecret), declared);
    assert.deepEqual(
      asRecorded(recorded, declared, () => true),
      declared,
    );
    const unknown = { text: { content: unknownValue, mentionedList: [] } };
    assert.deepEqual(asRecorded(recorded, unknown, nothingSecret), unknown);
  });
});
