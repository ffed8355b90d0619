import assert from "node:assert/strict";
import { type Simulator, startSimulator } from "../../src/simulator";
import { History } from "./history";
import { folded } from "./live-chat";
import { ProcessKeeper } from "./process-keeper";

const people = (...userids: string[]) => Object.fromEntries(userids.map((userid) => [userid, "member"]));

/** Histories that once were taken for broken laws, or might be: in each the state rightly doesn't know all of a chat. */
describe("histories that are known", function () {
  this.timeout(60_000);
  let simulator: Simulator;
  let keeper: ProcessKeeper;
  let history: History;
  beforeEach(async () => {
    simulator = await startSimulator();
    keeper = new ProcessKeeper(simulator);
    history = new History(simulator, keeper, "known");
  });
  afterEach(async () => {
    await keeper.close();
    await simulator.close();
  });

  const members = () => folded(simulator.chats().flatMap(({ userlist }) => userlist));

  it("a rename without an alias: to the new resource the old one's people are strangers until a refresh", async () => {
    history.edit({
      kind: "declare chat",
      slot: 0,
      args: { chatId: "chosen0", adopt: true, members: people("an", "bo") },
    });
    await history.up({ refresh: false });
    history.edit({ kind: "rename chat", slot: 0, alias: false });
    history.edit({ kind: "change chat", slot: 0, change: { members: people("chen", "dai") } });
    assert.deepEqual(await history.up({ refresh: true }), []);
    assert.deepEqual(members(), ["an", "bo", "chen", "dai"]);
    assert.deepEqual(await history.up({ refresh: true }), []);
    assert.deepEqual(members(), ["chen", "dai"]);
  });

  it("a destroy that archived and failed: to the state the chat is what it was, until a refresh", async () => {
    history.edit({
      kind: "declare chat",
      slot: 0,
      args: { name: "On call", onDelete: "archive", members: people("an", "bo", "chen") },
    });
    await history.up({ refresh: false });
    simulator.inject({ path: "/cgi-bin/appchat/update", times: 1, dropAfter: true });
    simulator.inject({ path: "/cgi-bin/appchat/get", after: 1, errcode: 48002 });
    await history.destroy();
    simulator.clearFaults();
    assert.deepEqual(await history.up({ refresh: false }), []);
    assert.equal(simulator.chats()[0]?.name, "[archived] On call");
    assert.deepEqual(await history.up({ refresh: true }), []);
    assert.equal(simulator.chats()[0]?.name, "On call");
    assert.deepEqual(members(), ["an", "bo", "chen"]);
  });
});
