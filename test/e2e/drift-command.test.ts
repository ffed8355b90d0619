import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { driftReportSchema } from "../../src/drift/report";
import { read } from "../docs/markdown";
import { callsOf } from "../helpers/calls";
import { Stack } from "../helpers/stack";
import { asBuilt, DriftCommand, type Ended } from "../integration/drift/command";
import { changeByHand, forbid, program } from "../integration/drift/ten-kinds";

const driftCheck = ["preview", "--refresh", "--expect-no-changes"];

/** The built command, in the environment of a stack. */
const drift = async (stack: Stack, args: readonly string[], env = {}, input = ""): Promise<Ended> => {
  const command = new DriftCommand({ ...stack.env, ...env }, asBuilt);
  return await command.run(args, { input });
};
const ofStack = (stack: Stack) => ["--stack", "dev", "--cwd", stack.folder];
const reportOf = ({ stdout }: Ended) => driftReportSchema.parse(JSON.parse(stdout));

/** One step of `pulumi preview --json`. */
interface Step {
  readonly op: string;
  readonly urn: string;
  readonly detailedDiff: Readonly<Record<string, { readonly kind: string }>> | null;
}

describe("pulumi-wecom drift of a stack with ten kinds of drift", function () {
  this.timeout(180_000);
  let stack: Stack;
  before(async () => {
    stack = await Stack.start({ knobs: { dissolvedChatid: "free" } });
    stack.program(program);
    await stack.up();
    assert.equal((await drift(stack, ofStack(stack))).status, 0);
    changeByHand(stack.simulator);
  });
  after(() => stack.close());

  it("finds exactly what Pulumi's own drift check finds, with the same exit status", async () => {
    const found = await drift(stack, [...ofStack(stack), "--format", "json"]);
    const checked = await stack.run(...driftCheck, "--json");
    assert.deepEqual([found.status, checked.status], [7, 7], found.stderr + checked.output);

    const { steps }: { steps: readonly Step[] } = JSON.parse(checked.stdout);
    const changes = steps.filter(({ op }) => op !== "same" && op !== "refresh");
    const shown = changes.map(({ op, urn, detailedDiff }) => [
      urn,
      op === "create" ? "gone" : Object.entries(detailedDiff ?? {}).map(([path, { kind }]) => `${kind} ${path}`),
    ]);
    const said = reportOf(found).chats.flatMap((chat) => {
      if (chat.finding === "gone") return [[chat.urn, "gone"]];
      if (chat.finding !== "changed") return [];
      const { joined, left, renamed, owner } = chat;
      const people = [
        ...(joined?.people ?? []).map(({ userid }) => `delete members.${userid}`),
        ...(left?.people ?? []).map(({ userid }) => `add members.${userid}`),
      ];
      const hidden = (joined ?? left) !== null && people.length === 0 ? ["update members"] : [];
      const name = renamed ? ["update name"] : [];
      return [[chat.urn, [...people.sort(byPath), ...hidden, ...name, ...(owner ? ["update owner"] : [])]]];
    });
    const sorted = (list: readonly (readonly unknown[])[]) =>
      list
        .map((each) =>
          JSON.stringify([each[0], typeof each[1] === "string" ? each[1] : [...(each[1] as string[])].sort()]),
        )
        .sort();
    assert.deepEqual(sorted(said), sorted(shown));
    assert.equal(said.length, 9);
  });

  it("is what the documentation shows, in every format", async () => {
    const shown = new Map(
      read("docs/drift.md").fences.map(({ info, text }): [string, string] => [info, withoutChance(text)]),
    );
    const output = async (...args: string[]) => {
      stack.simulator.clearFaults();
      forbid(stack.simulator);
      const { status, stdout } = await drift(stack, [...ofStack(stack), ...args]);
      assert.equal(status, 1);
      return withoutChance(stdout).trimEnd();
    };
    assert.equal(await output("--notify", "security"), shown.get("text report"));
    assert.equal(await output("--lang", "zh"), shown.get("text report in Chinese"));
    assert.equal(await output("--format", "markdown"), shown.get("markdown report"));
    assert.equal(await output("--format", "junit"), shown.get("xml report"));

    // The page shows two chats of all.
    const report = JSON.parse(await output("--format", "json"));
    const excerpt = JSON.parse(shown.get("json report") ?? "{}");
    const named = excerpt.chats.map(({ resource }: { resource: string }) => resource);
    const chats = report.chats.filter(({ resource }: { resource: string }) => named.includes(resource));
    assert.deepEqual({ ...report, chats }, excerpt);

    const [message] = stack.simulator.messages("security");
    const content = message && "content" in message ? message.content : undefined;
    assert.deepEqual(content, { content: shown.get("text message") });
  });
  afterEach(() => stack.simulator.clearFaults());

  it("reads an export from a file or a pipe, and can't tell of its secret members", async () => {
    const file = join(stack.folder, "export.json");
    await stack.mustRun("stack", "export", "--file", file);
    for (const found of [
      await drift(stack, [file, "--format", "json"]),
      await drift(stack, ["--format", "json"], {}, readFileSync(file, "utf8")),
    ]) {
      assert.equal(found.status, 1, found.stderr);
      const unreadable = reportOf(found).chats.filter(({ finding }) => finding === "unreadable");
      assert.deepEqual(
        unreadable.map(({ resource }) => resource),
        ["board"],
      );
      assert.equal(reportOf(found).summary.changed, 7);
    }
    await stack.mustRun("stack", "export", "--show-secrets", "--file", file);
    const open = await drift(stack, [file]);
    assert.equal(open.status, 7);
    assert.match(open.stdout, /board "Board" \(board\)\n {2}\+ joined: 1 person \(secret\)/);
    assert.doesNotMatch(open.stdout, /wuhao|chen|zhao|qian/);
  });

  for (const [what, passphrase, words] of [
    ["a wrong passphrase", "wrong", /incorrect passphrase/],
    ["no passphrase", undefined, /passphrase must be set with PULUMI_CONFIG_PASSPHRASE/],
  ] as const) {
    it(`can't tell of secret members with ${what}, says so in Pulumi's words, and reports the others`, async () => {
      const env = { PULUMI_CONFIG_PASSPHRASE: passphrase };
      const found = await drift(stack, [...ofStack(stack), "--format", "json"], env);
      assert.equal(found.status, 1, found.stderr);
      const [unreadable, ...others] = reportOf(found).chats.flatMap((chat) =>
        chat.finding === "unreadable" ? [chat] : [],
      );
      assert.equal(others.length, 0);
      assert.equal(unreadable?.resource, "board");
      assert.match(unreadable?.reason ?? "", words);
      assert.deepEqual(reportOf(found).summary, { chats: 13, unchanged: 4, changed: 7, gone: 1, unreadable: 1 });
    });
  }

  it("changes neither a chat nor the state", async () => {
    const state = () => JSON.stringify(stack.resources());
    const [before, chats] = [state(), stack.simulator.chats()];
    stack.simulator.clearRequests();
    await drift(stack, ofStack(stack));
    assert.deepEqual([state(), stack.simulator.chats()], [before, chats]);
    assert.deepEqual(
      callsOf(stack.simulator),
      Array.from({ length: 13 }, () => "get"),
    );
  });

  it("finds none after up --refresh, as Pulumi does", async () => {
    await stack.up("--refresh");
    const found = await drift(stack, ofStack(stack));
    assert.deepEqual([found.status, (await stack.run(...driftCheck)).status], [0, 0], found.stdout);
  });
});

/** The number in WeCom's answers is another each time. */
const withoutChance = (text: string): string => text.replace(/hint: (\[|&#91;)(?:\d+|…)(\]|&#93;)/g, "hint: $1…$2");

const byPath = (left: string, right: string): number =>
  (left.split(" ")[1] ?? "").localeCompare(right.split(" ")[1] ?? "");

describe("pulumi-wecom drift --stack", function () {
  this.timeout(180_000);
  let stack: Stack;
  before(async () => {
    stack = await Stack.start();
    stack.program(oncall(["lisi", "wangwu", "zhangsan"]));
    await stack.up();
  });
  after(() => stack.close());

  const oncall = (members: readonly string[]) =>
    `new wecom.AppChat("oncall", ${JSON.stringify({ name: "On call", owner: "lisi", members })});`;

  it("takes credentials from the stack's configuration where the environment has none", async () => {
    const { WECOM_CORP_ID, WECOM_CORP_SECRET, WECOM_BASE_URL } = stack.simulator.settings;
    await stack.mustRun("config", "set", "wecom:corpId", WECOM_CORP_ID, "--stack", "dev");
    await stack.mustRun("config", "set", "wecom:baseUrl", WECOM_BASE_URL, "--stack", "dev");
    await stack.mustRun("config", "set", "--secret", "wecom:corpSecret", WECOM_CORP_SECRET, "--stack", "dev");
    const none = { WECOM_CORP_ID: undefined, WECOM_CORP_SECRET: undefined, WECOM_BASE_URL: undefined };
    const found = await drift(stack, ofStack(stack), none);
    assert.deepEqual([found.status, found.stderr], [0, ""]);

    const locked = await drift(stack, ofStack(stack), { ...none, PULUMI_CONFIG_PASSPHRASE: "wrong" });
    assert.deepEqual([locked.status, locked.stdout], [1, ""]);
    assert.match(locked.stderr, /^pulumi-wecom: "pulumi config .*--stack dev.*" ended with 1: incorrect passphrase\n$/);

    const rotated = await drift(stack, ofStack(stack), { ...none, WECOM_CORP_SECRET: "rotated" });
    assert.match(rotated.stdout, /gettoken answered 40001/);
    assert.doesNotMatch(rotated.stdout + rotated.stderr, /rotated|simulator-secret/);
  });

  it("says in Pulumi's words that there is no such stack", async () => {
    const { status, stdout, stderr } = await drift(stack, ["--stack", "nope", "--cwd", stack.folder]);
    assert.deepEqual([status, stdout], [1, ""]);
    assert.equal(
      stderr,
      "pulumi-wecom: \"pulumi stack export --stack nope\" ended with 6: no stack named 'nope' found\n",
    );
  });

  it("says that a stack has no chats", async () => {
    await stack.mustRun("stack", "init", "empty");
    const { status, stdout } = await drift(stack, ["--stack", "empty", "--cwd", stack.folder]);
    assert.deepEqual([status, stdout], [0, "No drift: the state has no chats of pulumi-wecom\n"]);
  });

  it("says that an update broke off, and that a difference may be its doing", async () => {
    stack.simulator.inject({ path: "/cgi-bin/appchat/update", dropAfter: true });
    stack.simulator.inject({ path: "/cgi-bin/appchat/get", after: 1, httpStatus: 403 });
    stack.program(oncall(["lisi", "wangwu", "zhaoliu"]));
    await stack.failingUp();
    stack.simulator.clearFaults();
    assert.notEqual(stack.chat().outputs.__unsettled, undefined);
    const found = await drift(stack, ofStack(stack));
    assert.equal(found.status, 7);
    assert.match(found.stdout, /\+ joined: zhaoliu\n {2}- left: zhangsan\n {2}! an update of it broke off/);
    await stack.up();
    assert.equal((await drift(stack, ofStack(stack))).status, 0);
  });
});

describe("pulumi-wecom drift of a state that release 0.1.0 wrote", function () {
  this.timeout(180_000);
  let stack: Stack;
  const fixture = join(__dirname, "fixtures", "state-of-0.1.0.json");
  const chatid = "4wdj6a7fmh3x3vdsp41ynx5ameohb2ge";
  before(async () => {
    stack = await Stack.start();
    await stack.mustRun("stack", "import", "--file", fixture);
    stack.simulator.seed({ chats: [{ chatid, name: "On call", owner: "lisi", userlist: ["lisi", "zhangsan"] }] });
  });
  after(() => stack.close());

  const both = async (...args: readonly string[]): Promise<readonly Ended[]> => [
    await drift(stack, [fixture, ...args]),
    await drift(stack, [...ofStack(stack), ...args]),
  ];

  it("finds none where the chat is as it was, whoever owns it: that release didn't declare it", async () => {
    for (const { status, stdout } of await both()) {
      assert.deepEqual([status, stdout], [0, "No drift in the stack dev: 1 chat as in the state\n"]);
    }
  });

  it("says who came and who went, by the names that the state has", async () => {
    stack.simulator.byHand.join(chatid, "wangwu", "zhaoliu");
    stack.simulator.byHand.leave(chatid, "zhangsan");
    stack.simulator.byHand.rename(chatid, "By hand");
    for (const found of await both("--format", "json")) {
      assert.equal(found.status, 7, found.stderr);
      const [chat] = reportOf(found).chats;
      assert.ok(chat?.finding === "changed");
      assert.deepEqual(
        chat.joined?.people?.map(({ userid }) => userid),
        ["wangwu", "zhaoliu"],
      );
      assert.deepEqual(chat.left?.people, [{ userid: "zhangsan", label: "张三" }]);
      assert.deepEqual([chat.renamed, chat.owner], [{ from: "On call", to: "By hand" }, null]);
    }
  });
});
