import assert from "node:assert/strict";
import type { PreviewStep } from "../../../src/plan-report/preview/preview";
import { planReportSchema } from "../../../src/plan-report/report";
import { summarize } from "../../../src/plan-report/summarize";
import { created, deleted, previewOf, replaced, same, sent, updated } from "./previews";
import { someReport } from "./reports";

const text = { content: "hello" };

describe("the report of a plan", () => {
  it("is exactly what its schema says", () => {
    const report = someReport();
    assert.deepEqual(planReportSchema.parse(report), report);
  });

  it("ends with 0, and with 1 where the preview failed or nobody can tell", () => {
    const ending = (...steps: readonly PreviewStep[]) => summarize(previewOf(...steps));
    const strange = { ...created("a"), op: "import" };
    for (const [report, verdict, exitStatus] of [
      [ending(), "no-changes", 0],
      [ending(same("a")), "no-changes", 0],
      [ending(created("a")), "changes", 0],
      [ending(sent("m", { chatId: "x", text })), "changes", 0],
      [ending(strange, created("b")), "unknown", 1],
      [summarize({ steps: [strange], diagnostics: [{ severity: "error", message: "boom" }] }), "failed", 1],
      [summarize({ steps: [created("a")], diagnostics: [{ severity: "warning", message: "mind" }] }), "changes", 0],
    ] as const) {
      assert.deepEqual([report.verdict, report.exitStatus], [verdict, exitStatus]);
    }
  });

  it("counts what happens, and says of which stack", () => {
    const { summary, stack, project, calls } = summarize(
      previewOf(
        created("a"),
        updated("b", { name: "New" }),
        replaced("c", { chatId: "new" }),
        deleted("d"),
        same("e"),
        sent("m", { chatId: "a", text }),
        { op: "create", urn: "urn:pulumi:dev::shop::aws:s3:Bucket::x" },
      ),
    );
    assert.deepEqual(summary, { created: 1, updated: 1, replaced: 1, destroyed: 1, untold: 0, messages: 1, others: 1 });
    assert.deepEqual([stack, project, calls.total], ["dev", "shop", 6]);
  });

  it("has chats and messages by their names, whatever the order of the preview", () => {
    const steps = [
      created("b"),
      sent("n", { chatId: "b", text }),
      updated("c", { name: "C" }),
      created("a"),
      sent("m", { chatId: "a", text }),
    ];
    const report = summarize(previewOf(...steps));
    assert.deepEqual(
      [...report.chats, ...report.messages].map(({ resource }) => resource),
      ["a", "b", "c", "m", "n"],
    );
    assert.deepEqual(summarize(previewOf(...steps.toReversed())), report);
  });

  it("tells the stack of a preview that failed before its first step, and none where nothing does", () => {
    const urn = created("a").urn;
    const failed = summarize({ steps: [], diagnostics: [{ severity: "error", message: "boom", urn }] });
    assert.deepEqual([failed.stack, summarize(previewOf()).stack], ["dev", null]);
  });

  it("has a token where any call is made, and none where none is", () => {
    assert.deepEqual(summarize(previewOf(deleted("a"))).calls, { exact: true, total: 0, byName: [] });
    assert.equal(summarize(previewOf(created("a"))).calls.byName[0]?.name, "gettoken");
  });
});
