import assert from "node:assert/strict";
import { type Simulator, startSimulator } from "../../src/simulator";
import { type ProviderProcess, Providers } from "../helpers/provider-process";
import { chatInputs, messageArguments } from "../helpers/provider-process-arguments";
import { RpcFailure } from "../helpers/provider-process-wire";

const updatePath = "/cgi-bin/appchat/update";
const getPath = "/cgi-bin/appchat/get";
const sendPath = "/cgi-bin/appchat/send";

const withinMs = 8_000;

describe("a provider process whose engine is gone", function () {
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

  const state = () => ({ ...chatInputs("c1"), corpId: simulator.corpId });
  const released = async (each: ProviderProcess) =>
    (await each.check({}, messageArguments("released", { chatId: "c1", text: { content: "Out" } }))).inputs;
  const calls = () => simulator.requests().map(({ path }) => path);
  /** The process follows its engine, whose end was at `startMs`. */
  const follows = async (startMs: number) => {
    const { status } = await provider.ended;
    assert.equal(status, 1);
    const tookMs = performance.now() - startMs;
    assert.ok(tookMs < withinMs, `it lived on for ${Math.round(tookMs)} ms`);
  };
  const killEngine = async (): Promise<number> => {
    await provider.killEngine();
    return performance.now();
  };

  it("ends by itself within seconds, where it has nothing to do", async () => {
    await follows(await killEngine());
    assert.deepEqual(calls(), []);
  });

  it("makes no further call, though the one under way is answered", async () => {
    const held = simulator.hold({ path: getPath });
    const update = provider.update("c1", state(), chatInputs("c1", { name: "Duty" })).catch((error: unknown) => error);
    await held.arrived;
    const startMs = await killEngine();
    held.release();
    assert.match(String(await update), /engine that started this provider is gone/);
    await follows(startMs);
    assert.deepEqual(calls(), [getPath]);
    assert.equal(simulator.chat("c1")?.name, "On call");
  });

  it("doesn't repeat a call that failed meanwhile", async () => {
    simulator.inject({ path: updatePath, times: 1, dropAfter: true });
    const held = simulator.hold({ path: updatePath });
    const update = provider.update("c1", state(), chatInputs("c1", { name: "Duty" })).catch((error: unknown) => error);
    await held.arrived;
    const startMs = await killEngine();
    held.release();
    assert.ok((await update) instanceof RpcFailure);
    await follows(startMs);
    assert.deepEqual(calls(), [getPath, updatePath]);
  });

  it("ends also while a call is held for longer than it may live", async () => {
    const held = simulator.hold({ path: getPath });
    const read = provider.read("c1", state()).catch((error: unknown) => error);
    await held.arrived;
    await follows(await killEngine());
    held.release();
    assert.ok((await read) instanceof RpcFailure, "that the provider is gone is no answer");
  });

  it("leaves word of a message whose answer came too late for its engine: the next run doesn't send it", async () => {
    const held = simulator.hold({ path: sendPath });
    const create = provider.create(await released(provider)).catch((error: unknown) => error);
    await held.arrived;
    const startMs = await killEngine();
    held.release();
    await create;
    await follows(startMs);
    const next = await providers.start({ env: simulator.settings });
    const { properties } = await next.create(await released(next));
    assert.equal(properties.outcome, "sent");
    assert.match(String(next.messages[0]?.message), /A run that was killed sent this message at .*it isn't sent again/);
    assert.equal(simulator.messages("c1").length, 1);
  });
});

describe("a provider process that is killed", function () {
  this.timeout(60_000);
  const providers = new Providers();
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator();
  });
  after(async () => {
    await providers.close();
    await simulator.close();
  });

  for (const { what, arrives } of [
    { what: "arrived", arrives: true },
    { what: "was lost", arrives: false },
  ]) {
    it(`while it sent a message that ${what}: the next says that nobody knows, and no run sends it`, async () => {
      simulator.reset();
      const killed = await providers.start({ env: simulator.settings });
      await killed.create(chatInputs("c1"));
      const args = messageArguments("released", { chatId: "c1", text: { content: what } });
      const held = simulator.hold({ path: sendPath, done: arrives });
      const create = killed.create((await killed.check({}, args)).inputs).catch((error: unknown) => error);
      await held.arrived;
      await killed.kill();
      if (!arrives) simulator.inject({ path: sendPath, times: 1, dropBefore: true });
      held.release();
      assert.ok((await create) instanceof RpcFailure);

      const next = await providers.start({ env: simulator.settings });
      const { inputs } = await next.check({}, args);
      const failure = await next.create(inputs).catch((error: unknown) => error);
      assert.ok(failure instanceof RpcFailure && failure.partial);
      assert.match(failure.message, /a run that was killed had begun to send this message/);
      const { id, properties } = failure.partial;
      assert.equal(properties.outcome, "unknown");
      await next.update(id, properties, inputs);
      assert.equal(simulator.requests({ path: sendPath }).length, 1);
      assert.equal(simulator.messages("c1").length, arrives ? 1 : 0);
    });
  }

  it("while a message waited for a token: it wasn't sent, and the next sends it", async () => {
    simulator.reset();
    const killed = await providers.start({ env: simulator.settings });
    await killed.create(chatInputs("c1"));
    const args = messageArguments("released", { chatId: "c1", text: { content: "waited" } });
    simulator.voidTokens();
    const held = simulator.hold({ path: "/cgi-bin/gettoken" });
    const create = killed.create((await killed.check({}, args)).inputs).catch((error: unknown) => error);
    await held.arrived;
    await killed.kill();
    held.release();
    assert.ok((await create) instanceof RpcFailure);

    const next = await providers.start({ env: simulator.settings });
    const { properties } = await next.create((await next.check({}, args)).inputs);
    assert.equal(properties.outcome, "sent");
    assert.equal(simulator.messages("c1").length, 1);
  });
});
