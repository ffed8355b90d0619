import assert from "node:assert/strict";
import { z } from "zod";
import { doctorCommand } from "../../../src/cli/doctor";
import { checks } from "../../../src/doctor/checks";
import { doctorReportSchema } from "../../../src/doctor/report";
import { startSimulator } from "../../../src/simulator";
import { code, codes, read, tableOf } from "../../docs/markdown";
import { closingAfterEach } from "../client/servers";
import { examine, pulumiThat } from "./examine";
import { asDocumented, illApp, illNow, illPulumi, settingsOf } from "./machines";

const document = read("docs/doctor.md");
const shown = (info: string) => document.fences.find((fence) => fence.info === info)?.text;

describe("docs/doctor.md", () => {
  const closing = closingAfterEach();

  it("lists exactly the options of the command, with their defaults", () => {
    const rows = tableOf(document, "option").map(([option, value]) => [code(option), codes(value)]);
    const options = doctorCommand().options.map(({ long, defaultValue }) => [
      long,
      defaultValue === undefined ? [] : [String(defaultValue)],
    ]);
    assert.deepEqual(rows, options);
  });

  it("lists exactly the checks, in their order", () => {
    const rows = tableOf(document, "check").map(([check]) => code(check));
    assert.deepEqual(
      rows,
      checks.map(({ name }) => name),
    );
  });

  it("lists exactly the keys of the JSON", () => {
    const rows = tableOf(document, "key").map(([key]) => code(key));
    const { properties } = z.toJSONSchema(doctorReportSchema, { io: "input" });
    const items = properties?.checks;
    const inner = typeof items === "object" && typeof items.items === "object" && "properties" in items.items;
    const fields = inner ? Object.keys((items.items as { properties: object }).properties) : [];
    assert.deepEqual(rows, [...Object.keys(properties ?? {}), ...fields.map((field) => `checks[].${field}`)]);
  });

  it("shows a healthy machine as the command prints it", async () => {
    const simulator = closing(await startSimulator(), (each) => each.close());
    const { folder } = closing(pulumiThat("echo v3.270.0"), ({ remove }) => remove());
    const { printed, status } = await examine(settingsOf(simulator, folder));
    assert.equal(shown("text healthy"), asDocumented(printed));
    assert.equal(status, 0);
  });

  it("shows an ill one as the command prints it", async () => {
    const simulator = closing(await startSimulator({ seed: { apps: [illApp] } }), (each) => each.close());
    const { folder } = closing(pulumiThat(illPulumi), ({ remove }) => remove());
    const { printed, status } = await examine(settingsOf(simulator, folder), {}, illNow);
    assert.equal(shown("text ill"), asDocumented(printed));
    assert.equal(status, 1);
  });
});
