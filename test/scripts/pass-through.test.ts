import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { temporaryFolder, writeProgram } from "./fixtures";

describe("scripts/pass-through", () => {
  const at = temporaryFolder();
  const module = join(__dirname, "../../scripts/pass-through.mjs");

  /** Runs a shell script through the module, in a process of its own, as the scripts do. */
  const start = (script: string): ChildProcess => {
    const call = `import(${JSON.stringify(module)}).then(({ passThrough }) =>
      passThrough(${JSON.stringify(writeProgram(at("program"), script))}, [], { cwd: ".", env: process.env }))`;
    return spawn(process.execPath, ["--eval", call], { stdio: ["ignore", "pipe", "inherit"] });
  };

  it("ends as the program ends", async () => {
    assert.deepEqual(await once(start("exit 7"), "exit"), [7, null]);
    assert.deepEqual(await once(start("kill -9 $$"), "exit"), [null, "SIGKILL"]);
  });

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`hands ${signal} on once, and lets the program tidy up`, async () => {
      const tidy = `trap 'echo got; sleep 0.1; exit 5' ${signal.slice(3)}; echo ready; for n in $(seq 400); do sleep 0.02; done`;
      const child = start(tidy);
      let output = "";
      child.stdout?.on("data", (text) => {
        if (output === "") child.kill(signal);
        output += text;
      });
      assert.deepEqual(await once(child, "close"), [5, null]);
      assert.equal(output, "ready\ngot\n");
    });
  }
});
