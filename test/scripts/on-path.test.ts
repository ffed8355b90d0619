import assert from "node:assert/strict";
import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";
import { cliOnPath } from "../../scripts/pulumi-cli/on-path.mjs";
import { pins, temporaryFolder, writeFakeCli, writeProgram } from "./fixtures";

describe("scripts/pulumi-cli/on-path", () => {
  const at = temporaryFolder();
  const find = (...path: string[]) =>
    cliOnPath({ env: { PATH: path.join(delimiter) }, folder: at("kept"), pins, log: assert.fail });

  it("uses a pulumi that is new enough", async () => {
    const command = writeFakeCli(at("bin"), "v3.254.0");
    assert.deepEqual(await find(at("empty"), at("bin")), {
      command,
      binDir: at("bin"),
      version: "3.254.0",
      source: "path",
    });
  });

  it("refuses one that is too old, and names both versions", async () => {
    writeFakeCli(at("bin"), "v3.99.0");
    await assert.rejects(find(at("bin")), /bin\/pulumi is v3\.99\.0, which is older than 3\.254\.0/);
  });

  it("looks no further than a shell would", async () => {
    writeFakeCli(at("old"), "v3.99.0");
    writeFakeCli(at("new"), "v3.300.0");
    await assert.rejects(find(at("old"), at("new")), /v3\.99\.0/);
  });

  it("refuses one that doesn't run or names no version", async () => {
    writeFakeCli(at("mute"), "");
    await assert.rejects(find(at("mute")), /names no version/);
    writeProgram(at("broken/pulumi"), "echo cannot execute >&2; exit 126");
    await assert.rejects(find(at("broken")), /exited with status 126\ncannot execute/);
  });

  it("refuses one without a language host, which it would miss only in the middle of a deployment", async () => {
    writeFakeCli(at("bin"), "v3.300.0");
    rmSync(at("bin/pulumi-language-nodejs"));
    await assert.rejects(find(at("bin")), /no pulumi-language-nodejs/);
  });

  it("finds the language host beside the file that a link points to, as the engine does", async () => {
    const command = writeFakeCli(at("cellar"), "v3.300.0");
    mkdirSync(at("links"));
    symlinkSync(command, at("links/pulumi"));
    assert.equal((await find(at("links"))).command, at("links/pulumi"));
  });

  it("passes over folders, files that aren't programs, and what this project keeps itself", async () => {
    mkdirSync(at("folder/pulumi"), { recursive: true });
    writeFakeCli(at("kept/current/bin"), "v3.300.0");
    await assert.rejects(find(at("folder"), at("kept/current/bin"), "", "relative"), { message: "none there" });
    const command = writeFakeCli(at("kept-elsewhere"), "v3.300.0");
    assert.equal((await find(join(at("kept"), "current", "bin"), at("kept-elsewhere"))).command, command);
  });
});
