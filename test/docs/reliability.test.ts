import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { read, repository } from "./markdown";

describe("docs/reliability.md", () => {
  const [promises, traps] = read("docs/reliability.md").tables;

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

  it("makes promises, and knows traps", () => {
    assert.ok((promises?.length ?? 0) > 20);
    assert.ok((traps?.length ?? 0) > 30);
  });
});
