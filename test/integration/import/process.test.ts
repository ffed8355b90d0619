import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
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
    it(`ends on ${signal}, in the middle of a call, and has written nothing`, async () => {
      simulator.seed({ chats: chatsOf(1) });
      // Never let go on, so that only the signal can end the command.
      const held = simulator.hold({ path: getPath });
      const child = command.start(["--out", folder, "chat0"]);
      child.stdin.end();
      const end = ended(child);
      await held.arrived;
      child.kill(signal);
      const { signal: by, stdout } = await end;
      assert.deepEqual([by, stdout], [signal, ""]);
      assert.deepEqual(readdirSync(folder), []);
    });
  }
});
