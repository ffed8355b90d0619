import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { temporaryFolder } from "./fixtures";

describe("test/helpers/reporter", () => {
  const at = temporaryFolder();
  const root = resolve(__dirname, "../..");

  /** Runs mocha over files that hold these tests and returns its exit status and its last line. */
  const run = (files: readonly string[], ...options: string[]) => {
    for (const [index, tests] of files.entries()) {
      writeFileSync(at(`${index}.test.cjs`), `describe("suite ${index}", () => { ${tests} });`);
    }
    const mocha = resolve(root, "node_modules/mocha/bin/mocha.js");
    const reporter = resolve(root, "test/helpers/reporter.cjs");
    const { status, stdout } = spawnSync(
      process.execPath,
      [mocha, "--no-config", "--reporter", reporter, ...options, at("*.test.cjs")],
      { encoding: "utf8", cwd: at() },
    );
    return [status, stdout.split("\n").at(-2)];
  };
  const passing = 'it("passes", () => {});';
  const failing = 'it("fails", () => { throw new Error("no"); });';

  for (const mode of ["--no-parallel", "--parallel"]) {
    it(`ends with the count alone on a line (${mode})`, () => {
      assert.deepEqual(run([passing + passing, passing], mode), [0, "3 passed, 0 failed"]);
      assert.deepEqual(run([passing, failing], mode), [1, "1 passed, 1 failed"]);
    });

    it(`counts a pending test as failed (${mode})`, () => {
      assert.deepEqual(run([passing, 'it("waits");'], mode), [1, "1 passed, 1 failed"]);
      assert.deepEqual(run([passing, 'it("waits");'], mode, "--forbid-pending"), [1, "1 passed, 1 failed"]);
    });

    it(`doesn't take a run without a test for a success (${mode})`, () => {
      assert.deepEqual(run([""], mode), [1, "0 passed, 0 failed"]);
    });
  }
});
