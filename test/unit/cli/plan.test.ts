import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { planCommand } from "../../../src/cli/plan";

const root = join(__dirname, "../../..");

describe("the command plan", () => {
  it("has the options of the design", () => {
    const { options, registeredArguments } = planCommand();
    assert.deepEqual(
      options.map(({ long, defaultValue, argChoices }) => [long, defaultValue, argChoices]),
      [
        ["--stack", undefined, undefined],
        ["--cwd", undefined, undefined],
        ["--format", "text", ["text", "json", "markdown", "junit"]],
        ["--output", undefined, undefined],
        ["--lang", "en", ["en", "zh"]],
      ],
    );
    assert.deepEqual(
      registeredArguments.map((argument) => [argument.name(), argument.required]),
      [["file", false]],
    );
  });

  it("costs the other commands nothing: it loads the library of the command line and no other", () => {
    const program = `require("./src/cli/plan");
      const packages = Object.keys(require.cache).flatMap((file) => /node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(file)?.[1] ?? []);
      console.log(JSON.stringify([...new Set(packages)].sort()));`;
    const packages: string[] = JSON.parse(
      execFileSync(process.execPath, ["--import", "tsx", "--eval", program], { cwd: root, encoding: "utf8" }),
    );
    const allowed = ["commander", "tsx", "esbuild", "get-tsconfig", "resolve-pkg-maps"];
    assert.deepEqual(
      packages.filter((name) => !allowed.includes(name) && !name.startsWith("@esbuild")),
      [],
    );
  });
});
