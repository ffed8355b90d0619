import assert from "node:assert/strict";
import { type Simulator, startSimulator } from "../../src/simulator";
import { type ProviderProcess, Providers } from "../helpers/provider-process";
import { chatArguments, messageArguments, people } from "../helpers/provider-process-arguments";

const team = { name: "On call", owner: "lisi", members: people("lisi", "wangwu"), chatId: "c1" };

/** Nobody reads on, and Pulumi prints it on a page. */
const longestReason = 1_000;

describe("very long values", function () {
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

  const refusalOf = async (args: object, secrets: readonly string[] = []): Promise<string> => {
    const { failures } = await provider.check({}, chatArguments("oncall", { ...team, ...args }, secrets));
    return failures.map(({ reason }) => reason).join("\n");
  };

  for (const [what, letter] of [
    ["letters", "a"],
    ["Chinese characters", "值"],
    ["characters beyond 16 bits", "𠮷"],
    ["emoji", "😀"],
  ]) {
    it(`a name of 50 ${what} lives a whole life, and one of 51 is refused`, async () => {
      const name = String(letter).repeat(50);
      const { inputs, failures } = await provider.check({}, chatArguments("oncall", { ...team, name }));
      assert.deepEqual(failures, []);
      const { id, properties } = await provider.create(inputs);
      assert.equal(simulator.chat(id)?.name, name);
      const read = await provider.read(id, properties);
      assert.equal(read.inputs?.name, name);
      assert.equal((await provider.diff(id, read.properties, inputs)).changes, "none");
      await provider.delete(id, { ...read.properties, onDelete: "archive" });
      assert.equal([...(simulator.chat(id)?.name ?? "")].length, 50);
      assert.match(await refusalOf({ name: `${name}${letter}` }), /name \(.*has 51 characters, and 50 is the limit/);
    });
  }

  it("a name of a million characters is refused in a short sentence, and of a secret one nothing is shown", async () => {
    const name = "很长".repeat(500_000);
    const reason = await refusalOf({ name });
    assert.match(reason, /has 1000000 characters, and 50 is the limit/);
    assert.ok(reason.length < longestReason);
    assert.doesNotMatch(await refusalOf({ name }, ["name"]), /很长/);
  });

  it("any other argument of a million characters is refused in a short sentence", async () => {
    const long = "x".repeat(1_000_000);
    for (const argument of ["owner", "members", "chatId", "membership", "adopt", "onDelete", "allowMassRemoval"]) {
      const reason = await refusalOf({ [argument]: long });
      assert.ok(reason.includes(argument) && reason.length < longestReason, `${argument}: ${reason.length}`);
    }
  });

  it("a userid or an argument's name of a million characters is refused in a short sentence", async () => {
    const long = "x".repeat(1_000_000);
    for (const args of [{ members: { ...team.members, [long]: "member" } }, { [long]: 1 }]) {
      const reason = await refusalOf(args);
      assert.notEqual(reason, "");
      assert.ok(reason.length < longestReason, `a sentence of ${reason.length} characters`);
    }
  });

  it("a label of a million characters is a label", async () => {
    const members = { ...team.members, lisi: "x".repeat(1_000_000) };
    const { inputs, failures } = await provider.check({}, chatArguments("oncall", { ...team, members }));
    assert.deepEqual(failures, []);
    const { id, properties } = await provider.create(inputs);
    assert.deepEqual((await provider.read(id, properties)).inputs?.members, members);
  });

  it("a text of ten million characters is refused in a short sentence that doesn't repeat it", async () => {
    const text = { content: "很长".repeat(5_000_000) };
    const { failures } = await provider.check({}, messageArguments("released", { chatId: "c1", text }));
    assert.equal(failures.length, 1);
    assert.match(String(failures[0]?.reason), /bytes in UTF-8, 29997952 more than the limit of 2048/);
    assert.doesNotMatch(String(failures[0]?.reason), /很长/);
  });

  it("twenty thousand people are refused with their number, not their names", async () => {
    const many = people(...Array.from({ length: 20_000 }, (_, index) => `u${index}`), "lisi");
    const reason = await refusalOf({ members: many });
    assert.match(reason, /members.*are 20001 people/);
    assert.ok(reason.length < longestReason);
  });
});
