import assert from "node:assert/strict";
import { markdownReport } from "../../../../src/drift/formats/markdown";
import { driftWords } from "../../../../src/drift/words/words";
import { longReport, someReport } from "./reports";

describe("the report as Markdown", () => {
  it("is a list with an item a chat", () => {
    const lines = markdownReport(someReport(), driftWords.en).split("\n");
    assert.deepEqual(lines.slice(0, 8), [
      "### Drift in the stack `dev`: 4 of 9 chats not as in the state, 3 could not be read",
      "",
      "- **`all` `On call` (`all`)**",
      "  - joined: `ghost`",
      "  - left: `lisi` (`Li Si`), `wangwu`",
      "  - name: `On call` → ``a|`b`<c>\\u{1b}[31m``",
      "  - owner: `lisi` → `zhangsan`",
      "- **`crowd` `On call` (`crowd`)**",
    ]);
    assert.match(
      lines.join("\n"),
      /\n- \*\*2 chats could not be read\*\*\n {2}- `foreign1` .*\n {2}- appchat\/get answered 86008: .*\n {2}- Another app/,
    );
  });

  it("is a heading where nothing drifted", () => {
    const report = {
      ...someReport(),
      chats: [],
      summary: { chats: 3, unchanged: 3, changed: 0, gone: 0, unreadable: 0 },
    };
    assert.equal(markdownReport(report, driftWords.en), "### No drift in the stack `dev`: 3 chats as in the state\n");
  });

  it("has room in a comment on GitHub, also for what can't be read, and counts what it leaves out", () => {
    for (const words of Object.values(driftWords)) {
      const text = markdownReport(longReport(), words);
      assert.ok(text.length < 65_536 && Buffer.byteLength(text) > 50_000, `${text.length} characters`);
      const count = (what: RegExp) => [...text.matchAll(what)].length;
      const [chats = 0, unreadable = 0] = [...text.matchAll(/^- (?:… and|……另有) (\d+) /gm)].map(([, number]) =>
        Number(number),
      );
      assert.equal(chats + count(/^- \*\*`chat/gm), 1_000);
      assert.equal(unreadable + count(/reason \d+/g), 1_000);
      assert.ok(text.endsWith(".\n") || text.endsWith("。\n"));
    }
  });
});
