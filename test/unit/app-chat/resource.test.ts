import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { deriveChatId } from "../../../src/app-chat/check/chat-id";
import { AppChat, type AppChatArgs } from "../../../src/app-chat/resource";

interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Record<string, unknown>;
}

const resolved = <T>(output: pulumi.Output<T>): Promise<T> => new Promise((resolve) => output.apply(resolve));

describe("the constructor of an AppChat", () => {
  const registered: Registered[] = [];
  before(async () => {
    await pulumi.runtime.setMocks(
      {
        newResource: (args) => {
          registered.push(args);
          return { id: args.id ?? "id", state: { ...args.inputs, corpId: "ww" } };
        },
        call: () => ({}),
      },
      "chats",
      "prod",
      false,
    );
  });
  beforeEach(() => registered.splice(0));
  after(() => pulumi.runtime.setAllConfig({}));

  const register = async (args: AppChatArgs, opts: pulumi.CustomResourceOptions = {}): Promise<Registered> => {
    const chat = new AppChat("oncall", args, opts);
    await resolved(chat.urn);
    const [only] = registered;
    assert.ok(only);
    return only;
  };
  const members = ["lisi", "zhangsan"];

  it("registers a dynamic resource with the constant provider text", async () => {
    const { type, name, inputs } = await register({ name: "On call", members });
    assert.equal(type, "pulumi-nodejs:dynamic/wecom:AppChat");
    assert.equal(name, "oncall");
    assert.match(String(inputs.__provider), /^exports\.handler=/);
    assert.ok(String(inputs.__provider).length <= 128);
  });

  it("turns a list of members into an object, one key a person, the first spelling of each", async () => {
    const { inputs } = await register({ members: ["LiSi", "zhangsan", pulumi.output("lisi")] });
    assert.deepEqual(inputs.members, { LiSi: "member", zhangsan: "member" });
  });

  it("keeps labels, and the first of two spellings", async () => {
    const { inputs } = await register({ members: { LiSi: "李四", zhangsan: "张三", lisi: "another" } });
    assert.deepEqual(inputs.members, { LiSi: "李四", zhangsan: "张三" });
  });

  it("keeps a person whose label is missing, as in a roster that lacks a name", async () => {
    const names: Record<string, string> = { lisi: "李四" };
    const labels = { lisi: names.lisi, zhangsan: names.zhangsan, wangwu: null };
    const { inputs } = await register({ members: labels as unknown as Record<string, string> });
    assert.deepEqual(inputs.members, { lisi: "李四", zhangsan: "member", wangwu: "member" });
  });

  it("hands on what it can't make sense of, for the check to name", async () => {
    const { inputs } = await register({ members: ["lisi", 5] as unknown as string[] });
    assert.deepEqual(inputs.members, ["lisi", 5]);
  });

  it("hands on a list with a hole", async () => {
    const holed: string[] = ["lisi"];
    holed[2] = "wangwu";
    const { inputs } = await register({ members: holed });
    assert.ok(Array.isArray(inputs.members));
  });

  it("tells the check its URN, the derived id and which arguments are secret, and no more", async () => {
    const { inputs } = await register({ name: pulumi.secret("On call"), members: ["lisi", pulumi.secret("zhangsan")] });
    const urn = "urn:pulumi:prod::chats::pulumi-nodejs:dynamic/wecom:AppChat::oncall";
    assert.deepEqual(inputs.__context, { urn, derivedChatId: deriveChatId("", urn), secrets: ["name", "members"] });
    assert.deepEqual(
      Object.keys(inputs).filter((key) => key.startsWith("__")),
      ["__context", "__provider"],
    );
  });

  it("derives another id in another namespace", async () => {
    pulumi.runtime.setAllConfig({ "wecom:namespace": "blue" });
    const { inputs } = await register({ members });
    pulumi.runtime.setAllConfig({});
    const { urn, derivedChatId } = inputs.__context as { urn: string; derivedChatId: string };
    assert.equal(derivedChatId, deriveChatId("blue", urn));
  });

  it("fills in for programs what the state leaves out", async () => {
    const chat = new AppChat("oncall", { members });
    assert.equal(await resolved(chat.membership), "authoritative");
    assert.equal(await resolved(chat.adopt), false);
    assert.equal(await resolved(chat.onDelete), "retain");
    assert.equal(await resolved(chat.allowMassRemoval), false);
  });

  it("knows its own kind", () => {
    assert.ok(AppChat.isInstance(new AppChat("oncall", { members })));
    assert.ok(!AppChat.isInstance({}));
    assert.ok(!AppChat.isInstance(undefined));
  });

  it("refuses the option import, and says what to do instead: adopt, pulumi-wecom import, AppChat.get", () => {
    assert.throws(() => new AppChat("oncall", { members }, { import: "x" }), {
      message: /can't import.*adopt: true.*"pulumi-wecom import".*"pulumi import --file".*AppChat\.get/s,
    });
  });

  it("refuses a corp secret in clear configuration, and takes a marked one", () => {
    pulumi.runtime.setAllConfig({ "wecom:corpSecret": "s" }, []);
    assert.throws(() => new AppChat("oncall", { members }), {
      message: /clear text.*config set --secret wecom:corpSecret/s,
    });
    pulumi.runtime.setAllConfig({ "wecom:corpSecret": "s" }, ["wecom:corpSecret"]);
    assert.ok(new AppChat("oncall", { members }));
    pulumi.runtime.setAllConfig({});
  });
});
