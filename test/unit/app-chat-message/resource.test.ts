import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { AppChat } from "../../../src/app-chat/resource";
import type { AppChatMessageArgs } from "../../../src/app-chat-message/arguments";
import { AppChatMessage } from "../../../src/app-chat-message/resource";

const resolved = <T>(output: pulumi.Output<T>): Promise<T> => new Promise((resolve) => output.apply(resolve));

describe("the constructor of an AppChatMessage", () => {
  const registered: pulumi.runtime.MockResourceArgs[] = [];
  let folder: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "wecom-"));
    await pulumi.runtime.setMocks(
      {
        newResource: (args) => {
          registered.push(args);
          return { id: "id", state: { ...args.inputs, sentAt: "2026-01-01T00:00:00.000Z", outcome: "sent" } };
        },
        call: () => ({}),
      },
      "chats",
      "prod",
      false,
    );
  });
  beforeEach(() => registered.splice(0));
  after(() => {
    pulumi.runtime.setAllConfig({});
    rmSync(folder, { recursive: true });
  });

  const register = async (args: AppChatMessageArgs) => {
    const message = new AppChatMessage("hello", args);
    await resolved(message.urn);
    const [only] = registered;
    assert.ok(only);
    return { message, ...only };
  };

  it("registers a dynamic resource with the constant provider text", async () => {
    const { type, inputs } = await register({ chatId: "c1", text: { content: "a" }, triggers: [1, "two"] });
    assert.equal(type, "pulumi-nodejs:dynamic/wecom:AppChatMessage");
    assert.match(inputs.__provider, /^exports\.handler=.*\.appChatMessage$/);
    assert.ok(inputs.__provider.length <= 128);
    assert.deepEqual(inputs.text, { content: "a" });
    assert.deepEqual(inputs.triggers, [1, "two"]);
  });

  it("leaves it to the check to say what is missing where a program without types gives no arguments", async () => {
    const { inputs } = await register(undefined as unknown as AppChatMessageArgs);
    assert.deepEqual(Object.keys(inputs).sort(), ["__context", "__provider"]);
  });

  it("keeps of each trigger what tells it from another, also where Pulumi would keep an empty object", async () => {
    const chat = new AppChat("oncall", { chatId: "c1", members: ["lisi", "zhangsan"] });
    await resolved(chat.urn);
    registered.splice(0);
    const { inputs } = await register({
      chatId: "c1",
      text: { content: "a" },
      triggers: {
        date: new Date(0),
        url: new URL("https://e.test"),
        set: new Set([1, new Date(0)]),
        map: new Map([["a", 1n]]),
        output: pulumi.output(1).apply(() => [new Date(0)]),
        promise: Promise.resolve(2n),
        plain: [null, { deep: true }],
        resource: chat,
        asset: new pulumi.asset.StringAsset("a"),
      },
    });
    const { asset, resource, ...triggers } = inputs.triggers;
    const epoch = "1970-01-01T00:00:00.000Z";
    assert.deepEqual(triggers, {
      date: epoch,
      url: "https://e.test/",
      set: [1, epoch],
      map: [["a", "1"]],
      output: [epoch],
      promise: "2",
      plain: [null, { deep: true }],
    });
    assert.ok(pulumi.asset.StringAsset.isInstance(asset));
    assert.equal(resource, await resolved(chat.id));
  });

  it("makes an asset of a path, so that the engine looks into the file", async () => {
    const path = join(folder, "报告.pdf");
    writeFileSync(path, "report");
    const { inputs } = await register({ chatId: "c1", file: { source: pulumi.output(path), filename: "周报.pdf" } });
    assert.ok(pulumi.asset.FileAsset.isInstance(inputs.file.source));
    assert.equal(await inputs.file.source.path, path);
    assert.equal(inputs.file.filename, "周报.pdf");
  });

  it("keeps an asset that it is given, and ids of uploads", async () => {
    const source = new pulumi.asset.StringAsset("a,b");
    const { inputs } = await register({ chatId: "c1", file: { source, filename: "a.csv" } });
    assert.ok(pulumi.asset.StringAsset.isInstance(inputs.file.source));
    registered.splice(0);
    const other = await register({ chatId: "c1", image: { mediaId: "M1" } });
    assert.deepEqual(other.inputs.image, { mediaId: "M1" });
  });

  it("leaves for the check to tell what the engine would fail at: no file, a folder, an address, an archive", async () => {
    const gone = join(folder, "gone.pdf");
    for (const [source, left] of [
      [gone, gone],
      [new pulumi.asset.FileAsset(gone), gone],
      [pulumi.output(new pulumi.asset.FileAsset(Promise.resolve(gone))), gone],
      [folder, folder],
      ["no\0path", "no\0path"],
      [new pulumi.asset.RemoteAsset("https://e.test/a.pdf"), "https://e.test/a.pdf"],
      [new pulumi.asset.FileArchive(gone) as unknown as string, {}],
    ] as const) {
      registered.splice(0);
      const { inputs } = await register({ chatId: "c1", file: { source } });
      assert.deepEqual(inputs.file.source, left);
    }
  });

  it("makes assets of the pictures of articles", async () => {
    const path = join(folder, "a.png");
    writeFileSync(path, "png");
    const { inputs } = await register({
      chatId: "c1",
      mpnews: {
        articles: [
          { title: "A", thumbSource: path, content: "a" },
          pulumi.output({ title: "B", thumbMediaId: "M", content: "b" }),
        ],
      },
    });
    const [first, second] = inputs.mpnews.articles;
    assert.ok(pulumi.asset.FileAsset.isInstance(first.thumbSource));
    assert.deepEqual(second, { title: "B", thumbMediaId: "M", content: "b" });
  });

  it("tells the check which arguments are secret, nested ones too", async () => {
    const { inputs } = await register({ chatId: "c1", text: { content: pulumi.secret("hush") } });
    assert.deepEqual(inputs.__context.secrets, ["text"]);
    assert.match(inputs.__context.urn, /AppChatMessage::hello$/);
  });

  it("is not confidential unless it says so", async () => {
    const { message } = await register({ chatId: "c1", text: { content: "a" } });
    assert.equal(await resolved(message.safe), false);
    assert.equal(await resolved(message.outcome), "sent");
  });

  it("refuses to be imported or read", () => {
    for (const opts of [{ import: "x" }, { id: "x" }]) {
      assert.throws(
        () => new AppChatMessage("hello", { chatId: "c1", text: { content: "a" } }, opts),
        /a message that was sent can't be imported or read/,
      );
    }
  });

  it("knows its own", async () => {
    const { message } = await register({ chatId: "c1", text: { content: "a" } });
    assert.ok(AppChatMessage.isInstance(message));
    assert.ok(!AppChatMessage.isInstance({}));
  });
});
