import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { ensurePulumiCli } from "../../scripts/pulumi-cli/ensure.mjs";

const repository = resolve(__dirname, "../..");

describe("the quickstart", function () {
  this.timeout(300_000);
  let clone: string;

  before(async () => {
    // As a clone, with what takes minutes lent by this one: the packages and the CLI.
    await ensurePulumiCli();
    clone = mkdtempSync(join(tmpdir(), "pulumi-wecom-quickstart-"));
    const tracked = execFileSync("git", ["ls-files", "-z"], { cwd: repository, encoding: "utf8" }).split("\0");
    for (const file of tracked.filter((name) => existsSync(join(repository, name)))) {
      if (file !== "") cpSync(join(repository, file), join(clone, file));
    }
    for (const folder of ["node_modules", ".pulumi-cli"].filter((name) => existsSync(join(repository, name)))) {
      symlinkSync(join(repository, folder), join(clone, folder));
    }
  });
  after(() => rmSync(clone, { recursive: true, force: true }));

  it("shows a chat created, changed, drifted and repaired, and ends by itself", async () => {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [join(clone, "scripts/quickstart.mjs"), "--port", "0"],
      { cwd: dirname(clone), maxBuffer: 10_000_000 },
    );
    assert.match(stdout, /appchat\/create \{"chatid":"[0-9a-z]{32}","name":"On call","owner":"lisi"/);
    assert.match(stdout, /- wangwu : "member"\s+\+ zhaoliu: "member"/);
    assert.match(stdout, /"add_user_list":\["zhaoliu"\],"del_user_list":\["wangwu"\]\}/);
    assert.match(stdout, /- sunqi {2}: "member"\s+\+ zhaoliu: "member"/);
    assert.match(stderr, /no changes were expected for preview but changes were proposed/);
    assert.match(stdout, /"name":"On call","add_user_list":\["zhaoliu"\],"del_user_list":\["sunqi"\]\}/);
    assert.match(stdout, /npm run pulumi -- up/);
    const [, url = ""] = /The simulator answers on (\S+)/.exec(stdout) ?? [];
    await assert.rejects(fetch(url), "the simulator is still running");
  });

  it("touches nothing where the example was changed so that the tour can't go on from it, and says what to do", async () => {
    const [example, kept] = ["examples/01-one-chat/index.ts", ".trial/quickstart.json"].map((name) =>
      join(clone, name),
    );
    assert.ok(example && kept);
    const [program, chats] = [readFileSync(example, "utf8"), readFileSync(kept, "utf8")];
    writeFileSync(example, program.replace("wangwu", "zhaoliu"));
    try {
      const again = promisify(execFile)(process.execPath, [join(clone, "scripts/quickstart.mjs"), "--port", "0"]);
      const stderr =
        /no longer has "wangwu".*npm run pulumi -- up --diff\n.*git checkout examples\/01-one-chat\/index\.ts/s;
      await assert.rejects(again, { code: 1, stderr });
      assert.equal(readFileSync(kept, "utf8"), chats);
    } finally {
      writeFileSync(example, program);
    }
  });
});
