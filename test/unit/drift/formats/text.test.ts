import assert from "node:assert/strict";
import { textReport } from "../../../../src/drift/formats/text";
import { summarize } from "../../../../src/drift/summarize";
import { driftWords } from "../../../../src/drift/words/words";
import { noPaint } from "../../../../src/reports/paint";
import { someReport } from "./reports";

const { en, zh } = driftWords;
/** The random number of an answer taken out. */
const text = (words = en, report = someReport()) =>
  textReport(report, words, noPaint).replace(/hint: \[[\d.]+\]/g, "hint: […]");

describe("the report as text", () => {
  it("says what drifted of each chat, and once why chats can't be read", () => {
    assert.equal(
      text(),
      `Drift in the stack dev: 4 of 9 chats not as in the state, 3 could not be read

all "On call" (all)
  + joined: ghost
  - left: lisi (Li Si), wangwu
  ~ name: "On call" → "a|\`b\`<c>\\u{1b}[31m"
  ~ owner: lisi → zhangsan

crowd "On call" (crowd)
  + joined: ${Array.from({ length: 20 }, (_, index) => `guest${String(index).padStart(2, "0")}`).join(", ")} and 5 more

secret "On call" (secret)
  + joined: 2 people (secret)
  - left: 1 person (secret)

broken "On call" (broken)
  ! an update of it broke off, and a difference may be its doing; the next "pulumi up" finishes it

gone "旧群" (gone)
  ! gone: WeCom has no such chat any more

2 chats could not be read
    foreign1 "On call" (foreign1), foreign2 "On call" (foreign2)
    appchat/get answered 86008: no privilege, hint: […]
    Another app of this corp made the chat.

1 chat could not be read
    sealed "On call" (sealed)
    This export has its members encrypted, so it can't be compared. With --stack, Pulumi is asked to decrypt.

"pulumi up --refresh" shows this again as a preview, and puts it right.
A chat that is gone can't be made again under its id, which WeCom keeps taken: give it another chatId in the program, or "pulumi up" fails for it.
`,
    );
  });

  it("says the same in Chinese", () => {
    const lines = text(zh).split("\n");
    assert.equal(lines[0], "栈 dev 有漂移：9 个群中有 4 个与状态不一致，3 个读不到");
    assert.deepEqual(lines.slice(2, 7), [
      'all "On call" (all)',
      "  + 进群：ghost",
      "  - 退群：lisi（Li Si）、wangwu",
      '  ~ 群名："On call" → "a|`b`<c>\\u{1b}[31m"',
      "  ~ 群主：lisi → zhangsan",
    ]);
    assert.match(lines.join("\n"), /等另外 5 人[\s\S]*2 人（保密）[\s\S]*中断[\s\S]*不存在了[\s\S]*2 个群读不到/);
  });

  it("is a line where nothing drifted", () => {
    const [same] = someReport().chats;
    assert.ok(same);
    assert.equal(text(en, summarize([same, same])), "No drift in the stack dev: 2 chats as in the state\n");
    assert.equal(text(zh, summarize([same])), "栈 dev 没有漂移：1 个群与状态一致\n");
    assert.equal(text(en, summarize([])), "No drift: the state has no chats of pulumi-wecom\n");
  });

  it("gives advice of its own for chats that are gone, and none of theirs for others", () => {
    const { chats } = someReport();
    const adviceFor = (finding: string) =>
      [en, zh].map((words) =>
        text(words, summarize(chats.filter((chat) => chat.finding === finding)))
          .split("\n")
          .slice(-3),
      );
    const [gone, chineseGone] = adviceFor("gone");
    assert.match(gone?.join("\n") ?? "", /^\nA chat that is gone .*WeCom keeps taken: give it another chatId.*\n$/);
    assert.match(chineseGone?.join("\n") ?? "", /^\n不存在了的群.*换一个 chatId.*\n$/);
    const [changed, chineseChanged] = adviceFor("changed");
    assert.match(changed?.join("\n") ?? "", /^\n"pulumi up --refresh".*puts it right\.\n$/);
    assert.match(chineseChanged?.join("\n") ?? "", /^\n运行 pulumi up --refresh.*\n$/);
  });

  it("gives no advice about drift where it only could not tell", () => {
    const unreadable = someReport().chats.filter(({ finding }) => finding === "unreadable");
    const [headline, ...lines] = text(en, summarize(unreadable)).split("\n");
    assert.equal(headline, "Unknown in the stack dev: 3 of 3 chats could not be read");
    assert.doesNotMatch(lines.join("\n"), /--refresh/);
  });

  it("paints lines, never anything within a name", () => {
    const painted = textReport(someReport(), en, (style, part) => `<${style}>${part}</${style}>`);
    assert.match(painted, /^<bold><red>Drift in the stack dev: .*<\/red><\/bold>$/m);
    assert.match(painted, /^ {2}<green>\+ joined: ghost<\/green>$/m);
    assert.match(painted, /^<bold><yellow>all "On call" \(all\)<\/yellow><\/bold>$/m);
  });
});
