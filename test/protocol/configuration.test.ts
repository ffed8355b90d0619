import assert from "node:assert/strict";
import { type Simulator, startSimulator } from "../../src/simulator";
import { ofChat, ofMessage, Providers } from "../helpers/provider-process";
import { chatArguments, chatInputs, messageArguments, people, textInputs } from "../helpers/provider-process-arguments";

describe("settings, as a provider process gets them", function () {
  this.timeout(60_000);
  const providers = new Providers();
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    await providers.closeProcesses();
    simulator.reset();
  });
  after(async () => {
    await providers.close();
    await simulator.close();
  });

  const config = () => ({
    "wecom:corpId": simulator.corpId,
    "wecom:corpSecret": simulator.corpSecret,
    "wecom:baseUrl": simulator.url,
  });
  const tokens = () => simulator.requests({ path: "/cgi-bin/gettoken" }).length;
  const seeded = (...chatids: string[]) =>
    simulator.seed({
      chats: chatids.map((chatid) => ({ chatid, name: "On call", owner: "lisi", userlist: ["lisi", "wangwu"] })),
    });
  const state = (chatId: string) => ({ ...chatInputs(chatId), corpId: simulator.corpId });

  it("are there for every one of many first calls at once, and one token serves them all", async () => {
    const ids = Array.from({ length: 24 }, (_, index) => `chat${index}`);
    seeded(...ids);
    const provider = await providers.start({ config: config() });
    // As refresh and destroy begin: without a check before.
    const [read, ...others] = await Promise.all([
      Promise.all(ids.map((id) => provider.read(id, state(id)))),
      provider.create(textInputs("chat1", "Version 1 is out")),
      provider.create(textInputs("chat2", "Version 1 is out")),
      provider.delete("chat3", { ...state("chat3"), onDelete: "archive" }),
      provider.update("chat4", state("chat4"), chatInputs("chat4", { name: "Duty" })),
    ]);
    assert.deepEqual(read.map(({ id }) => id).sort(), [...ids].sort());
    assert.equal(others.length, 4);
    assert.equal(tokens(), 1);
  });

  it("are there for calls that are sent with the configuration, before it is answered", async () => {
    seeded("chat0");
    const provider = await providers.start({ config: "never" });
    const [, read, message] = await Promise.all([
      provider.configure(config()),
      provider.read("chat0", state("chat0")),
      provider.create(textInputs("chat0", "Version 1 is out")),
    ]);
    assert.equal(read.id, "chat0");
    assert.equal(message.properties.outcome, "sent");
    assert.equal(tokens(), 1);
  });

  it("make every call that needs them fail where one is missing, not the first alone, and nothing looks gone", async () => {
    seeded("chat0");
    const { "wecom:corpSecret": _, ...incomplete } = config();
    const provider = await providers.start({ config: incomplete });
    const says = { message: /^wecom:corpSecret is not set: .*WECOM_CORP_SECRET.*\n.*"pulumi up --refresh=false"/ };
    for (let round = 0; round < 2; round++) {
      await assert.rejects(provider.read("chat0", state("chat0")), says);
      await assert.rejects(provider.update("chat0", state("chat0"), chatInputs("chat0", { name: "Duty" })), says);
      await assert.rejects(provider.delete("chat0", { ...state("chat0"), onDelete: "archive" }), says);
      await assert.rejects(provider.create(chatInputs("chat1")), says);
      await assert.rejects(provider.create(textInputs("chat0", "Version 1 is out")), says);
      await assert.rejects(provider.check({}, chatArguments("oncall", { members: people("lisi", "wangwu") })), says);
      await assert.rejects(
        provider.check({}, messageArguments("out", { chatId: "chat0", text: { content: "Version 1" } })),
        says,
      );
    }
    assert.equal(simulator.requests().length, 0);
  });

  it("are asked for anew by the next process, which does what the one before couldn't", async () => {
    seeded("chat0");
    const without = await providers.start();
    await assert.rejects(without.read("chat0", state("chat0")), { message: /is not set/ });
    const provider = await providers.start({ config: config() });
    const { id, properties } = await provider.read("chat0", state("chat0"));
    assert.equal(id, "chat0");
    assert.deepEqual(properties.members, people("lisi", "wangwu"));
  });

  it("make calls fail, and nothing look gone, in a process that was never configured", async () => {
    seeded("chat0");
    const provider = await providers.start({ config: "never" });
    for (let round = 0; round < 2; round++) await assert.rejects(provider.read("chat0", state("chat0")));
  });

  it("come from the environment first: a rotated secret works with an old configuration", async () => {
    seeded("chat0");
    const rotated = { ...config(), "wecom:corpSecret": "the-old-secret" };
    const provider = await providers.start({
      config: rotated,
      env: { WECOM_CORP_SECRET: simulator.corpSecret },
    });
    assert.equal((await provider.read("chat0", state("chat0"))).id, "chat0");
  });

  it("aren't needed by what makes no call", async () => {
    const provider = await providers.start();
    await provider.delete("chat0", state("chat0"));
    const sent = ofMessage({ chatId: "chat0", text: { content: "x" }, sentAt: "2026-01-01", outcome: "sent" });
    const { id, properties } = await provider.read("m1", sent);
    assert.deepEqual([id, properties], ["m1", sent]);
    assert.deepEqual((await provider.diff("m1", sent, textInputs("chat0", "y"))).replaces, ["text"]);
    assert.deepEqual(await provider.update("m1", sent, textInputs("chat0", "x")), sent);
    await provider.delete("m1", sent);
    assert.deepEqual((await provider.diff("chat0", state("chat0"), chatInputs("other"))).replaces, ["chatId"]);
    assert.deepEqual(simulator.requests(), []);
  });

  it("of another corp are an error also where no call would be made", async () => {
    const provider = await providers.start({ config: { "wecom:corpId": "ww1111111111111111" } });
    await assert.rejects(provider.delete("chat0", state("chat0")), {
      message: /belongs to the corp ww0000000000000000, but the settings are for the corp ww1111111111111111/,
    });
    assert.equal(await provider.delete("chat0", ofChat({ ...chatInputs("chat0") })), undefined);
  });

  it("let a process fetch one token, however many chats are made and messages sent", async () => {
    const provider = await providers.start({ config: config() });
    const ids = Array.from({ length: 40 }, (_, index) => `new${index}`);
    await Promise.all(ids.map((id) => provider.create(chatInputs(id))));
    await Promise.all(ids.map((id) => provider.create(textInputs(id, "Version 1 is out"))));
    await Promise.all(ids.map((id) => provider.read(id, state(id))));
    assert.equal(simulator.chats().length, ids.length);
    assert.equal(tokens(), 1);
  });
});
