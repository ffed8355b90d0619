import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { doctorReportSchema } from "../../../src/doctor/report";
import { startSimulator } from "../../../src/simulator";
import { closingAfterEach } from "../client/servers";

const root = join(__dirname, "../../..");

const doctor = async (args: readonly string[], env: Readonly<Record<string, string>>) => {
  const child = spawn(process.execPath, ["--import", "tsx", "src/cli/main.ts", "doctor", ...args], {
    cwd: root,
    env: { PATH: "/nonexistent", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { stdout, stderr, status: status as unknown };
};

describe("the process of pulumi-wecom doctor", function () {
  this.timeout(60_000);
  const closing = closingAfterEach();

  it("ends with 0 where all is well, and prints the report and nothing else", async () => {
    const { settings } = closing(await startSimulator(), (each) => each.close());
    const { stdout, stderr, status } = await doctor(["--format", "json"], settings);
    assert.equal(stderr, "");
    assert.equal(doctorReportSchema.parse(JSON.parse(stdout)).healthy, true);
    assert.equal(status, 0);
  });

  it("ends with 1 and a line where Node is too old for the command", () => {
    const claim = 'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.20.2" } });';
    const script = `${claim} require(${JSON.stringify(join(root, "src/cli/main.ts"))});`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "-e", script], {
      encoding: "utf8",
      cwd: root,
    });
    assert.match(stderr, /^pulumi-wecom needs Node\.js [^\n]+ this is 20\.20\.2 [^\n]+\n$/);
    assert.deepEqual([status, stdout], [1, ""]);
  });

  it("ends with 1 where something failed, without colour where there is no terminal", async () => {
    const { stdout, status } = await doctor([], {});
    assert.match(stdout, /^failed {3}settings /m);
    assert.ok(!stdout.includes("\u001b"));
    assert.equal(status, 1);
  });

  it("ends with 1 for a command that is wrong", async () => {
    for (const [argument, words] of [
      ["--format=xml", /Allowed choices are text, json/],
      // To Pulumi an empty name is the stack that happens to be selected.
      ["--stack=", /'--stack <name>' argument '' is invalid. It is empty/],
      ["--cwd=", /'--cwd <folder>' argument '' is invalid. It is empty/],
    ] as const) {
      const { stdout, stderr, status } = await doctor([argument], {});
      assert.match(stderr, words);
      assert.deepEqual([stdout, status], ["", 1]);
    }
  });
});
