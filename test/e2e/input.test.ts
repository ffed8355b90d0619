import assert from "node:assert/strict";
import { doctorReportSchema } from "../../src/doctor/report";
import { callsOf } from "../helpers/calls";
import { asBuilt, WeComCommand } from "../helpers/command";
import { Stack } from "../helpers/stack";

const team = { name: "On call", owner: "lisi", members: ["lisi", "wangwu", "zhangsan"] };
const oncall = (args: object = {}) => `new wecom.AppChat("oncall", ${JSON.stringify({ ...team, ...args })});`;

describe("what a program declares", function () {
  this.timeout(180_000);
  let stack: Stack;
  beforeEach(async () => {
    stack = await Stack.start();
  });
  afterEach(() => stack.close());

  const refused = async () => {
    const { status, output } = await stack.preview();
    assert.notEqual(status, 0, output);
    return output;
  };

  it("is checked in preview: all problems at once, by path, value and limit, before any call", async () => {
    stack.program(
      oncall({ name: "x".repeat(51), owner: "nobody", members: ["lisi", "li si"], chatId: "a-b", onDelete: "burn" }),
    );
    const output = await refused();
    assert.match(output, /name \("x{51}"\) has 51 characters, and 50 is the limit/);
    assert.match(output, /members\["li si"\] is not a userid/);
    assert.match(output, /chatId \("a-b"\) must be 1 to 32 letters/);
    assert.match(output, /onDelete \("burn"\) must be "retain", "archive" or "dismiss"/);
    stack.program(oncall({ owner: "nobody", members: ["lisi"] }));
    const between = await refused();
    assert.match(between, /members \(\{"lisi":"member"\}\) must be 2 people or more/);
    assert.match(between, /owner \("nobody"\) must be one of the members/);
    assert.deepEqual(stack.simulator.requests(), []);
  });

  it("may be text that was cut in the middle of a character: the argument is named, whatever Pulumi says of it", async () => {
    const message = (content: string) =>
      `new wecom.AppChatMessage("m", { chatId: "c", text: { content: ${content} } });`;
    for (const [program, said] of [
      [oncall({ name: "On call \ud83d" }), /AppChat oncall: name has half of a character \(character 9 of the text\)/],
      [message(`"\\ud83d"`), /AppChatMessage m: text\.content has half of a character \(character 1 of the text\)/],
      [
        message(`pulumi.secret("ok\\ud83d")`),
        /AppChatMessage m: text\.content has half of a character \(character 3 of the text\)/,
      ],
      [
        `new wecom.AppChatMessage("m", { chatId: "c", file: { source: new pulumi.asset.StringAsset("abcdefg\\ud83d"), filename: "a.txt" } });`,
        /AppChatMessage m: file\.source has half of a character \(character 8 of the text\)/,
      ],
      // Cut for the message, and not there either.
      [oncall({ name: `${"x".repeat(118)}😀` }), /name \("x{118}.…\) has 119 characters, and 50 is the limit/u],
    ] as const) {
      stack.program(program);
      const output = await refused();
      assert.match(output, said);
      assert.doesNotMatch(output, /invalid UTF-8|node_modules/);
    }
    assert.deepEqual(stack.simulator.requests(), []);
  });

  it("is refused where an update would remove most of a chat, until the program allows it", async () => {
    const many = Array.from({ length: 25 }, (_, index) => `user${index}`);
    stack.program(oncall({ owner: "user0", members: many }));
    await stack.up();
    stack.program(oncall({ owner: "user0", members: many.slice(0, 3) }));
    assert.match(await refused(), /22 of 25 people would be removed from the chat.*allowMassRemoval: true/);
    stack.program(oncall({ owner: "user0", members: many.slice(0, 3), allowMassRemoval: true }));
    await stack.up();
    assert.equal(stack.simulator.chats()[0]?.userlist.length, 3);
  });

  it("may come from another resource and be unknown in a preview", async () => {
    stack.program(`
      const first = new wecom.AppChat("first", ${JSON.stringify({ members: team.members })});
      new wecom.AppChat("second", {
        name: pulumi.interpolate\`With \${first.owner}\`,
        owner: first.owner,
        members: [first.owner, "lisi", "zhaoliu"],
      });
      module.exports = { membership: first.membership, adopt: first.adopt, onDelete: first.onDelete, corpId: first.corpId };
    `);
    const { status, output } = await stack.preview();
    assert.equal(status, 0, output);
    assert.match(output, /members\s*: \[unknown\]|members\s*: output<string>/);
    await stack.up();
    const [first, second] = stack.simulator.chats();
    assert.equal(second?.name, `With ${first?.owner}`);
    assert.equal(second?.owner, first?.owner);
    const outputs = JSON.parse((await stack.mustRun("stack", "output", "--json")).stdout);
    assert.deepEqual(outputs, {
      membership: "authoritative",
      adopt: false,
      onDelete: "retain",
      corpId: "ww0000000000000000",
    });
  });

  it("is stored encrypted and shown to nobody where it is secret", async () => {
    stack.program(`new wecom.AppChat("oncall", {
      name: pulumi.secret("Project Nightingale"), owner: "lisi", members: ["lisi", "wangwu", pulumi.secret("hidden.person")],
    });`);
    const { output } = await stack.up();
    assert.equal(stack.simulator.chats()[0]?.name, "Project Nightingale");
    const everything = output + JSON.stringify(stack.resources());
    assert.doesNotMatch(everything, /Nightingale|hidden\.person/);

    stack.program(`new wecom.AppChat("oncall", {
      name: pulumi.secret("Project Nightingale, a name much too long for what WeCom takes"), members: ["lisi", pulumi.secret("hidden person")],
    });`);
    const refusal = await refused();
    assert.match(refusal, /name \(a secret\) has \d+ characters/);
    assert.doesNotMatch(refusal, /Nightingale|hidden/);
  });

  it("stays secret in what later runs say and keep: a warning, a broken update, a destroy", async () => {
    const program = (members: string[]) =>
      stack.program(
        `new wecom.AppChat("oncall", { name: pulumi.secret("Nightingale"), members: pulumi.secret(${JSON.stringify(members)}) });`,
      );
    const texts: string[] = [];
    program(["alice.hidden", "bob.hidden"]);
    texts.push((await stack.up()).output, JSON.stringify(stack.resources()));
    stack.simulator.byHand.join(stack.chat().id ?? "", "carol.hidden");
    program(["alice.hidden", "bob.hidden", "dave.hidden"]);
    texts.push((await stack.up()).output, JSON.stringify(stack.resources()));
    assert.match(texts.join(), /1 person \(secret\) joined by hand and stayed/);

    stack.simulator.inject({ path: "/cgi-bin/appchat/update", dropAfter: true });
    stack.simulator.inject({ path: "/cgi-bin/appchat/get", after: 1, dropBefore: true });
    program(["alice.hidden", "bob.hidden", "erin.hidden"]);
    texts.push((await stack.failingUp()).output, JSON.stringify(stack.resources()));
    assert.ok(stack.chat().outputs.__unsettled, "the update did not break off");
    stack.simulator.clearFaults();
    texts.push((await stack.mustRun("preview", "--diff")).output);
    assert.match(texts.at(-1) ?? "", /broke off and may have added or removed 2 people \(secret\)/);
    texts.push((await stack.up()).output, JSON.stringify(stack.resources()));
    texts.push((await stack.mustRun("destroy", "--yes", "--skip-preview")).output);
    assert.doesNotMatch(texts.join("\n"), /Nightingale|hidden/);
    const members = stack.simulator.chats()[0]?.userlist.toSorted();
    assert.deepEqual(members, ["alice.hidden", "bob.hidden", "carol.hidden", "erin.hidden"]);
  });

  it("names each setting that is missing or wrong, and where to find it", async () => {
    stack.program(oncall());
    stack.env.WECOM_CORP_ID = undefined;
    stack.env.WECOM_CORP_SECRET = "";
    stack.env.WECOM_BASE_URL = "http://wecom.example.test";
    const output = await refused();
    assert.match(output, /wecom:corpId is not set: set WECOM_CORP_ID, or run "pulumi config set wecom:corpId/);
    assert.match(output, /WECOM_CORP_SECRET is set, but empty/);
    assert.match(output, /WECOM_BASE_URL is http:\/\/wecom\.example\.test: without https/);
    assert.deepEqual(stack.simulator.requests(), []);
  });

  it("is made with settings from the stack's configuration, where the secret must be marked as one", async () => {
    const {
      WECOM_CORP_ID: corpId = "",
      WECOM_CORP_SECRET: secret = "",
      WECOM_BASE_URL: url = "",
    } = stack.simulator.settings;
    for (const name of Object.keys(stack.simulator.settings)) stack.env[name] = undefined;
    const config = (...args: string[]) => stack.mustRun("config", "set", "--stack", "dev", ...args);
    await config("wecom:corpId", corpId);
    await config("wecom:baseUrl", url);
    await config("--plaintext", "wecom:corpSecret", secret);
    stack.program(oncall());
    assert.match(
      await refused(),
      /wecom:corpSecret is in the stack's configuration in clear text.*pulumi config set --secret wecom:corpSecret/s,
    );

    await config("--secret", "wecom:corpSecret", secret);
    await stack.up();
    assert.equal(stack.simulator.chats().length, 1);
    assert.doesNotMatch(JSON.stringify(stack.resources()), /simulator-secret/);
  });

  it("is refreshed and destroyed with a secret that was rotated through the environment", async () => {
    const { simulator } = stack;
    stack.program(oncall({ onDelete: "archive" }));
    const config = (...args: string[]) => stack.mustRun("config", "set", "--stack", "dev", ...args);
    await config("--secret", "wecom:corpSecret", simulator.corpSecret);
    await config("wecom:corpId", simulator.corpId);
    await config("wecom:baseUrl", simulator.url);
    for (const name of Object.keys(simulator.settings)) stack.env[name] = undefined;
    await stack.up();
    const { id: chatid = "" } = stack.chat();
    simulator.seed({
      apps: [{ secret: "a-new-secret" }],
      chats: [{ chatid, name: "On call", owner: "lisi", userlist: team.members }],
    });
    assert.match((await stack.run("refresh", "--yes", "--skip-preview")).output, /gettoken answered 40001/);
    stack.env.WECOM_CORP_SECRET = "a-new-secret";
    await stack.mustRun("refresh", "--yes", "--skip-preview");
    await stack.mustRun("destroy", "--yes", "--skip-preview");
    assert.match(simulator.chat(chatid)?.name ?? "", /^\[archived\]/);
  });

  it("is refreshed with the secret of the last run, until an up without a refresh, and the doctor says so", async () => {
    const { simulator } = stack;
    stack.program(oncall());
    const config = (...args: string[]) => stack.mustRun("config", "set", "--stack", "dev", ...args);
    await config("--secret", "wecom:corpSecret", simulator.corpSecret);
    await config("wecom:corpId", simulator.corpId);
    await config("wecom:baseUrl", simulator.url);
    for (const name of Object.keys(simulator.settings)) stack.env[name] = undefined;
    const settings = async () => {
      const command = new WeComCommand("doctor", stack.env, asBuilt);
      const { stdout } = await command.run(["--stack", "dev", "--cwd", stack.folder, "--format", "json"]);
      assert.doesNotMatch(stdout, /simulator-secret|a-new-secret/);
      return doctorReportSchema.parse(JSON.parse(stdout)).checks.find(({ check }) => check === "settings");
    };
    assert.equal((await settings())?.status, "ok");
    await stack.up();
    assert.equal((await settings())?.status, "ok");

    const { id: chatid = "" } = stack.chat();
    simulator.seed({
      apps: [{ secret: "a-new-secret" }],
      chats: [{ chatid, name: "On call", owner: "lisi", userlist: team.members }],
    });
    await config("--secret", "wecom:corpSecret", "a-new-secret");
    const warned = await settings();
    assert.match(`${warned?.status}: ${warned?.found}`, /^warning: .*state has other values of wecom:corpSecret$/);
    assert.match(warned?.advice ?? "", /"pulumi up --refresh=false"/);
    assert.match((await stack.failingUp("--refresh")).output, /40001.*"pulumi up --refresh=false"/s);
    await stack.up("--refresh=false");
    assert.equal((await settings())?.status, "ok");
    await stack.up("--refresh");
  });

  it("can't ask the engine to import, and is told what to do instead", async () => {
    stack.program(`new wecom.AppChat("oncall", ${JSON.stringify(team)}, { import: "someid" });`);
    assert.match(await refused(), /can't import dynamic resources.*adopt: true.*AppChat\.get/s);
  });

  it("reads a chat that it doesn't manage, with an error where there is none", async () => {
    stack.simulator.seed({
      chats: [{ chatid: "theirs", name: "Theirs", owner: "lisi", userlist: ["lisi", "zhangsan"] }],
    });
    const get = (id: string) => `const chat = wecom.AppChat.get("theirs", "${id}");
      module.exports = { name: chat.name, owner: chat.owner, members: chat.members, corpId: chat.corpId };`;
    stack.program(get("theirs"));
    await stack.up();
    assert.deepEqual(callsOf(stack.simulator), ["get"]);
    const outputs = JSON.parse((await stack.mustRun("stack", "output", "--json")).stdout);
    assert.deepEqual(outputs, {
      name: "Theirs",
      owner: "lisi",
      members: { lisi: "member", zhangsan: "member" },
      corpId: "ww0000000000000000",
    });
    await stack.mustRun("refresh", "--yes", "--skip-preview");
    await stack.mustRun("destroy", "--yes", "--skip-preview");
    assert.equal(stack.simulator.chat("theirs")?.userlist.length, 2);

    // A chat that is only read may go without blocking a refresh; who still asks for it is told.
    stack.program(get("theirs"));
    await stack.up();
    stack.simulator.seed({});
    await stack.mustRun("refresh", "--yes", "--skip-preview");
    assert.equal(stack.chats().length, 0);

    stack.program(get("nothere"));
    assert.match(await refused(), /AppChat\.get: WeCom has no chat nothere/);
  });
});
