import assert from "node:assert/strict";
import fc from "fast-check";
import { junitReport } from "../../../../src/plan-report/formats/junit";
import { summarize } from "../../../../src/plan-report/summarize";
import { readXml } from "../../drift/formats/xml";
import { anyText } from "../../drift/stacks";
import { created, previewOf, sent } from "../previews";
import { longReport, someReport } from "../reports";

const casesOf = (report = someReport()) => readXml(junitReport(report)).children[0]?.children ?? [];

describe("the plan as JUnit XML", () => {
  it("is a test a chat, a message and a quota: what will fail is a failure, what nobody can tell an error", () => {
    const outcomes = Object.fromEntries(
      casesOf().map(({ attributes, children }) => [attributes.name, children.map(({ name }) => name).join()]),
    );
    assert.equal(outcomes["chat new"], "system-out");
    assert.equal(outcomes["chat taken"], "failure");
    assert.equal(outcomes["chat strange"], "error");
    assert.equal(outcomes["message greeting"], "system-out");
    assert.equal(outcomes["quota of appchat/create, day"], "system-out");
    assert.equal(
      casesOf(longReport()).find(({ attributes }) => attributes.name === "quota of appchat/create, day")?.children[0]
        ?.name,
      "failure",
    );
  });

  it("is an error a problem where the preview failed", () => {
    const report = summarize({ steps: [], diagnostics: [{ severity: "error", message: "boom\nand more" }] });
    const [problem] = casesOf(report);
    assert.deepEqual([problem?.attributes.name, problem?.children[0]?.name], ["preview", "error"]);
    assert.equal(problem?.children[0]?.text, "boom\nand more");
  });

  it("has in the note what the text format says", () => {
    const chat = casesOf().find(({ attributes }) => attributes.name === "chat retained");
    assert.equal(
      chat?.children[0]?.text,
      'Chat given up "Chat retained" (retained)\n- stays in WeCom with everybody in it; only Pulumi lets go of it',
    );
  });

  it("is XML, whatever people write", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.constant("]]> ]]> ]]>")), anyText, (name, message) => {
        const report = summarize({
          steps: previewOf(created("a", { name }), sent(`b${name}`, { chatId: "a", text: { content: name } })).steps,
          diagnostics: [{ severity: "error", message: `x${message}` }],
        });
        assert.ok(casesOf(report).length >= 3);
      }),
      { numRuns: 1_000 },
    );
  });
});
