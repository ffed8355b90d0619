import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import packageJson from "../../package.json";

const source = join(__dirname, "../../src/require-node.ts");

/** Loads the module in a process that claims to be another Node, and then says so. */
const loadedBy = (version: string) => {
  const script = `
    Object.defineProperty(process, "versions", { value: { ...process.versions, node: ${JSON.stringify(version)} } });
    require(${JSON.stringify(source)});
    console.log("loaded");
  `;
  return spawnSync(process.execPath, ["--no-warnings", "-e", script], { encoding: "utf8", env: {} });
};

describe("the Node that Pulumi runs the provider with", () => {
  for (const version of ["22.18.9", "20.20.0", "4.2.1"]) {
    it(`may not be ${version}, and a sentence says what to do`, () => {
      const { status, stdout, stderr } = loadedBy(version);
      assert.equal(status, 1);
      assert.equal(stdout, "");
      assert.match(stderr, /Error: pulumi-wecom needs Node\.js 22\.19 or newer/);
      assert.ok(stderr.includes(`this is ${version} (${process.execPath})`), stderr);
      assert.match(stderr, /PATH/);
    }).slow(1_000);
  }

  for (const version of ["22.19.0", "23.0.0", "100.0.0-nightly"]) {
    it(`may be ${version}`, () => {
      const { stdout, stderr } = loadedBy(version);
      assert.equal(stdout, "loaded\n", stderr);
    }).slow(1_000);
  }

  for (const entry of ["index.ts", "client.ts", "provider.ts", "simulator/index.ts", "cli/main.ts"]) {
    it(`is asked for by ${entry} before anything else is loaded`, () => {
      const text = readFileSync(join(__dirname, "../../src", entry), "utf8");
      const [first = ""] = text.match(/^(import|export) .*$/m) ?? [];
      assert.match(first, /^import "\.{1,2}\/require-node";$/);
    });
  }

  it("is the one that the package asks for", () => {
    const { stderr } = loadedBy("1.0.0");
    assert.ok(stderr.includes(`needs Node.js ${packageJson.engines.node.replace(">=", "")} or newer`), stderr);
  });
});
