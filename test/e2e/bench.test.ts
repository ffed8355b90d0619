import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { foldersBelow, processesIn, providerProcesses, until } from "../helpers/kill";

const repository = resolve(__dirname, "../..");

const started = new Set<ChildProcess>();

const start = (...flags: readonly string[]) => {
  const child = spawn(process.execPath, ["--import", "tsx", join(repository, "bench/main.ts"), ...flags], {
    cwd: repository,
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.add(child);
  const ended = Promise.all([once(child, "close"), text(child.stdout), text(child.stderr)]);
  return { child, ended: ended.then(([[status], stdout, stderr]) => ({ status, stdout, stderr })) };
};

/** The folder of the stack that a bench is running the CLI in. */
const folderOf = async ({ pid }: ChildProcess): Promise<string> => {
  let folder: string | undefined;
  await until("the bench runs a provider", () => {
    folder = foldersBelow(Number(pid)).find(
      (cwd) => basename(cwd).startsWith("stack-") && providerProcesses(cwd).length > 0,
    );
    return folder !== undefined;
  });
  return String(folder);
};

describe("npm run bench", function () {
  this.timeout(120_000);

  afterEach(async () => {
    for (const child of started) if (child.kill("SIGTERM")) await once(child, "close");
    started.clear();
  });

  const refused: readonly (readonly [flags: readonly string[], message: RegExp])[] = [
    [
      ["--only", "nonsense"],
      /'--only <part\.\.\.>' argument 'nonsense' is invalid.*engine, parallel, crowd, drift, client, load/s,
    ],
    [["--chats", "10", "0"], /'--chats <n\.\.\.>' argument '0' is invalid.*whole number above 0/s],
    [["--repeat", "some"], /'--repeat <n>' argument 'some' is invalid.*whole number above 0/s],
    [["--profile", ""], /'--profile <folder>' argument '' is invalid.*has to name a folder/s],
    [
      ["--profile", "profiles", "--only", "load"],
      /'--profile <folder>' cannot be used with option '--only <part\.\.\.>'/,
    ],
  ];
  for (const [flags, message] of refused) {
    it(`measures nothing with ${flags.map((flag) => flag || "''").join(" ")}, and says what is wrong`, async () => {
      const { status, stdout, stderr } = await start(...flags).ended;
      assert.match(stderr, message);
      assert.equal(stdout, "");
      assert.equal(status, 1);
    });
  }

  it("prints a part that was asked for, and leaves the written results alone", async () => {
    const written = () =>
      ["RESULTS.md", "results.json"].map((name) => readFileSync(join(repository, "bench", name), "utf8"));
    const before = written();
    const { status, stdout, stderr } = await start("--only", "load", "--repeat", "1").ended;
    assert.equal(status, 0, stderr);
    assert.match(stdout, /\| \(nothing\) \| [1-9]\d* \| 3 \|/);
    // What comes on top of that may be less than what a busy machine adds by itself.
    assert.match(stdout, /\| pulumi-wecom\/client \| -?\d+ \| 3 \|/);
    assert.deepEqual(written(), before);
  });

  it("leaves no process and no folder behind when it is interrupted, and says how to go on", async () => {
    const { child, ended } = start("--only", "engine", "--chats", "1", "--repeat", "1", "--fresh");
    const folder = await folderOf(child);
    const running = processesIn(folder);
    assert.ok(running.length >= 3, "the CLI, its language host and a provider run");
    child.kill("SIGTERM");
    const { status, stdout, stderr } = await ended;
    assert.equal(status, 143, stderr);
    assert.equal(stdout, "");
    assert.match(stderr, /interrupted by SIGTERM; started again, the same command goes on from here\n$/);
    assert.ok(!existsSync(folder));
    await until("all of them have ended", () => running.every((pid) => !existsSync(`/proc/${pid}`)));
  });
});
