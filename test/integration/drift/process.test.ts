import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Simulator, startSimulator } from "../../../src/simulator";
import { chatsOf, DriftCommand, ended, exportOf } from "./command";

const getPath = "/cgi-bin/appchat/get";

describe("pulumi-wecom drift, as a process", function () {
  this.timeout(60_000);
  let simulator: Simulator;
  let command: DriftCommand;
  let folder = "";
  before(async () => {
    simulator = await startSimulator();
    command = new DriftCommand(simulator.settings);
    folder = mkdtempSync(join(tmpdir(), "wecom-drift-"));
  });
  after(async () => {
    command.close();
    await simulator.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => simulator.reset());

  /** An export of so many chats, of which the first has drifted; as a file and as text. */
  const drifted = (count: number) => {
    simulator.seed({ chats: chatsOf(count) });
    const input = exportOf(simulator);
    simulator.byHand.join("chat0", "ghost");
    const file = join(folder, "state.json");
    writeFileSync(file, input);
    return { input, file };
  };

  it("reads a file, stdin, or stdin by its usual name", async () => {
    const { input, file } = drifted(2);
    const runs = [await command.run([file]), await command.run([], { input }), await command.run(["-"], { input })];
    for (const { status, stdout } of runs) {
      assert.equal(status, 7);
      assert.match(stdout, /^Drift in the stack dev: 1 of 2 chats/);
    }
  });

  it("reads what Windows PowerShell wrote", async () => {
    const { input } = drifted(1);
    const file = join(folder, "utf16.json");
    writeFileSync(file, Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(input, "utf16le")]));
    assert.equal((await command.run([file])).status, 7);
  });

  it("writes the report into a file, and then nothing on stdout", async () => {
    const { input } = drifted(1);
    const output = join(folder, "drift.md");
    const args = ["--format", "markdown", "--output", output];
    const { status, stdout, stderr } = await command.run(args, { input, env: { FORCE_COLOR: "1" } });
    assert.deepEqual([status, stdout, stderr], [7, "", ""]);
    assert.match(readFileSync(output, "utf8"), /^### Drift in the stack `dev`: 1 of 1 chat not as in the state\n/);
  });

  it("says where it can't write the report", async () => {
    const { input } = drifted(1);
    const { status, stdout, stderr } = await command.run(["--output", join(folder, "no", "drift.txt")], { input });
    assert.deepEqual([status, stdout], [1, ""]);
    assert.match(stderr, /^pulumi-wecom: the report can't be written: ENOENT.*\n$/);
  });

  it("speaks Chinese where it is asked to", async () => {
    const { input } = drifted(2);
    assert.match(
      (await command.run(["--lang", "zh"], { input })).stdout,
      /^栈 dev 有漂移：2 个群中有 1 个与状态不一致\n/,
    );
  });

  it("has colours only where it is told to: it isn't on a terminal here", async () => {
    const { input } = drifted(1);
    const painted = async (env: Record<string, string>) =>
      (await command.run([], { input, env: { TERM: "xterm-256color", ...env } })).stdout.includes("\u001b[");
    assert.deepEqual(await Promise.all([painted({}), painted({ FORCE_COLOR: "1" }), painted({ NO_COLOR: "1" })]), [
      false,
      true,
      false,
    ]);
  });

  it("shows no progress where stderr is no terminal, however long it takes", async () => {
    const { input } = drifted(20);
    simulator.inject({ path: getPath, delayMs: 700 });
    const { status, stderr } = await command.run([], { input });
    assert.deepEqual([status, stderr], [7, ""]);
  });

  it("says in one line what is wrong with its arguments, and in one where help is", async () => {
    const { file } = drifted(1);
    for (const args of [
      ["--format", "xml", file],
      ["--lang", "de", file],
      ["--stack", "dev", file],
      ["--stack="],
      ["--cwd=", file],
      ["--output=", file],
      ["--everything"],
      [file, file],
    ]) {
      const { status, stdout, stderr } = await command.run(args);
      assert.deepEqual([status, stdout], [1, ""], args.join(" "));
      assert.match(stderr, /^error: [^\n]+\n\(pulumi-wecom drift --help shows what there is\)\n$/, args.join(" "));
    }
    assert.deepEqual(simulator.requests(), []);
  });

  it("says what it can't read, and what it expects", async () => {
    const broken = join(folder, "broken.json");
    writeFileSync(broken, '{"version":3,');
    assert.match(
      (await command.run([broken])).stderr,
      /^pulumi-wecom: .*broken\.json is not valid JSON \(line 1 column 14\); expected is what/,
    );
    assert.match((await command.run([join(folder, "none")])).stderr, /^pulumi-wecom: .*none can't be read: ENOENT/);
    const { status, stderr } = await command.run([], { input: "null" });
    assert.equal(status, 1);
    assert.match(
      stderr,
      /^pulumi-wecom: stdin is no export of a stack .*; expected is what "pulumi stack export" prints/,
    );
  });

  it("says what to do where there is no pulumi for --stack, or no such folder", async () => {
    const nowhere = await command.run(["--stack", "dev"], { env: { PATH: folder } });
    assert.deepEqual([nowhere.status, nowhere.stdout], [1, ""]);
    assert.match(
      nowhere.stderr,
      /^pulumi-wecom: there is no pulumi on the PATH: install it .*, or give an export .*\n$/,
    );
    const { stderr } = await command.run(["--stack", "dev", "--cwd", join(folder, "none")]);
    assert.match(stderr, /^pulumi-wecom: there is no folder .*none\n$/);
  });

  it("doesn't mind a reader that has enough", async () => {
    const { file } = drifted(500);
    const child = command.start(["--format", "json", file]);
    child.stdin.end();
    child.stdout.once("data", () => child.stdout.destroy());
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (part: string) => {
      stderr += part;
    });
    assert.deepEqual([await once(child, "close"), stderr], [[7, null], ""]);
  });

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`ends on ${signal}, in the middle of a call`, async () => {
      const { file } = drifted(100);
      // Never let go on, so that only the signal can end the command.
      const held = simulator.hold({ path: getPath });
      const child = command.start([file]);
      child.stdin.end();
      const end = ended(child);
      await held.arrived;
      child.kill(signal);
      const { signal: by, stdout } = await end;
      assert.deepEqual([by, stdout], [signal, ""]);
    });
  }
});
