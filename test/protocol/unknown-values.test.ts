import assert from "node:assert/strict";
import { type Simulator, startSimulator } from "../../src/simulator";
import { type ProviderProcess, Providers } from "../helpers/provider-process";
import { chatArguments, chatInputs, messageArguments, people } from "../helpers/provider-process-arguments";

/** What the engine sends for values that only the run will know (`sdk/go/common/resource/plugin/rpc.go`). */
const sentinels = {
  string: "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  bool: "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  number: "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  array: "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  object: "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
  asset: "030794c1-ac77-496b-92df-f27374a8bd58",
  archive: "e48ece36-62e2-4504-bad9-02848725956a",
};
const team = { name: "On call", owner: "lisi", members: people("lisi", "wangwu"), chatId: "c1" };

/** Arguments of a chat with `unknown` in one place. */
const chatPlaces = (unknown: string): readonly object[] => [
  { ...team, name: unknown },
  { ...team, owner: unknown },
  { ...team, members: unknown },
  { ...team, members: { ...team.members, wangwu: unknown } },
  { ...team, members: [unknown, "lisi"] },
  { ...team, chatId: unknown },
  { ...team, membership: unknown },
  { ...team, adopt: unknown },
  { ...team, onDelete: unknown },
  { ...team, allowMassRemoval: unknown },
];

const text = { chatId: "c1", text: { content: "Version 1 is out" } };
const article = { title: "Out", url: "https://example.test" };
const mpArticle = { title: "Out", thumbMediaId: "m1", content: "<p>Out</p>" };

const messagePlaces = (unknown: string): readonly object[] => [
  { ...text, chatId: unknown },
  { ...text, text: unknown },
  { ...text, text: { content: unknown } },
  { ...text, text: { content: "x", mentionedList: unknown } },
  { ...text, text: { content: "x", mentionedList: ["lisi", unknown] } },
  { ...text, safe: unknown },
  { ...text, triggers: unknown },
  { ...text, triggers: { build: [unknown] } },
  ...["image", "voice", "video", "file"].flatMap((type) => [
    { chatId: "c1", [type]: unknown },
    { chatId: "c1", [type]: { mediaId: unknown } },
    { chatId: "c1", [type]: { source: unknown } },
    { chatId: "c1", [type]: { source: unknown, filename: unknown } },
  ]),
  { chatId: "c1", textcard: { title: unknown, description: "x", url: "https://example.test" } },
  { chatId: "c1", textcard: { title: "x", description: unknown, url: unknown, btntxt: unknown } },
  { chatId: "c1", news: { articles: unknown } },
  { chatId: "c1", news: { articles: [article, unknown] } },
  { chatId: "c1", news: { articles: [{ ...article, url: unknown, picurl: unknown }] } },
  { chatId: "c1", mpnews: { articles: [{ ...mpArticle, thumbMediaId: unknown }] } },
  { chatId: "c1", mpnews: { articles: [{ title: unknown, thumbSource: unknown, content: unknown }] } },
  { chatId: "c1", markdown: { content: unknown } },
];

describe("values that aren't known yet, of every type at every argument", function () {
  this.timeout(60_000);
  const providers = new Providers();
  let simulator: Simulator;
  let provider: ProviderProcess;
  before(async () => {
    simulator = await startSimulator();
    provider = await providers.start({ env: simulator.settings });
  });
  after(async () => {
    await providers.close();
    await simulator.close();
  });

  /** Whether any sentinel is in it; a preview must not take an unknown value for a known one. */
  const isUnknown = (value: unknown): boolean =>
    Object.values(sentinels).some((sentinel) => JSON.stringify(value).includes(sentinel));

  for (const [type, unknown] of Object.entries(sentinels)) {
    it(`of a chat, ${type}: pass the check, are nobody's change but their own, and never reach WeCom`, async () => {
      for (const args of chatPlaces(unknown)) {
        const at = JSON.stringify(args);
        for (const olds of [{}, chatInputs("c1")]) {
          const { inputs, failures } = await provider.check(olds, chatArguments("oncall", args));
          assert.deepEqual(failures, [], at);
          assert.ok(isUnknown(inputs), at);
        }
        const { inputs } = await provider.check(chatInputs("c1"), chatArguments("oncall", args));
        const { changes, replaces } = await provider.diff("c1", chatInputs("c1"), inputs);
        assert.deepEqual([changes, replaces], ["unknown", []], at);
        await assert.rejects(provider.create(inputs), { message: /an argument is still unknown/ });
      }
      assert.deepEqual(simulator.requests(), []);
    });

    it(`of a message, ${type}: pass the check, announce no message, and never reach WeCom`, async () => {
      for (const args of messagePlaces(unknown)) {
        const at = JSON.stringify(args);
        const { inputs, failures } = await provider.check({}, messageArguments("released", args));
        assert.deepEqual(failures, [], at);
        assert.ok(isUnknown(inputs), at);
        const other = Object.entries(inputs).map(([key, value]) => [key, isUnknown(value) ? "another" : value]);
        const sent = { ...Object.fromEntries(other), sentAt: "2026-01-01", outcome: "sent" };
        const { changes, replaces } = await provider.diff("m1", sent, inputs);
        assert.deepEqual([changes, replaces], ["unknown", []], at);
        await assert.rejects(provider.create(inputs), { message: /an argument is still unknown/ });
      }
      assert.deepEqual(simulator.requests(), []);
    });
  }

  it("leave the rest checked: what is wrong beside them is said", async () => {
    const { string: unknown } = sentinels;
    const { failures } = await provider.check({}, chatArguments("oncall", { ...team, name: unknown, owner: "ghost" }));
    assert.match(String(failures[0]?.reason), /owner.*must be one of the members/);
    const wrong = { chatId: unknown, text: { content: "" } };
    const { failures: ofMessage } = await provider.check({}, messageArguments("released", wrong));
    assert.match(String(ofMessage[0]?.reason), /text\.content.*is empty/);
  });
});
