import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { type Simulator, startSimulator } from "../../../src/simulator";
import { ended, WeComCommand } from "../../helpers/command";
import { chatsOf } from "../drift/command";

const getPath = "/cgi-bin/appchat/get";

describe("pulumi-wecom import, as a process", function () {
  this.timeout(60_000);
  let simulator: Simulator;
  let command: WeComCommand;
  let folder = "";
  before(async () => {
    simulator = await startSimulator();
    command = new WeComCommand("import", simulator.settings);
  });
  after(async () => {
    command.close();
    await simulator.close();
  });
  beforeEach(() => {
    simulator.reset();
    folder = mkdtempSync(join(tmpdir(), "wecom-import-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("doesn't mind that nobody reads what to do next, and has written the files", async () => {
    simulator.seed({ chats: chatsOf(1) });
    const child = command.start(["--out", folder, "chat0"]);
    child.stdin.end();
    child.stdout.destroy();
    const [stderr, end] = await Promise.all([text(child.stderr), once(child, "close")]);
    assert.deepEqual([end, stderr], [[0, null], ""]);
    assert.deepEqual(readdirSync(folder).sort(), ["chats.import.json", "chats.ts"]);
  });

  it("doesn't mind that nobody reads which of many chats are left out", async () => {
    const child = command.start(["--out", folder, "-"]);
    child.stdin.end(Array.from({ length: 500 }, (_, index) => `nope${index}`).join("\n"));
    child.stderr.once("data", () => child.stderr.destroy());
    const [stdout, end] = await Promise.all([text(child.stdout), once(child, "close")]);
    assert.deepEqual([end, stdout], [[1, null], ""]);
    assert.deepEqual(readdirSync(folder), []);
  });

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`ends within moments on ${signal}, in the middle of a call, and has written nothing`, async () => {
      simulator.seed({ chats: chatsOf(1) });
      simulator.inject({ path: getPath, delayMs: 60_000 });
      const child = command.start(["--out", folder, "chat0"]);
      child.stdin.end();
      const end = ended(child);
      // A call is in the log once it is answered: the token is, the chat isn't.
      while (simulator.requests().length === 0 && child.exitCode === null) await sleep(20);
      await sleep(300);
      const startedMs = performance.now();
      child.kill(signal);
      const { signal: by, stdout } = await end;
      assert.deepEqual([by, stdout], [signal, ""]);
      assert.ok(performance.now() - startedMs < 2_000);
      assert.deepEqual(readdirSync(folder), []);
    });
  }
});
