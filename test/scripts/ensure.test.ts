import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { ensurePulumiCli } from "../../scripts/pulumi-cli/ensure.mjs";
import { keepCli, keptCli } from "../../scripts/pulumi-cli/kept.mjs";
import { ensurePulumiCli as fromMain } from "../../scripts/pulumi-cli/main.mjs";
import { inStaging } from "../../scripts/pulumi-cli/staging.mjs";
import { pins, temporaryFolder, writeFakeCli, writeProgram } from "./fixtures";

describe("scripts/pulumi-cli/ensure", () => {
  const at = temporaryFolder();
  const env = { PATH: "/usr/bin:/bin" };
  type Ways = NonNullable<NonNullable<Parameters<typeof ensurePulumiCli>[0]>["ways"]>;
  type Cli = Awaited<ReturnType<typeof ensurePulumiCli>>;

  const cli = (source: Cli["source"]): Cli => ({
    command: `/${source}/pulumi`,
    binDir: `/${source}`,
    version: "3.259.0",
    source,
  });
  const refuse = (why: string) => () => Promise.reject(new Error(why));
  const nothingWorks: Ways = {
    path: refuse("too old"),
    cached: refuse("none there"),
    installer: refuse("no network"),
    goBuild: refuse("Go isn't there"),
  };
  const ensure = (ways: Partial<Ways>, log: (line: string) => void = () => {}) =>
    ensurePulumiCli({ folder: at(), pins, env, log, ways: { ...nothingWorks, ...ways } });

  it("asks PATH, what is kept, the installer and Go, in this order, and no further than needed", async () => {
    const asked: string[] = [];
    const order = ["path", "cached", "installer", "go-build"] as const;
    const answering = (first: Cli["source"]) => {
      const way = (source: Cli["source"]) => async () => {
        asked.push(source);
        if (order.indexOf(source) < order.indexOf(first)) throw new Error("not this one");
        return cli(source);
      };
      return { path: way("path"), cached: way("cached"), installer: way("installer"), goBuild: way("go-build") };
    };
    for (const source of order) assert.deepEqual(await ensure(answering(source)), cli(source));
    assert.deepEqual(asked, [
      ...["path"],
      ...["path", "cached"],
      // Once more under the lock: another process may have just got one.
      ...["path", "cached", "cached", "installer"],
      ...["path", "cached", "cached", "installer", "go-build"],
    ]);
  });

  it("says nothing where one is there already, and otherwise why it goes on", async () => {
    const lines: string[] = [];
    const log = (line: string) => lines.push(line);
    await ensure({ cached: async () => cli("cached") }, log);
    assert.deepEqual(lines, []);
    await ensure({ goBuild: async () => cli("go-build") }, log);
    assert.deepEqual(lines, [
      "no Pulumi CLI on PATH: too old",
      `no Pulumi CLI kept in ${at()}: none there`,
      "no Pulumi CLI from Pulumi's installer: no network",
    ]);
  });

  it("explains, where nothing works, what was tried and what a person can do", async () => {
    await assert.rejects(ensure({ installer: refuse("status 1\nno network") }), {
      message: [
        "There is no Pulumi CLI 3.254.0 or newer, and none could be got:",
        "  - on PATH: too old",
        `  - kept in ${at()}: none there`,
        "  - from Pulumi's installer: status 1",
        "      no network",
        "  - built from Go modules: Go isn't there",
        "Do one of these by hand, then run the same command again:",
        "  - install Pulumi (https://www.pulumi.com/docs/install/) and put it on PATH, for example:",
        '      curl -fsSL https://get.pulumi.com | sh && export PATH="$HOME/.pulumi/bin:$PATH"',
        "  - install Go 1.25.11 or newer (https://go.dev/dl/), so that it can be built here",
      ].join("\n"),
    });
    assert.deepEqual(readdirSync(at()), []);
  });

  it("builds once for several callers at the same time", async () => {
    let builds = 0;
    const goBuild: Ways["goBuild"] = (search) =>
      inStaging(search.folder, async (staging) => {
        builds++;
        await sleep(20);
        writeFakeCli(`${staging}/bin`, "v3.259.0");
        writeProgram(`${staging}/bin/pulumi-resource-pulumi-nodejs`, "exit 1");
        return keepCli(staging, "go-build", search);
      });
    const found = await Promise.all([1, 2, 3].map(() => ensure({ cached: keptCli, goBuild })));
    assert.equal(builds, 1);
    assert.deepEqual(found.map(({ source }) => source).toSorted(), ["cached", "cached", "go-build"]);
    assert.equal(new Set(found.map(({ command }) => command)).size, 1);
  });

  it("is what the main module exports", () => {
    assert.equal(fromMain, ensurePulumiCli);
  });
});
