import assert from "node:assert/strict";
import fc from "fast-check";
import { parsePreview } from "../../../../src/plan-report/preview/parse";
import { chatUrn, created, inputsOf, stateOf } from "../previews";

const urn = chatUrn("oncall");
const digest = { steps: [created("oncall")], diagnostics: [{ message: "m", severity: "info" }], duration: 1 };
const pretty = JSON.stringify(digest, null, 4);

const event = (body: object, sequence = 0) => JSON.stringify({ sequence, timestamp: 1, ...body });
const events = [
  event({ preludeEvent: { config: {} } }),
  event({
    resourcePreEvent: {
      planning: true,
      metadata: {
        op: "replace",
        urn,
        old: stateOf("oncall"),
        new: { inputs: inputsOf("oncall") },
        keys: ["chatId"],
        diffs: ["chatId"],
        detailedDiff: { chatId: { kind: "update" } },
      },
    },
  }),
  event({ diagnosticEvent: { prefix: "warning: ", message: "\u001b[1mmind\u001b[0m", severity: "warning", urn } }),
  event({ diagnosticEvent: { message: "passing", severity: "info", ephemeral: true } }),
  event({ summaryEvent: { resourceChanges: {} } }),
];

describe("what pulumi preview --json printed", () => {
  it("is one document, on many lines or on one", () => {
    for (const text of [pretty, JSON.stringify(digest), `${pretty}\n`, pretty.replaceAll("\n", "\r\n")]) {
      const { steps, diagnostics } = parsePreview(text, "stdin");
      assert.deepEqual([steps, diagnostics], [digest.steps, digest.diagnostics]);
    }
  });

  it("may stand between other lines: npm's heading, a warning, what came after", () => {
    const before = "\n> shop@1.0.0 preview\n> pulumi preview --json {x}\n\nwarning: a newer version\n{ not json\n";
    for (const text of [before + pretty, `${pretty}\nerror: exit status 1\n`, `${before}${pretty}\nbye }\n}`]) {
      assert.deepEqual(parsePreview(text, "stdin").steps, digest.steps, text);
    }
  });

  it("may have no steps, or nothing at all that changes", () => {
    for (const value of [{ duration: 5 }, { steps: null, changeSummary: {} }, { diagnostics: [] }]) {
      const { steps, diagnostics } = parsePreview(JSON.stringify(value), "stdin");
      assert.deepEqual([steps, diagnostics], [[], []]);
    }
  });

  it("counts what stays the same, shown or not, where the preview got so far", () => {
    const counted = (value: object) => parsePreview(JSON.stringify(value), "stdin").same;
    assert.deepEqual(
      [counted({ ...digest, changeSummary: { create: 1, same: 2 } }), counted({ changeSummary: { create: 1 } })],
      [2, 0],
    );
    assert.equal(counted(digest), undefined);
    const ends = [
      { summaryEvent: { resourceChanges: { same: 2, replace: 1 } } },
      { summaryEvent: { resourceChanges: {} } },
      { cancelEvent: {} },
    ];
    assert.deepEqual(
      ends.map((end) => parsePreview([...events.slice(0, -1), event(end)].join("\n"), "stdin").same),
      [2, 0, undefined],
    );
  });

  it("may have what a newer CLI adds", () => {
    const newer = { ...digest, more: 1, steps: [{ ...created("oncall"), novelty: { a: 1 } }] };
    assert.equal(parsePreview(JSON.stringify(newer), "stdin").steps[0]?.op, "create");
  });

  it("may be the engine's events, a line each, between other lines", () => {
    const { steps, diagnostics } = parsePreview(`warning: x\n${events.join("\n")}\nbye\n`, "stdin");
    const [step] = steps;
    assert.deepEqual(
      [step?.op, step?.urn, step?.oldState?.id, step?.replaceReasons, step?.diffReasons],
      ["replace", urn, "oncall", ["chatId"], ["chatId"]],
    );
    assert.deepEqual(diagnostics, [{ message: "warning: mind", severity: "warning", urn }]);
  });

  it("is said to be empty, no preview, broken off, or without JSON", () => {
    const refusal = (text: string): string => {
      try {
        parsePreview(text, "plan.json");
      } catch (error) {
        return (error as Error).message;
      }
      return "";
    };
    const expected = 'expected is what "pulumi preview --json" prints';
    assert.equal(refusal(" \n"), `plan.json is empty; ${expected}`);
    for (const text of ["null", "[]", '{"version":3,"deployment":{}}', "5"]) {
      assert.equal(refusal(text), `plan.json is no preview; ${expected}`);
    }
    for (const text of [pretty.slice(0, -10), pretty.slice(0, 200), "{", `heading\n${pretty.slice(0, 500)}`]) {
      assert.match(refusal(text), /^plan\.json breaks off, or is not valid JSON: did the preview end early\? expected/);
    }
    assert.equal(refusal("error: no stack\n"), `plan.json has no JSON; ${expected}`);
    assert.match(refusal(events.slice(0, -1).join("\n")), /its events end before the preview did/);
    assert.match(refusal(events.join("\n").replace('"planning":true,', "")), /events of a run, not of a preview/);
    assert.match(refusal('{"steps":[{"op":1,"urn":"hush"}]}'), /\(steps\.0\.op: .*\)/);
    assert.doesNotMatch(refusal('{"steps":[{"op":{"hush":1},"urn":"hush"}]}'), /hush/);
  });

  it("is never taken for whole where it isn't: however much is missing of it, that is an error", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: pretty.length - 2 }), (length) => {
        assert.throws(() => parsePreview(pretty.slice(0, length), "stdin"));
      }),
      { numRuns: 500 },
    );
  });
});
