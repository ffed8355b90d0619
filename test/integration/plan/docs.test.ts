import assert from "node:assert/strict";
import { z } from "zod";
import { corpQuotas, memberQuotas, messageQuotas, type QuotaWindow } from "../../../src/api/limits";
import { planCommand } from "../../../src/cli/plan";
import { planReportSchema } from "../../../src/plan-report/report";
import { quotaProfiles } from "../../../src/simulator/quotas/quota-profile";
import { code, codes, read, tableOf } from "../../docs/markdown";
import { fieldsOf, type Shape } from "../../docs/shape";

const document = read("docs/plan.md");

/** `1,000 an hour`, `150,000`, `–`: the numbers of a cell. */
const numbers = (cell = ""): readonly number[] =>
  [...cell.matchAll(/\d[\d,]*/g)].map(([text]) => Number(text.replaceAll(",", "")));

const windows: readonly QuotaWindow[] = ["minute", "hour", "day"];

describe("docs/plan.md", () => {
  it("lists exactly the options of the command, with their defaults", () => {
    const rows = tableOf(document, "option").map(([option, value]) => [code(option), codes(value)]);
    const options = planCommand().options.map(({ long, defaultValue }) => [
      long,
      defaultValue === undefined ? [] : [String(defaultValue)],
    ]);
    assert.deepEqual(rows, options);
  });

  it("lists exactly the keys of the JSON", () => {
    const rows = tableOf(document, "key").map(([key]) => code(key));
    const keys = fieldsOf(z.toJSONSchema(planReportSchema, { io: "input" }) as Shape);
    assert.deepEqual(rows, [...new Set(keys)]);
  });

  it("shows JSON that the schema takes", () => {
    const shown = document.fences.find(({ info }) => info === "json report");
    const value: unknown = JSON.parse(shown?.text ?? "");
    assert.deepEqual(planReportSchema.parse(value), value);
  });

  it("has the quotas of the one table of limits", () => {
    const rows = tableOf(document, "quota of").map(([of = "", ...cells]) => [
      codes(of)[0] ?? "any",
      Object.fromEntries(
        windows.flatMap((window, at) => numbers(cells[at]).map((limit): [QuotaWindow, number] => [window, limit])),
      ),
    ]);
    const limitsOf = (quotas: readonly { readonly window: QuotaWindow; readonly limit: number }[]) =>
      Object.fromEntries(quotas.map(({ window, limit }) => [window, limit]));
    const ofCalls = Map.groupBy(corpQuotas, ({ endpoint }) => endpoint);
    assert.deepEqual(rows, [
      ...[...ofCalls].map(([endpoint, quotas]) => [
        endpoint,
        limitsOf(quotas.map(({ window, calls }) => ({ window, limit: calls }))),
      ]),
      ["message person-times", limitsOf(messageQuotas.map((quota) => ({ ...quota, limit: quota.personTimes })))],
      ["messages to one person", limitsOf(memberQuotas.map((quota) => ({ ...quota, limit: quota.messages })))],
    ]);
  });
});

describe("docs/simulator.md", () => {
  it("has the quotas of the one table of limits, and those that were before", () => {
    const rows = tableOf(read("docs/simulator.md"), "quota").map(([, now, then]) => [
      numbers(now),
      then === "the same" ? numbers(now) : numbers(then),
    ]);
    const limits = ({ calls, messages, perMember }: (typeof quotaProfiles)["current"]) => [
      ...["appchat/create", "appchat/update", "any"].map((name) =>
        calls.filter(({ endpoint }) => endpoint === name).map((quota) => quota.calls),
      ),
      messages.map(({ personTimes }) => personTimes),
      perMember.map((quota) => quota.messages),
    ];
    const [current, older] = [limits(quotaProfiles.current), limits(quotaProfiles.older)];
    assert.deepEqual(
      rows,
      current.map((each, at) => [each, older[at]]),
    );
  });
});
