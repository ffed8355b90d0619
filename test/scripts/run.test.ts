import assert from "node:assert/strict";
import { run } from "../../scripts/pulumi-cli/run.mjs";
import { temporaryFolder, writeProgram } from "./fixtures";

describe("scripts/pulumi-cli/run", () => {
  const at = temporaryFolder();

  it("returns what a program prints", async () => {
    assert.equal(await run(writeProgram(at("p"), 'echo "$1"'), ["wéi"], { timeoutMs: 5_000 }), "wéi\n");
  });

  it("ends a program that takes too long, even where a grandchild holds its output open", async () => {
    const program = writeProgram(at("p"), "echo begun >&2; sleep 4 & wait");
    const startedMs = Date.now();
    await assert.rejects(run(program, [], { timeoutMs: 200 }), /took longer than 0\.2 s\nbegun/);
    assert(Date.now() - startedMs < 3_000);
  });

  it("keeps the last lines of a failure, without those that were progress", async () => {
    const program = writeProgram(
      at("p"),
      'for n in $(seq 30); do echo "package $n"; echo "error $n"; done >&2; exit 3',
    );
    const progress: string[] = [];
    const onLine = (line: string) => line.startsWith("package") && progress.push(line) > 0;
    const expected = Array.from({ length: 20 }, (_, index) => `error ${index + 11}`).join("\n");
    await assert.rejects(run(program, [], { timeoutMs: 5_000, onLine }), (error: Error) =>
      error.message.endsWith(`exited with status 3\n${expected}`),
    );
    assert.equal(progress.length, 30);
  });
});
