import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { corpQuotas } from "../../src/api/limits";
import { read, repository } from "./markdown";

describe("docs/reliability.md", () => {
  const { tables, text } = read("docs/reliability.md");
  const [promises, traps] = tables;

  for (const [promise = "", proof = ""] of [...(promises?.slice(1) ?? []), ...(traps?.slice(1) ?? [])]) {
    it(`names tests that are there: ${promise}`, () => {
      const files = [...proof.matchAll(/`(test\/[\w./-]+\.test\.ts)`/g)].map(([, file = ""]) => file);
      assert.ok(files.length > 0, "no test is named");
      for (const file of files) assert.ok(existsSync(join(repository, file)), file);
      const [, title] = /^`[^`]+`: (.+)$/.exec(proof) ?? [];
      if (title === undefined) return;
      assert.ok(readFileSync(join(repository, String(files[0])), "utf8").includes(`it("${title}"`), title);
    });
  }

  it("calculates rightly, and with WeCom's own figures", () => {
    const number = String.raw`\d[\d .]*`;
    const sums = [...text.matchAll(new RegExp(`(${number}) ÷ (${number} an? \\w+) = (${number})`, "g"))];
    const figure = (digits = ""): number => Number.parseFloat(digits.replaceAll(" ", ""));
    for (const [sum, total, rate, result] of sums) assert.equal(figure(total) / figure(rate), figure(result), sum);
    const rates = sums.map(([, , rate]) => rate);
    for (const rate of ["1000 a day", "1000 an hour", "10 000 a minute"]) assert.ok(rates.includes(rate), rate);
    assert.deepEqual(corpQuotas.map(({ endpoint, calls, window }) => [endpoint, calls, window]).slice(0, 3), [
      ["appchat/create", 1_000, "day"],
      ["appchat/update", 1_000, "hour"],
      ["any", 10_000, "minute"],
    ]);
  });

  it("makes promises, and knows traps", () => {
    assert.ok((promises?.length ?? 0) > 20);
    assert.ok((traps?.length ?? 0) > 30);
  });
});
