import assert from "node:assert/strict";
import { jsonReport } from "../../../../src/drift/formats/json";
import { driftReportSchema } from "../../../../src/drift/report";
import { longReport, someReport } from "./reports";

describe("the report as JSON", () => {
  it("is what the schema says, all of it", () => {
    for (const report of [someReport(), longReport()]) {
      const value: unknown = JSON.parse(jsonReport(report));
      assert.deepEqual(driftReportSchema.parse(value), value);
      assert.deepEqual(value, report);
    }
  });

  it("leaves nobody out, and shows no control character", () => {
    const text = jsonReport(someReport());
    assert.equal([...text.matchAll(/"userid": "guest\d+"/g)].length, 25);
    assert.ok(text.includes("\\u001b[31m") && text.endsWith("}\n"));
  });

  it("has null for what is secret, and says of what", () => {
    const secret = driftReportSchema.parse(JSON.parse(jsonReport(someReport()))).chats[3];
    assert.ok(secret?.finding === "changed");
    assert.deepEqual(secret.secrets, ["members"]);
    assert.deepEqual(
      [secret.joined, secret.left],
      [
        { count: 2, people: null },
        { count: 1, people: null },
      ],
    );
  });
});
