import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";

describe("scripts/pulumi-cli/main", () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(__dirname, "../../scripts/pulumi-cli/main.mjs"), ...args], { encoding: "utf8" });

  it("tells how it is used", () => {
    const { status, stdout, stderr } = run("--help");
    assert.deepEqual([status, stderr], [0, ""]);
    assert.match(stdout, /^Usage: node scripts\/pulumi-cli\/main\.mjs\n/);
  });

  it("refuses what it doesn't know", () => {
    const { status, stderr } = run("--force");
    assert.equal(status, 1);
    assert.match(stderr, /^Unknown argument --force\n/);
  });
});
