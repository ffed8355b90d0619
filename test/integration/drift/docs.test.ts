import assert from "node:assert/strict";
import { z } from "zod";
import { driftCommand } from "../../../src/cli/drift";
import { driftReportSchema } from "../../../src/drift/report";
import { code, codes, read, tableOf } from "../../docs/markdown";
import { fieldsOf, type Shape } from "../../docs/shape";

const document = read("docs/drift.md");

describe("docs/drift.md", () => {
  it("lists exactly the options of the command, with their defaults", () => {
    const rows = tableOf(document, "option").map(([option, value]) => [code(option), codes(value)]);
    const options = driftCommand().options.map(({ long, defaultValue }) => [
      long,
      defaultValue === undefined ? [] : [String(defaultValue)],
    ]);
    assert.deepEqual(rows, options);
  });

  it("lists exactly the keys of the JSON", () => {
    const rows = tableOf(document, "key").map(([key]) => code(key));
    const keys = fieldsOf(z.toJSONSchema(driftReportSchema, { io: "input" }) as Shape);
    assert.deepEqual(rows, [...new Set(keys)]);
  });

  it("shows JSON that the schema takes", () => {
    const shown = document.fences.find(({ info }) => info === "json report");
    const value: unknown = JSON.parse(shown?.text ?? "");
    assert.deepEqual(driftReportSchema.parse(value), value);
  });
});
