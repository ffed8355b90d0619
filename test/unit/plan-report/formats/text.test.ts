import assert from "node:assert/strict";
import { textReport } from "../../../../src/plan-report/formats/text";
import type { Preview } from "../../../../src/plan-report/preview/preview";
import { summarize } from "../../../../src/plan-report/summarize";
import { planWords } from "../../../../src/plan-report/words/words";
import { noPaint } from "../../../../src/reports/paint";
import { created, deleted, previewOf, same, secret, sent } from "../previews";
import { longReport, someReport } from "../reports";

const text = (words = planWords.en, report = someReport()) => textReport(report, words, noPaint);
/** The section that has this heading. */
const section = (heading: string, words = planWords.en, report = someReport()): string =>
  text(words, report)
    .split("\n\n")
    .find((each) => each.startsWith(heading)) ?? `no section ${heading}`;

describe("the plan as text", () => {
  it("says first how much happens, and then what to mind", () => {
    const [first, second] = text().split("\n\n");
    assert.equal(
      first,
      "Plan for the stack dev: 4 new chats, 3 chats change, 1 chat is replaced, 4 chats are given up, " +
        "of 1 chat nobody can tell, 4 messages are sent; 1 other resource changes",
    );
    assert.equal(second, "What Pulumi says\n  ! warning in r: mind [this](http://x) @all\n    second line");
  });

  it("says of each chat who comes and goes, and what becomes of it", () => {
    assert.equal(
      section('Changed chat "a|`b`'),
      `Changed chat "a|\`b\`<c>\\u{1b}[31m" (all)
  + comes in: ann
  - goes: lisi (Li Si), zhangsan
  ~ name: "Chat all" → "a|\`b\`<c>\\u{1b}[31m"
  ~ owner: lisi → wangwu
    only Pulumi's record changes, nothing in the chat: onDelete`,
    );
    assert.equal(section("New chat hush"), "New chat hush\n  + who is in it: not shown");
    assert.match(section("Changed chat hidden"), /not shown: name \(known only when it runs\), members \(secret\)/);
    assert.match(
      text(planWords.en, summarize(previewOf(created("hidden", { owner: secret })))),
      /\n {2}\+ 3 people in it, not shown\n/,
    );
    assert.match(section('New chat "Chat crowd"'), /26 people in it: guest00, .*guest19 and 6 more\n/);
    assert.match(
      section("Replaced chat"),
      /because of a change of chatId\n.*\n.*\n {2}- the old chat "Chat moved" is archived/,
    );
    assert.match(section('Chat given up "Chat archived"'), /is archived: .*\n {2}- goes: zhangsan$/);
    assert.match(section('New chat "Chat taken"'), /! this will fail: a chat with this id exists/);
    assert.match(section("Nobody can tell"), /strange\n {2}! "import" is an operation/);
  });

  it("says which messages reach how many, what it takes of the quotas, and how long", () => {
    assert.equal(
      section("4 messages"),
      `4 messages are sent
  + text message to the chat elsewhere: reaches an unknown number of people
  + text message to "a|\`b\`<c>\\u{1b}[31m": reaches 2 people
  + file to "Chat quiet": reaches at least 3 people, sent again because of a change of file
  + video to a chat that is secret: reaches an unknown number of people`,
    );
    assert.match(
      section("About 25 calls"),
      /\n {4}5 chats made: 0\.5 % of the 1,000 a day\n(.*\n)*.*it takes a few seconds/,
    );
  });

  it("says how to learn whom a message reaches, where the preview may have left its chat out, and only there", () => {
    const message = sent("m", { chatId: "elsewhere", text: { content: "hello" } });
    const hint = /--show-sames" tells how many people a message reaches/;
    const stack = { op: "same", urn: "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev" };
    const said = (preview: Preview) => text(planWords.en, summarize(preview));
    assert.match(said({ ...previewOf(stack, message), same: 2 }), hint);
    assert.match(said({ steps: [message], diagnostics: [] }), hint);
    const failed = { ...previewOf(stack, message), diagnostics: [{ severity: "error", message: "no" }] };
    assert.equal(summarize(failed).messages[0]?.reach.why, "not-shown");
    // It wouldn't help.
    assert.doesNotMatch(said(failed), hint);
    assert.doesNotMatch(said(previewOf(stack, message)), hint);
    assert.doesNotMatch(said(previewOf(stack, same("a"), message)), hint);
    assert.doesNotMatch(said(previewOf(message)), hint);
  });

  it("says at least of deliveries where it isn't known who gets a message", () => {
    assert.match(text(), /^ {4}at least 5 deliveries of messages to people: /m);
    assert.match(text(planWords.zh), /^ {4}消息至少 5 人次，/m);
    const known = summarize(previewOf(same("a"), sent("m", { chatId: "a", text: { content: "hello" } })));
    assert.match(text(planWords.en, known), /^ {4}3 deliveries of messages to people: /m);
  });

  it("warns before a quota can't hold it", () => {
    assert.equal(
      section("Mind this", planWords.en, longReport()),
      `Mind this
  ! 1,500 chats made, and 1,000 a day is the limit for all apps of the company together: the run will stop there. Run it again on the next day; it goes on from there
  ! 50,000 deliveries of messages to people, and 20,000 a minute is the limit for all apps of the company together: the run will wait
  ! 2,000 messages to one person, and 200 a minute is the limit: WeCom drops what is beyond without saying so`,
    );
    assert.match(text(planWords.en, longReport()), /it takes about 25 hours, in 2 runs\n$/);
  });

  it("says the same in Chinese", () => {
    assert.match(text(planWords.zh), /^栈 dev 变更计划：新建 4 个群，变更 3 个群，替换 1 个群，不再管理 4 个群/);
    assert.match(section("变更群 hidden", planWords.zh), /群名（运行时才知道）、成员（保密）/);
    assert.match(
      section("发送 4 条消息", planWords.zh),
      /\n {2}\+ 文件发到 "Chat quiet"：至少 3 人收到，因为 file 变了，再发一次\n/,
    );
    assert.match(section("请注意", planWords.zh, longReport()), /建群 1,500 次，而上限是每天 1,000.*请次日再运行一次/);
    // As many lines, so nothing is left out of one.
    assert.equal(text(planWords.zh).split("\n").length, text().split("\n").length);
  });

  it("is short where nothing happens", () => {
    assert.equal(
      text(planWords.en, summarize(previewOf())),
      "No changes: chats stay as they are, and no message is sent\n",
    );
    const quiet = summarize(previewOf(same("a"), { op: "update", urn: "urn:pulumi:dev::shop::aws:s3:Bucket::x" }));
    assert.equal(
      text(planWords.en, quiet),
      "No changes for the stack dev: chats stay as they are, and no message is sent; 1 other resource changes\n",
    );
    assert.doesNotMatch(text(planWords.en, summarize(previewOf(deleted("a")))), /calls/);
  });

  it("says once what several resources fail for, and nothing of the cost of what broke off", () => {
    const urnOf = (name: string) => `urn:pulumi:dev::shop::t::${name}`;
    const failing = (name: string) => ({ severity: "error", message: "error: no credentials\n", urn: urnOf(name) });
    const names = Array.from({ length: 12 }, (_, index) => `c${index}`);
    const report = summarize({ steps: [created("a")], diagnostics: names.map(failing) });
    const shown = text(planWords.en, report);
    assert.match(shown, /\n {2}! error in c0, c1, .*, c9 and 2 more: no credentials\n\nNew chat/);
    assert.equal(shown.match(/no credentials/g)?.length, 1);
    assert.doesNotMatch(shown, /calls|seconds/);
    assert.match(text(planWords.zh, report), /错误 c0、.*c9 等另外 2 项：no credentials/);
  });

  it("says of a preview that failed, what for, before all else", () => {
    const report = summarize({ steps: [same("a")], diagnostics: [{ severity: "error", message: "error: boom\n" }] });
    assert.equal(
      text(planWords.en, report),
      "The preview failed for the stack dev: what follows is incomplete\n\nWhat Pulumi says\n  ! error: boom\n",
    );
  });
});
