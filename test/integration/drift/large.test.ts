import assert from "node:assert/strict";
import { type Simulator, startSimulator } from "../../../src/simulator";
import { asBuilt, chatsOf, DriftCommand, exportOf } from "./command";

const getPath = "/cgi-bin/appchat/get";
/** As many as WeCom lets a corp ask for in a minute. */
const chats = 10_000;
/** Megabytes. Without a limit Node would take what the machine has. */
const heap = 96;

describe(`pulumi-wecom drift of ${chats} chats`, function () {
  this.timeout(120_000);
  let simulator: Simulator;
  let command: DriftCommand;
  before(async () => {
    simulator = await startSimulator({ logCapacity: 2 * chats });
    command = new DriftCommand(simulator.settings, [`--max-old-space-size=${heap}`, ...asBuilt]);
  });
  after(async () => {
    command.close();
    await simulator.close();
  });

  it("takes one call a chat, which is within WeCom's quotas, and little memory", async () => {
    simulator.seed({ chats: chatsOf(chats) });
    const input = exportOf(simulator);
    simulator.byHand.join("chat7777", "ghost");
    const { status, stdout, stderr } = await command.run(["--format", "json"], { input });
    assert.equal(status, 7, stderr);
    assert.deepEqual(JSON.parse(stdout).summary, {
      chats,
      unchanged: chats - 1,
      changed: 1,
      gone: 0,
      unreadable: 0,
    });
    assert.equal(simulator.requests({ path: getPath, errcode: 0 }).length, chats);
    assert.equal(simulator.requests().length, chats + 1);
  });
});
