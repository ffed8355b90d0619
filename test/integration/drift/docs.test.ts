import assert from "node:assert/strict";
import { z } from "zod";
import { driftCommand } from "../../../src/cli/drift";
import { driftReportSchema } from "../../../src/drift/report";
import { code, codes, read, tableOf } from "../../docs/markdown";

const document = read("docs/drift.md");

/** The part of JSON Schema that the report's schema comes out as. */
interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
}

/** Names of a shape's fields and of those inside, with `[]` where there are many. */
const fieldsOf = (shape: Shape, path = ""): readonly string[] => [
  ...Object.entries(shape.properties ?? {}).flatMap(([name, inner]) => {
    const field = path === "" ? name : `${path}.${name}`;
    return [field, ...fieldsOf(inner, field)];
  }),
  ...[...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].flatMap((each) => fieldsOf(each, path)),
  ...(shape.items ? fieldsOf(shape.items, `${path}[]`) : []),
];

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
