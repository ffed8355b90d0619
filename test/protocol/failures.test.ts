import assert from "node:assert/strict";
import { type Simulator, startSimulator } from "../../src/simulator";
import { ofChat, type ProviderProcess, Providers, withoutJitter } from "../helpers/provider-process";
import { chatInputs, messageArguments, messageUrn, people, textInputs } from "../helpers/provider-process-arguments";
import { type PartialFailure, RpcFailure } from "../helpers/provider-process-wire";

const createPath = "/cgi-bin/appchat/create";
const updatePath = "/cgi-bin/appchat/update";
const getPath = "/cgi-bin/appchat/get";
const sendPath = "/cgi-bin/appchat/send";

/** gRPC's UNKNOWN, which the engine takes for an ordinary failure. Others mean something to it. */
const ordinary = 2;

describe("failures, as Pulumi gets them", function () {
  this.timeout(60_000);
  const providers = new Providers();
  let simulator: Simulator;
  let provider: ProviderProcess;
  before(async () => {
    simulator = await startSimulator();
  });
  beforeEach(async () => {
    simulator.reset();
    // Of its own for each test: how often calls are repeated is shared by all of a process.
    provider = await providers.start({ env: { ...simulator.settings, ...withoutJitter } });
  });
  afterEach(() => providers.closeProcesses());
  after(async () => {
    await providers.close();
    await simulator.close();
  });

  const failureOf = async (call: Promise<unknown>): Promise<RpcFailure> => {
    const failure = await call.then(
      () => assert.fail("the call was to fail"),
      (error: unknown) => error,
    );
    assert.ok(failure instanceof RpcFailure);
    return failure;
  };
  const partOf = async (call: Promise<unknown>): Promise<PartialFailure> => {
    const { partial, code, message } = await failureOf(call);
    assert.equal(code, ordinary);
    assert.ok(partial, `this was to be a partial failure: ${message}`);
    assert.ok(partial.reasons.length === 1 && partial.reasons[0] !== "");
    return partial;
  };
  const state = () => ({ ...chatInputs("c1"), corpId: simulator.corpId });

  describe("that are ordinary", () => {
    const everyCall = async () => {
      await provider.create(chatInputs("c1"));
      const sent = await provider.create(textInputs("c1", "before"));
      assert.ok(sent.id);
      return {
        create: () => provider.create(chatInputs("c2")),
        read: () => provider.read("c1", state()),
        update: () => provider.update("c1", state(), chatInputs("c1", { name: "Duty" })),
        archive: () => provider.delete("c1", { ...state(), onDelete: "archive" }),
        send: () => provider.create(textInputs("c1", "after")),
      };
    };
    const paths = [createPath, updatePath, getPath, sendPath];

    it("never have WeCom's errcode as gRPC's status, also where it is one of gRPC's own", async () => {
      const calls = await everyCall();
      for (const errcode of [1, 3, 4, 5, 7, 8, 10, 12, 13, 14, 16]) {
        for (const path of paths) simulator.inject({ path, errcode });
        for (const [name, call] of Object.entries(calls)) {
          const { code, message } = await failureOf(call());
          assert.equal(code, ordinary, `${name} and errcode ${errcode}`);
          assert.match(message, new RegExp(`answered ${errcode}:`));
        }
        simulator.clearFaults();
      }
    });

    it("never have another status than an ordinary one, whatever breaks on the way", async () => {
      const calls = await everyCall();
      for (const fault of [
        { dropBefore: true },
        { httpStatus: 404 },
        { body: "<html>" },
        { body: '{"errcode":"12"}' },
      ]) {
        for (const path of paths) simulator.inject({ path, ...fault });
        for (const [name, call] of Object.entries(calls)) {
          assert.equal((await failureOf(call())).code, ordinary, `${name} and ${JSON.stringify(fault)}`);
        }
        simulator.clearFaults();
      }
    });

    it("never have another status than an ordinary one where nobody listens", async () => {
      const nowhere = await providers.start({
        env: { ...simulator.settings, ...withoutJitter, WECOM_BASE_URL: "http://127.0.0.1:9" },
      });
      const { code, message } = await failureOf(nowhere.read("c1", state()));
      assert.equal(code, ordinary);
      assert.match(message, /ECONNREFUSED/);
    });

    it("carry no state where WeCom said no, so that the next run begins as this one did", async () => {
      await provider.create(chatInputs("c1"));
      for (const path of [createPath, updatePath, sendPath]) simulator.inject({ path, errcode: 48002 });
      for (const call of [
        provider.create(chatInputs("c2")),
        provider.update("c1", state(), chatInputs("c1", { name: "Duty" })),
        provider.create(textInputs("c1", "x")),
      ]) {
        assert.equal((await failureOf(call)).partial, undefined);
      }
    });

    it("print a line that names what failed, and no stack: the message explains itself", async () => {
      const calls = await everyCall();
      for (const path of paths) simulator.inject({ path, errcode: 48002 });
      for (const call of Object.values(calls)) await failureOf(call());
      await failureOf(provider.read("c1", ofChat({ chatId: "c1", members: [] })));
      await failureOf(provider.diff("c1", ofChat({}), chatInputs("c1")));
      await provider.kill();
      assert.doesNotMatch(provider.printed, /\n {4}at |\.js:\d|\.ts:\d/);
      assert.deepEqual(provider.printed.trimEnd().split("\n"), [
        "pulumi-wecom: reading the chat c1 failed",
        "pulumi-wecom: giving up the chat c1 failed",
        "pulumi-wecom: reading the chat c1 failed",
        "pulumi-wecom: comparing the chat c1 failed",
      ]);
    });

    it("say of a state that can't be read what is wrong with it, never that the chat is gone", async () => {
      for (const broken of [{ members: "x" }, { chatId: "" }, { chatId: 7 }, { onDelete: "burn" }]) {
        const failure = await failureOf(provider.read("c1", { ...state(), ...broken }));
        assert.match(failure.message, /the state of this AppChat can't be read/);
      }
    });
  });

  describe("that are partial", () => {
    it("of an update: id, the complete old outputs with the provider's text, and why", async () => {
      await provider.create(chatInputs("c1"));
      simulator.inject({ path: updatePath, dropAfter: true });
      simulator.inject({ path: getPath, after: 1, errcode: 48002 });
      const news = chatInputs("c1", { name: "Duty", owner: "wangwu", members: people("lisi", "wangwu", "zhaoliu") });
      const { id, properties, reasons } = await partOf(provider.update("c1", state(), news));
      assert.equal(id, "c1");
      assert.match(String(reasons[0]), /may be changed in part: .*The next run looks at the chat/s);
      const { __unsettled, ...outputs } = properties;
      assert.deepEqual(outputs, state());
      assert.deepEqual(__unsettled, { name: true, owner: true, members: ["zhangsan", "zhaoliu"] });
    });

    it("of an update: what the next one takes up and brings to an end, also where the program went back", async () => {
      await provider.create(chatInputs("c1"));
      simulator.inject({ path: updatePath, dropAfter: true });
      simulator.inject({ path: getPath, after: 1, errcode: 48002 });
      const news = chatInputs("c1", { members: people("lisi", "zhaoliu") });
      const { properties } = await partOf(provider.update("c1", state(), news));
      simulator.clearFaults();
      assert.deepEqual(await provider.update("c1", properties, chatInputs("c1")), state());
      assert.deepEqual([...(simulator.chat("c1")?.userlist ?? [])].sort(), ["lisi", "wangwu", "zhangsan"]);
    });

    it("of a creation that can't be read back: what is known, with which all else goes on", async () => {
      simulator.inject({ path: getPath, errcode: 48002 });
      const inputs = ofChat({ chatId: "c1", members: people("lisi", "wangwu") });
      const { id, properties } = await partOf(provider.create(inputs));
      assert.equal(id, "c1");
      const corpId = simulator.corpId;
      assert.deepEqual(properties, { ...inputs, corpId, __undeclared: ["name", "owner"] });
      simulator.clearFaults();
      const { owner } = simulator.chat("c1") ?? {};
      assert.equal((await provider.update(id, properties, inputs)).owner, owner);
      assert.equal((await provider.read(id, properties)).properties.owner, owner);
      await provider.delete(id, properties);
    });

    it("of an adoption: what is live as far as it is declared, and what may have been changed", async () => {
      simulator.seed({ chats: [{ chatid: "c1", name: "By hand", owner: "ghost", userlist: ["ghost", "lisi"] }] });
      simulator.inject({ path: updatePath, errcode: -1 });
      const { id, properties } = await partOf(provider.create(chatInputs("c1", { adopt: true })));
      assert.equal(id, "c1");
      assert.deepEqual(properties, {
        ...state(),
        adopt: true,
        name: "By hand",
        owner: "ghost",
        members: people("lisi"),
        __unsettled: properties.__unsettled,
      });
    });

    it("of a message: that nobody knows, what to do, and never another message by itself", async () => {
      await provider.create(chatInputs("c1"));
      simulator.inject({ path: sendPath, times: 1, dropAfter: true });
      const args = { chatId: "c1", text: { content: "Version 1 is out" } };
      const { inputs } = await provider.check({}, messageArguments("released", args));
      const { id, properties, reasons } = await partOf(provider.create(inputs));
      const { sentAt, ...outputs } = properties;
      assert.equal(typeof sentAt, "string");
      assert.deepEqual(outputs, { ...inputs, outcome: "unknown", __urn: messageUrn("released") });
      assert.ok(reasons[0]?.includes(`pulumi up --replace '${messageUrn("released")}'`));
      assert.deepEqual(await provider.update(id, properties, inputs), properties);
      assert.equal(simulator.messages("c1").length, 1);
    });
  });
});
