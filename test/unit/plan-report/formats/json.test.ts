import assert from "node:assert/strict";
import { jsonReport } from "../../../../src/plan-report/formats/json";
import { planReportSchema } from "../../../../src/plan-report/report";
import { longReport, someReport } from "../reports";

describe("the plan as JSON", () => {
  it("is what the schema says, all of it", () => {
    for (const report of [someReport(), longReport()]) {
      const value: unknown = JSON.parse(jsonReport(report));
      assert.deepEqual(planReportSchema.parse(value), value);
      assert.deepEqual(value, report);
    }
  });

  it("leaves nobody out, and shows no control character", () => {
    const text = jsonReport(someReport());
    assert.equal([...text.matchAll(/"userid": "guest\d+"/g)].length, 25);
    assert.ok(text.includes("\\u001b[31m") && text.endsWith("}\n"));
  });
});
