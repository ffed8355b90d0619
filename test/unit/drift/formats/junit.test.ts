import assert from "node:assert/strict";
import fc from "fast-check";
import { chatDrift } from "../../../../src/drift/chat-drift";
import { compare } from "../../../../src/drift/compare";
import { junitReport } from "../../../../src/drift/formats/junit";
import { summarize } from "../../../../src/drift/summarize";
import { anyText, live, managedChat } from "../stacks";
import { someReport } from "./reports";
import { type Element, readXml } from "./xml";

const testCases = (xml: string): readonly Element[] => readXml(xml).children[0]?.children ?? [];

describe("the report as JUnit XML", () => {
  it("is a test a chat: drift is a failure, what can't be read an error", () => {
    const root = readXml(junitReport(someReport()));
    assert.deepEqual(root.attributes, { tests: "9", failures: "4", errors: "3", skipped: "0" });
    const outcomes = (root.children[0]?.children ?? []).map(({ attributes, children }) => [
      attributes.classname,
      attributes.name,
      ...children.map(({ name, attributes: { message } }) => (message === undefined ? name : `${name}: ${message}`)),
    ]);
    assert.deepEqual(outcomes, [
      ["shop.dev", "same (same)"],
      ["shop.dev", "all (all)", "failure: 1 joined, 2 left, renamed, another owner"],
      ["shop.dev", "crowd (crowd)", "failure: 25 joined"],
      ["shop.dev", "secret (secret)", "failure: 2 joined, 1 left"],
      ["shop.dev", "broken (broken)", "system-out"],
      ["shop.dev", "gone (gone)", "failure: gone"],
      ["shop.dev", "foreign1 (foreign1)", outcomes[6]?.[2]],
      [
        "shop.dev",
        "sealed (sealed)",
        "error: This export has its members encrypted, so it can't be compared. With --stack, Pulumi is asked to decrypt.",
      ],
      ["shop.dev", "foreign2 (foreign2)", outcomes[8]?.[2]],
    ]);
    assert.match(outcomes[6]?.[2] ?? "", /^error: appchat\/get answered 86008: no privilege/);
  });

  it("has in the failure's text what the text format says", () => {
    const [, all] = testCases(junitReport(someReport()));
    assert.equal(
      all?.children[0]?.text,
      '+ joined: ghost\n- left: lisi (Li Si), wangwu\n~ name: "On call" → "a|`b`<c>\\u{1b}[31m"\n~ owner: lisi → zhangsan',
    );
  });

  it("is XML, whatever people and servers write", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.constant("]]> ]]> ]]>")), anyText, (name, reason) => {
        const chat = managedChat(`r${name}`, { name: `a${name}` });
        const report = summarize([
          chatDrift(chat, { kind: "compared", difference: compare(chat, live({ name: `b${name}` }), () => undefined) }),
          chatDrift(chat, { kind: "failed", error: new Error(reason) }),
        ]);
        assert.equal(testCases(junitReport(report)).length, 2);
      }),
      { numRuns: 1_000 },
    );
  });
});
