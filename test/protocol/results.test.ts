import assert from "node:assert/strict";
import { type Simulator, startSimulator } from "../../src/simulator";
import { ofChat, type ProviderProcess, Providers } from "../helpers/provider-process";
import { chatArguments, chatInputs, messageArguments, people } from "../helpers/provider-process-arguments";
import type { Properties } from "../helpers/provider-process-wire";

describe("what the provider process answers: plain JSON, complete and with its own text", function () {
  this.timeout(60_000);
  const providers = new Providers();
  let simulator: Simulator;
  let provider: ProviderProcess;
  before(async () => {
    simulator = await startSimulator();
    provider = await providers.start({ env: simulator.settings });
  });
  beforeEach(() => simulator.reset());
  after(async () => {
    await providers.close();
    await simulator.close();
  });

  const team = { name: "On call", owner: "lisi", members: people("lisi", "wangwu", "zhangsan") };
  const declared = async (args: object): Promise<Properties> => {
    const { inputs, failures } = await provider.check({}, chatArguments("oncall", { chatId: "c1", ...args }));
    assert.deepEqual(failures, []);
    return inputs;
  };
  const made = (args: object) => ofChat({ ...args, chatId: "c1", corpId: simulator.corpId });

  it("check: the inputs without what the constructor added, without defaults and without nulls", async () => {
    const inputs = await declared({
      ...team,
      membership: "authoritative",
      adopt: false,
      onDelete: "retain",
      allowMassRemoval: null,
    });
    assert.deepEqual(inputs, ofChat({ ...team, chatId: "c1" }));
  });

  it("check: whatever comes, an answer or a failure that says what is wrong", async () => {
    for (const strange of [null, 1, true, "", "x", [], {}, [null], { a: null }, 1e308]) {
      for (const argument of ["name", "owner", "members", "chatId", "membership", "adopt", "onDelete", "other"]) {
        const args = { ...team, [argument]: strange };
        const { failures } = await provider.check({}, chatArguments("oncall", args));
        for (const { property, reason } of failures) {
          assert.equal(property, "", "a named property would be printed with its value");
          assert.ok(reason.length > 0);
        }
      }
    }
  });

  it("create: an id and every output, name and owner also where WeCom chose them", async () => {
    const whole = await provider.create(await declared(team));
    assert.deepEqual(whole, { id: "c1", properties: made(team) });
    simulator.reset();
    const { properties } = await provider.create(await declared({ members: team.members }));
    const { name, owner } = simulator.chat("c1") ?? {};
    assert.deepEqual(properties, made({ members: team.members, name, owner, __undeclared: ["name", "owner"] }));
  });

  it("create: a chat that is found gives the same outputs as one that is made", async () => {
    await provider.create(await declared(team));
    assert.deepEqual(await provider.create(await declared(team)), { id: "c1", properties: made(team) });
  });

  it("read: outputs and, of exactly what is declared, inputs", async () => {
    await provider.create(await declared({ owner: "lisi", members: team.members }));
    simulator.byHand.join("c1", "ghost");
    simulator.byHand.rename("c1", "By hand");
    simulator.byHand.owner("c1", "ghost");
    const state = made({ owner: "lisi", members: team.members, name: "", __undeclared: ["name"] });
    const members = people("lisi", "wangwu", "zhangsan", "ghost");
    assert.deepEqual(await provider.read("c1", state), {
      id: "c1",
      properties: made({ name: "By hand", owner: "ghost", members, __undeclared: ["name"] }),
      inputs: ofChat({ chatId: "c1", owner: "ghost", members }),
    });
  });

  it("read: a chat that is gone has an empty id, and a state that lost its outputs is made whole", async () => {
    assert.equal((await provider.read("c1", made(team))).id, "");
    await provider.create(await declared(team));
    const { properties, inputs } = await provider.read("c1", ofChat({}));
    assert.deepEqual(properties, made(team));
    assert.deepEqual(inputs, ofChat({ ...team, chatId: "c1" }));
  });

  it("read: what AppChat.get asks for comes without a state, and gets no inputs", async () => {
    await provider.create(await declared(team));
    const answer = await provider.read("c1", {}, ofChat({ __external: true }));
    assert.deepEqual(answer, { id: "c1", properties: made({ ...team, __external: true }), inputs: undefined });
    await assert.rejects(provider.read("c2", {}, ofChat({ __external: true })), {
      message: /AppChat\.get: WeCom has no chat c2/,
    });
  });

  it("update: every output, whatever little has changed", async () => {
    await provider.create(await declared(team));
    for (const change of [
      {},
      { members: { ...team.members, lisi: "Li Si" } },
      { onDelete: "archive" },
      { membership: "additive" },
      { name: "Duty" },
      { owner: "wangwu" },
      { members: people("lisi", "zhangsan") },
      { members: people("lisi", "wangwu", "zhaoliu") },
    ]) {
      simulator.reset();
      await provider.create(chatInputs("c1"));
      const news = await declared({ ...team, ...change });
      assert.deepEqual(await provider.update("c1", made(team), news), made({ ...team, ...change }));
    }
  });

  it("of a message: id, arguments and delivery; read gives them back as they came, without inputs", async () => {
    await provider.create(await declared(team));
    const args = { chatId: "c1", text: { content: "Version 1 is out" }, triggers: { build: [1, null, "x", {}] } };
    const { inputs } = await provider.check({}, messageArguments("released", { ...args, safe: false, image: null }));
    const { id, properties } = await provider.create(inputs);
    assert.match(id, /^[0-9a-f-]{36}$/);
    const { sentAt, ...outputs } = properties;
    assert.match(String(sentAt), /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    assert.deepEqual(outputs, { ...inputs, outcome: "sent" });
    assert.deepEqual(await provider.read(id, properties), { id, properties, inputs: undefined });
    assert.deepEqual(await provider.update(id, properties, inputs), properties);
    assert.equal((await provider.diff(id, properties, inputs)).changes, "unknown");
  });

  it("of a chat whose id is all digits, as WeCom's own are: a text from first to last", async () => {
    const id = "12345678901234567890";
    const { inputs } = await provider.check({}, chatArguments("oncall", { ...team, chatId: id }));
    const { id: made, properties } = await provider.create(inputs);
    assert.deepEqual([made, properties.chatId, inputs.chatId], [id, id, id]);
    assert.equal((await provider.read(id, properties)).id, id);
    assert.equal((await provider.diff(id, properties, inputs)).changes, "none");
    // As a number it has lost digits before anybody can tell.
    const { failures } = await provider.check({}, chatArguments("oncall", { ...team, chatId: Number(id) }));
    assert.match(String(failures[0]?.reason), /^chatId \(12345678901234567000\) must be a text/);
  });

  it("of a message whose triggers JSON doesn't have: what they became stays, and sends nothing again", async () => {
    await provider.create(await declared(team));
    const triggers = { build: [Number.NaN, Number.NEGATIVE_INFINITY, 2 ** 60, -0] };
    const args = messageArguments("released", { chatId: "c1", text: { content: "Out" }, triggers });
    const { inputs } = await provider.check({}, args);
    const { id, properties } = await provider.create(inputs);
    const { inputs: again } = await provider.check(inputs, args);
    assert.deepEqual(again, inputs);
    assert.deepEqual((await provider.diff(id, properties, again)).replaces, []);
  });

  it("for people who are called like what every object has", async () => {
    const members = people("constructor", "hasOwnProperty", "toString", "valueOf");
    const inputs = await declared({ ...team, owner: "constructor", members });
    const { properties } = await provider.create(inputs);
    assert.deepEqual(properties.members, members);
    simulator.byHand.leave("c1", "toString");
    const read = await provider.read("c1", properties);
    assert.deepEqual(read.inputs?.members, people("constructor", "hasOwnProperty", "valueOf"));
    const mended = await provider.update("c1", read.properties, inputs);
    assert.deepEqual(mended.members, members);
  });

  it("and nothing is printed but one line about the read that failed", async () => {
    await provider.kill();
    assert.equal(provider.printed, "pulumi-wecom: reading the chat c2 failed\n");
  });
});
