import assert from "node:assert/strict";
import { type Simulator, startSimulator } from "../../src/simulator";
import { type ProviderProcess, Providers } from "../helpers/provider-process";
import { chatArguments, chatInputs, chatUrn, people } from "../helpers/provider-process-arguments";

const team = { name: "On call", owner: "lisi", members: people("lisi", "wangwu", "zhangsan"), chatId: "c1" };

describe("what a run's program declares, as its provider process learns from the checks", function () {
  this.timeout(60_000);
  const providers = new Providers();
  let simulator: Simulator;
  let provider: ProviderProcess;
  before(async () => {
    simulator = await startSimulator();
  });
  beforeEach(async () => {
    simulator.reset();
    provider = await providers.start({ env: simulator.settings });
    await provider.create(chatInputs("c1"));
    simulator.clearRequests();
  });
  afterEach(() => providers.closeProcesses());
  after(async () => {
    await providers.close();
    await simulator.close();
  });

  const archived = () => ({ ...chatInputs("c1", { onDelete: "archive" }), corpId: simulator.corpId });

  it("is left as it is when the engine deletes it: by a rename, or after a replacement under the same id", async () => {
    await provider.check({}, chatArguments("renamed", team));
    await provider.delete("c1", archived());
    assert.deepEqual(simulator.requests(), []);
    assert.deepEqual(provider.messages, [
      {
        severity: "info",
        message: 'The chat "On call" (c1) stays as it is: the program still declares it.',
        urn: chatUrn("renamed"),
      },
    ]);
  });

  it("is archived in a run that makes no checks, as destroy does", async () => {
    await provider.delete("c1", archived());
    assert.equal(simulator.chat("c1")?.name, "[archived] On call");
    await provider.delete("c1", archived());
    assert.equal(simulator.chat("c1")?.name, "[archived] On call");
  });

  it("is archived where the program gave the resource another id", async () => {
    await provider.check(chatInputs("c1"), chatArguments("oncall", team));
    await provider.check(chatInputs("c1"), chatArguments("oncall", { ...team, chatId: "c2" }));
    await provider.delete("c1", archived());
    assert.equal(simulator.chat("c1")?.name, "[archived] On call");
  });

  it("is given up without an error where it is gone already", async () => {
    simulator.byHand.dissolve("c1");
    await provider.delete("c1", archived());
    await provider.delete("c1", { ...archived(), onDelete: "dismiss" });
  });

  it("is refused where two resources declare the same chat, and both are named", async () => {
    const { failures: none } = await provider.check({}, chatArguments("first", team));
    assert.deepEqual(none, []);
    const { failures } = await provider.check({}, chatArguments("second", team));
    assert.match(String(failures[0]?.reason), /declared twice in this program: by .*::first and by .*::second/);
  });

  it("keeps its derived id under another name, where the engine brings the old inputs along", async () => {
    const { chatId: _, ...derived } = team;
    const { inputs } = await provider.check({}, chatArguments("before", derived));
    assert.match(String(inputs.chatId), /^[0-9a-z]{32}$/);
    const { inputs: renamed } = await provider.check(inputs, chatArguments("after", derived));
    assert.deepEqual(renamed, inputs);
    const { inputs: anew } = await provider.check({}, chatArguments("after", derived));
    assert.notEqual(anew.chatId, inputs.chatId);
  });

  it("never asks that the old one be deleted before the new one is made", async () => {
    const { inputs } = await provider.check({}, chatArguments("oncall", { ...team, chatId: "c2" }));
    const answer = await provider.diff("c1", archived(), inputs);
    assert.deepEqual(answer, { changes: "unknown", replaces: ["chatId"], deleteBeforeReplace: false });
  });

  it("is where a warning stands: at the resource, with its severity", async () => {
    simulator.byHand.join("c1", "ghost");
    const { inputs } = await provider.check({}, chatArguments("oncall", { ...team, name: "Duty" }));
    await provider.update("c1", { ...chatInputs("c1"), corpId: simulator.corpId }, inputs);
    assert.equal(provider.messages.length, 1);
    const [warning] = provider.messages;
    assert.deepEqual([warning?.severity, warning?.urn], ["warning", chatUrn("oncall")]);
    assert.match(String(warning?.message), /ghost joined by hand and stayed/);
    assert.equal(provider.printed, "");
  });
});
