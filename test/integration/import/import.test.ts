import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Simulator, startSimulator } from "../../../src/simulator";
import { chatsOf } from "../drift/command";
import { runImportCommand } from "./command";

const getPath = "/cgi-bin/appchat/get";

describe("pulumi-wecom import, over HTTP", function () {
  this.timeout(60_000);
  let simulator: Simulator;
  let folder: string;
  before(async () => {
    simulator = await startSimulator();
  });
  after(() => simulator.close());
  beforeEach(() => {
    simulator.reset();
    folder = mkdtempSync(join(tmpdir(), "wecom-import-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = (args: readonly string[], input = "") =>
    runImportCommand(["--out", folder, ...args], { env: simulator.settings, input });
  const resources = () => JSON.parse(readFileSync(join(folder, "chats.import.json"), "utf8")).resources;
  const idsThere = () => resources().map(({ id }: { id: string }) => id);

  it("asks for each chat once and writes them in the order of the ids, from stdin too", async () => {
    simulator.seed({ chats: chatsOf(20) });
    const ids = Array.from({ length: 20 }, (_, index) => `chat${19 - index}`);
    const made = await run([], `${ids.join("\n")}\nchat3\n`);
    assert.deepEqual([made.status, made.stderr], [0, ""]);
    assert.deepEqual(idsThere(), ids);
    const program = readFileSync(join(folder, "chats.ts"), "utf8");
    assert.deepEqual(
      [...program.matchAll(/new AppChat\(\n {2}"(\w+)"/g)].map(([, id]) => id),
      ids,
    );
    assert.equal(simulator.requests().filter(({ path }) => path === getPath).length, 20);
  });

  it("leaves out what can't be read or declared, says why, and writes the others", async () => {
    simulator.seed({ chats: chatsOf(4) });
    simulator.byHand.leave("chat1", "lisi", "wangwu");
    simulator.inject({ path: getPath, match: { chatid: "chat2" }, errcode: 86008 });
    const made = await run(["chat0", "chat1", "chat2", "nope", "chat3"]);
    assert.equal(made.status, 1);
    assert.deepEqual(idsThere(), ["chat0", "chat3"]);
    assert.match(made.stderr, /^chat1 is left out: members .*must be 2 people or more/m);
    assert.match(made.stderr, /^chat2 is left out: appchat\/get answered 86008/m);
    assert.match(made.stderr, /^nope is left out: appchat\/get answered 86001/m);
  });

  it("declares half of a character, which a program couldn't, as what Pulumi records of it", async () => {
    simulator.seed({ chats: chatsOf(1) });
    simulator.byHand.rename("chat0", "ok\ud83d");
    assert.equal((await run(["chat0"])).status, 0);
    assert.match(readFileSync(join(folder, "chats.ts"), "utf8"), /name: "ok\ufffd"/);
  });

  it("writes nothing where no chat is left", async () => {
    const made = await run(["nope"]);
    assert.deepEqual([made.status, made.stdout], [1, ""]);
    assert.match(made.stderr, /no chat is left, so nothing is written\n$/);
    assert.deepEqual(readdirSync(folder), []);
  });

  it("overwrites only with --force, and says so before it asks", async () => {
    simulator.seed({ chats: chatsOf(1) });
    const file = join(folder, "chats.ts");
    writeFileSync(file, "mine");
    const refused = await run(["chat0"]);
    assert.deepEqual(
      [refused.status, refused.stderr],
      [1, `pulumi-wecom: ${file} exists already; --force overwrites\n`],
    );
    assert.deepEqual([readFileSync(file, "utf8"), existsSync(join(folder, "chats.import.json"))], ["mine", false]);
    assert.deepEqual(simulator.requests(), []);
    assert.equal((await run(["--force", "chat0"])).status, 0);
    assert.match(readFileSync(file, "utf8"), /new AppChat/);
    assert.match(
      (await run(["chat0"])).stderr,
      /chats\.ts and .*chats\.import\.json exist already; --force overwrites/,
    );
  });

  it("says in words what is wrong with how it was called", async () => {
    const none = await runImportCommand(["--out", folder, "chat0"], { env: {} });
    assert.equal(none.status, 1);
    assert.match(none.stderr, /^pulumi-wecom: wecom:corpId is not set/);
    assert.match((await run([], "\n")).stderr, /^pulumi-wecom: stdin has no ids of chats; expected is one a line\n$/);
    assert.match((await run(["--labels", "/nope.csv", "a"])).stderr, /^pulumi-wecom: \/nope\.csv can't be read: /);
    assert.match((await run(["a", "-"])).stderr, /^error: give ids or -, not both\n/);
  });
});
