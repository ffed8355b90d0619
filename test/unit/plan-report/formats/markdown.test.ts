import assert from "node:assert/strict";
import { markdownReport } from "../../../../src/plan-report/formats/markdown";
import { summarize } from "../../../../src/plan-report/summarize";
import { planWords } from "../../../../src/plan-report/words/words";
import { previewOf } from "../previews";
import { longReport, someReport } from "../reports";

describe("the plan as Markdown", () => {
  it("is a list with an item a chat, in which nothing that people wrote means anything", () => {
    const lines = markdownReport(someReport(), planWords.en).split("\n");
    assert.match(lines[0] ?? "", /^### Plan for the stack `dev`: /);
    assert.deepEqual(lines.slice(1, 7), [
      "",
      "- **What Pulumi says**",
      "  - warning in `r`: mind &#91;this&#93;(http&#58;//x) &#64;&#8288;all",
      "  - second line",
      "- **Changed chat ``a|`b`<c>\\u{1b}[31m`` (`all`)**",
      "  - comes in: `ann`",
    ]);
    assert.ok(lines.includes("- **Changed chat ``a|`b`<c>\\u{1b}[31m`` (`all`)**"));
    assert.equal(lines.at(-2), "  - it takes a few seconds");
  });

  it("is a heading where nothing happens", () => {
    assert.equal(markdownReport(summarize(previewOf()), planWords.zh), "### 没有变更：群不变，也不发消息\n");
  });

  it("has room in a comment on GitHub, keeps warnings and quotas, and counts what it leaves out", () => {
    for (const words of Object.values(planWords)) {
      const text = markdownReport(longReport(), words);
      assert.ok(text.length < 65_536 && Buffer.byteLength(text) > 50_000, `${text.length} characters`);
      const [messages = 0, chats = 0] = [...text.matchAll(/^ *- (?:… and|……另有) ([\d,]+) /gm)]
        .map(([, number = ""]) => Number(number.replace(",", "")))
        .reverse();
      assert.equal(chats + [...text.matchAll(/^- .*`Chat chat\d+`/gm)].length, 1_500);
      assert.equal(messages + [...text.matchAll(/^ {2}- (?:text message|文本消息).*`Chat chat/gm)].length, 2_000);
      assert.match(text, /1,000/);
      assert.match(text, /(in 2 runs|分 2 次运行)\n$/);
    }
  });
});
