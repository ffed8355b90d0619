import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { temporaryFolder, writeProgram } from "./fixtures";

const repository = resolve(__dirname, "../..");
const { version, bin } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));

describe("pulumi-wecom in a clone", () => {
  const inFolder = temporaryFolder();

  it("is a program that can be started, after each build", () => {
    const built = join(repository, bin["pulumi-wecom"]);
    accessSync(built, constants.X_OK);
    assert.equal(execFileSync(built, ["--version"], { encoding: "utf8" }).trim(), version);
  });

  it("has the CLI, the home and the backend that npm run pulumi has, and passes the status on", () => {
    const home = inFolder("home");
    const said = inFolder("said");
    // In the place of the CLI, so that it says what it was given.
    writeProgram(inFolder("bin/pulumi-language-nodejs"), "exit 1");
    writeProgram(
      inFolder("bin/pulumi"),
      `if test "$1" = version; then echo v3.259.0; else echo "$PULUMI_HOME $PULUMI_BACKEND_URL $*" >>'${said}'; echo '{"version":3,"deployment":{}}'; fi`,
    );
    const env = {
      ...process.env,
      PATH: `${inFolder("bin")}:${process.env.PATH}`,
      PULUMI_HOME: home,
      PULUMI_BACKEND_URL: "file:///somewhere",
    };
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(repository, "scripts/wecom.mjs"), "drift", "--stack", "trial"],
      { cwd: inFolder(), env, encoding: "utf8" },
    );
    assert.deepEqual([status, stderr], [0, ""]);
    assert.match(stdout, /^No drift: the state has no chats/);
    assert.match(readFileSync(said, "utf8"), new RegExp(`^${home} file:///somewhere stack export --stack trial `));
    assert.equal(
      spawnSync(process.execPath, [join(repository, "scripts/wecom.mjs"), "drift", "--lang", "xx"]).status,
      1,
    );
  });
});
