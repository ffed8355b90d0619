import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { keepCli, keptCli, programs } from "../../scripts/pulumi-cli/kept.mjs";
import { inStaging } from "../../scripts/pulumi-cli/staging.mjs";
import { pins, temporaryFolder, writeFakeCli, writeProgram } from "./fixtures";

describe("scripts/pulumi-cli/kept", () => {
  const at = temporaryFolder();
  const env = { PATH: "/usr/bin:/bin" };
  const look = (wanted = pins) => keptCli({ folder: at(), pins: wanted });
  const keep = (version: string, wanted = pins) =>
    inStaging(at(), (staging) => {
      writeFakeCli(`${staging}/bin`, version);
      writeProgram(`${staging}/bin/pulumi-resource-pulumi-nodejs`, "exit 1");
      return keepCli(staging, "go-build", { folder: at(), pins: wanted, env });
    });

  it("finds again what was kept, without starting it", async () => {
    const kept = await keep("v3.259.0");
    assert.deepEqual(kept, {
      command: at("current/bin/pulumi"),
      binDir: at("current/bin"),
      version: "3.259.0",
      source: "go-build",
    });
    writeProgram(kept.command, `touch ${at("started")}`);
    assert.deepEqual(look(), { ...kept, source: "cached" });
    assert(!existsSync(at("started")));
  });

  it("finds nothing in a new folder, and nothing where the marker can't be read", async () => {
    assert.throws(() => look(), /none there/);
    await keep("v3.259.0");
    writeFileSync(at("current/installed.json"), '{ "version"');
    assert.throws(() => look(), /none there/);
  });

  it("doesn't take one that was made for other versions", async () => {
    await keep("v3.259.0");
    assert.throws(() => look({ ...pins, cli: "3.260.0" }), /made for other versions/);
    assert.throws(() => look({ ...pins, platform: "another" }), /made for other versions/);
  });

  it("doesn't take one of which a program is missing or can't be started", async () => {
    for (const program of programs) {
      await keep("v3.259.0");
      chmodSync(at(`current/bin/${program}`), 0o644);
      assert.throws(() => look(), new RegExp(`lacks ${program}`));
      rmSync(at(`current/bin/${program}`));
      assert.throws(() => look(), new RegExp(`lacks ${program}`));
    }
  });

  it("puts a new one in the place of the old one and leaves nothing else behind", async () => {
    await keep("v3.259.0");
    const newPins = { ...pins, cli: "3.260.0" };
    await keep("v3.260.0", newPins);
    assert.equal(look(newPins).version, "3.260.0");
    assert.deepEqual(readdirSync(at()), ["current"]);
  });

  it("keeps nothing that is incomplete, doesn't run or is too old", async () => {
    await assert.rejects(
      inStaging(at(), (staging) => {
        writeFakeCli(`${staging}/bin`, "v3.259.0");
        return keepCli(staging, "installer", { folder: at(), pins, env });
      }),
      /pulumi-resource-pulumi-nodejs is missing/,
    );
    await assert.rejects(keep("v3.100.0"), /older than 3\.254\.0/);
    await assert.rejects(keep("nonsense"), /names no version/);
    assert.deepEqual(readdirSync(at()), []);
  });

  it("ignores what a killed build left behind, and removes it with the next one", async () => {
    mkdirSync(at("staging-of-yesterday/bin"), { recursive: true });
    writeFakeCli(at("staging-of-yesterday/bin"), "v3.259.0");
    assert.throws(() => look(), /none there/);
    await keep("v3.259.0");
    assert.deepEqual(readdirSync(at()), ["current"]);
  });
});
