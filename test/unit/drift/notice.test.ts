import assert from "node:assert/strict";
import fc from "fast-check";
import { messageLimits } from "../../../src/api/limits";
import { chatDrift } from "../../../src/drift/chat-drift";
import { compare } from "../../../src/drift/compare";
import { noticeOf } from "../../../src/drift/notice";
import { summarize } from "../../../src/drift/summarize";
import { driftWords } from "../../../src/drift/words/words";
import { languages } from "../../../src/reports/formats";
import { anyText, live, managedChat } from "./stacks";

const { en, zh } = driftWords;
const renamed = (name: string, resource = "oncall") => {
  const chat = managedChat(resource, { name });
  return chatDrift(chat, { kind: "compared", difference: compare(chat, live({ name: `${name}!` }), () => undefined) });
};
const notice = (names: readonly string[], words = en) => noticeOf(summarize(names.map((name) => renamed(name))), words);

describe("the message to a chat", () => {
  it("says in a line for each chat what drifted", () => {
    const chat = managedChat("ops", { name: "Ops" });
    const seen = live({ name: "Ops", owner: "ghost", userList: ["ghost", "lisi"] });
    const drifts = [
      chatDrift(chat, { kind: "compared", difference: compare(chat, seen, () => undefined) }),
      chatDrift(managedChat("old", { name: "旧群" }), { kind: "gone" }),
      chatDrift(managedChat("same"), { kind: "compared", difference: undefined }),
    ];
    assert.equal(
      noticeOf(summarize(drifts), en),
      "**Drift in the stack dev: 2 of 3 chats not as in the state**\n> Ops: 1 joined, 2 left, another owner\n> 旧群: gone",
    );
    assert.equal(
      noticeOf(summarize(drifts), zh),
      "**栈 dev 有漂移：3 个群中有 2 个与状态不一致**\n> Ops: 1 人进群，2 人退群，换了群主\n> 旧群: 不存在了",
    );
  });

  it("isn't there where nothing drifted, be a chat unreadable or not", () => {
    const chat = managedChat("oncall");
    const same = chatDrift(chat, { kind: "compared", difference: undefined });
    const unreadable = chatDrift(chat, { kind: "failed", error: new Error("no") });
    assert.equal(noticeOf(summarize([]), en), undefined);
    assert.equal(noticeOf(summarize([same]), en), undefined);
    assert.equal(noticeOf(summarize([same, unreadable]), en), undefined);
  });

  it("keeps within WeCom's limit, whatever the chats are called, and never breaks a character", () => {
    const names = fc.array(fc.oneof(anyText, fc.string({ unit: "binary", minLength: 200, maxLength: 400 })), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(names, fc.constantFrom(...languages), (some, lang) => {
        const text = notice(some, driftWords[lang]) ?? "";
        assert.ok(Buffer.byteLength(text) <= messageLimits.markdownBytes, `${Buffer.byteLength(text)} bytes`);
        assert.ok(text.isWellFormed());
      }),
    );
  });

  it("says how many chats it leaves out", () => {
    const lines = (notice(Array.from({ length: 300 }, (_, index) => `群 ${index}`)) ?? "").split("\n");
    const [, left] = /^… and (\d+) more chats$/.exec(lines.at(-1) ?? "") ?? [];
    assert.equal(lines.length - 2 + Number(left), 300);
    assert.ok(lines.length > 50);
  });

  it("calls nobody and links nowhere because of a name", () => {
    const text = notice(["<@all> [here](http://example.test) **bold** `x`", "a\n# b"]) ?? "";
    assert.doesNotMatch(text, /<@|\]\(|`/);
    assert.equal(text.split("\n").length, 3);
    assert.match(text, /^> ＜@all＞ ［here］\(http:/m);
  });
});
