import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type PlanReport, planReportSchema } from "../../src/plan-report/report";
import type { ServerOptions } from "../../src/simulator";
import { read } from "../docs/markdown";
import { asBuilt, type Ended, WeComCommand } from "../helpers/command";
import { Stack } from "../helpers/stack";
import * as showcase from "../integration/plan/showcase";

/** The built command, in the environment of a stack. */
const plan = async (stack: Stack, args: readonly string[], input = ""): Promise<Ended> =>
  await new WeComCommand("plan", stack.env, asBuilt).run(args, { input });

const ofStack = (stack: Stack) => ["--stack", "dev", "--cwd", stack.folder];

const reportOf = ({ stdout, stderr, status }: Ended): PlanReport => {
  assert.equal(stderr, "");
  const report = planReportSchema.parse(JSON.parse(stdout));
  assert.equal(report.exitStatus, status);
  return report;
};

/** How often which call was made since the log was emptied. */
const madeBy = ({ simulator }: Stack): Readonly<Record<string, number>> => {
  const made = Map.groupBy(simulator.requests(), ({ path }) => path.replace("/cgi-bin/", ""));
  return Object.fromEntries([...made].map(([name, requests]) => [name, requests.length]).sort());
};

const predictedBy = ({ calls }: PlanReport): Readonly<Record<string, number>> =>
  Object.fromEntries(calls.byName.map(({ name, calls }) => [name, calls]).sort());

const people = `{ lisi: "Li Si", wangwu: "Wang Wu", zhangsan: "Zhang San" }`;
const chat = (resource: string, args: string, options = "{}") =>
  `const ${resource} = new wecom.AppChat("${resource}", { name: "Chat ${resource}", owner: "lisi", members: ${people}, ${args} }, ${options});\n`;
const message = (resource: string, chatId: string, content = `text: { content: "hello" }`) =>
  `new wecom.AppChatMessage("${resource}", { chatId: ${chatId}, ${content} });\n`;

describe("pulumi-wecom plan, against what a run does", function () {
  this.timeout(240_000);
  let stack: Stack;
  const begin = async (options: ServerOptions = {}) => {
    stack = await Stack.start(options);
  };
  afterEach(() => stack.close());

  /** Predicts a run from its preview, runs it, and compares. Answers the prediction. */
  const agree = async (...args: readonly string[]): Promise<PlanReport> => {
    const preview = await stack.run("preview", "--json", ...args);
    const report = reportOf(await plan(stack, ["--format", "json"], preview.stdout));
    stack.simulator.clearRequests();
    await stack.up(...args);
    assert.equal(report.calls.exact, true);
    assert.deepEqual(predictedBy(report), madeBy(stack));
    assert.equal(report.calls.total, stack.simulator.requests().length);
    return report;
  };

  it("predicts every call of chats: made, changed in one and in two writes, replaced, given up, left alone", async () => {
    await begin({ edition: "private" });
    stack.program(
      chat("same", "") +
        chat("nameless", "name: undefined") +
        chat("left", "name: undefined, owner: undefined") +
        chat("changed", "") +
        chat("twice", `members: ["lisi", "wangwu"]`) +
        chat("labelled", "") +
        chat("moved", `chatId: "moved1", onDelete: "archive"`) +
        chat("ended", `onDelete: "dismiss"`) +
        chat("archived", `members: ["lisi", "wangwu", "zhangsan", "zhaoliu"], onDelete: "archive"`) +
        chat("retained", "") +
        chat("forgotten", `onDelete: "archive"`, "{ retainOnDelete: true }"),
    );
    const made = await agree();
    assert.deepEqual(made.summary, {
      created: 11,
      updated: 0,
      replaced: 0,
      destroyed: 0,
      untold: 0,
      messages: 0,
      others: 0,
    });
    assert.deepEqual(predictedBy(made), { "appchat/create": 11, "appchat/get": 2, gettoken: 1 });

    // Nothing changes: no call at all.
    assert.deepEqual(predictedBy(await agree()), {});

    stack.program(
      chat("same", "") +
        chat("nameless", `name: "Named"`) +
        chat("left", "name: undefined, owner: undefined") +
        chat("changed", `name: "Renamed", owner: "wangwu", members: ["wangwu", "zhangsan", "zhaoliu"]`) +
        // Nobody may go before somebody has come, and a new owner has to be there before.
        chat("twice", `owner: "zhaoliu", members: ["zhaoliu", "sunqi"]`) +
        chat("labelled", `members: { lisi: "Li", wangwu: "Wang", zhangsan: "Zhang" }, onDelete: "archive"`) +
        chat("moved", `chatId: "moved2", onDelete: "archive"`) +
        `wecom.AppChat.get("read", same.chatId);\n`,
    );
    const changed = await agree();
    const { created, ...counts } = changed.summary;
    assert.deepEqual(
      [created, counts],
      [0, { updated: 4, replaced: 1, destroyed: 4, untold: 0, messages: 0, others: 0 }],
    );
    const of = (resource: string) => {
      const found = changed.chats.find((each) => each.resource === resource);
      assert.ok(found, resource);
      return found;
    };
    assert.deepEqual(predictedCalls(of("changed")), { "appchat/update": 1, "appchat/get": 1 });
    assert.deepEqual(predictedCalls(of("twice")), { "appchat/update": 2, "appchat/get": 1 });
    assert.deepEqual(predictedCalls(of("labelled")), {});
    assert.deepEqual(predictedCalls(of("moved")), { "appchat/create": 1, "appchat/update": 1, "appchat/get": 1 });
    assert.deepEqual(predictedCalls(of("ended")), { "appchat/get": 1, "appchat/dismiss": 1 });
    assert.deepEqual(predictedCalls(of("forgotten")), {});
    assert.equal(stack.simulator.chat("moved1")?.name, "[archived] Chat moved");

    stack.program("");
    const emptied = await agree();
    assert.equal(emptied.summary.destroyed, 7);
  });

  const predictedCalls = ({ calls }: PlanReport["chats"][number]) =>
    Object.fromEntries(calls.byName.map(({ name, calls }) => [name, calls]));

  it("predicts a replacement that keeps the chat, a rename without alias, a refresh, and drift that it puts right", async () => {
    await begin();
    stack.program(chat("kept", "") + chat("old", `chatId: "chosen"`));
    await agree();
    const kept = await agree("--replace", "**::kept");
    assert.equal(kept.chats[0]?.action === "replace" && kept.chats[0].former.fate, "kept");
    // It has to exist for WeCom to refuse it: the chat is looked at twice, and is as declared.
    assert.deepEqual(predictedBy(kept), { "appchat/create": 1, "appchat/get": 2, gettoken: 1 });

    stack.program(chat("kept", "") + chat("fresh", `name: "Chat old", chatId: "chosen"`));
    const renamed = await agree();
    assert.deepEqual(
      renamed.chats.map((each) => [each.action, each.resource, each.action === "destroy" && each.fate]),
      [
        ["create", "fresh", false],
        ["destroy", "old", "kept"],
      ],
    );

    stack.simulator.byHand.join("chosen", "ghost");
    stack.simulator.byHand.leave("chosen", "wangwu");
    const drifted = await agree("--refresh");
    const [put] = drifted.chats;
    assert.ok(put?.action === "update");
    assert.deepEqual(put.joins?.people, [{ userid: "wangwu", label: "Wang Wu" }]);
    assert.deepEqual(put.leaves?.people, [{ userid: "ghost", label: null }]);
    assert.deepEqual(predictedBy(drifted), { "appchat/update": 1, "appchat/get": 3, gettoken: 1 });
  });

  it("foretells the failure of a chat whose id another one has that isn't as declared, with the calls until then", async () => {
    await begin();
    stack.program(chat("old", `chatId: "chosen"`));
    await agree();
    stack.program(chat("fresh", `name: "Another", chatId: "chosen"`));
    const report = reportOf(await plan(stack, [...ofStack(stack), "--format", "json"]));
    assert.deepEqual(report.chats[0]?.warnings, ["id-taken"]);
    stack.simulator.clearRequests();
    await stack.failingUp();
    assert.deepEqual(predictedBy(report), madeBy(stack));

    stack.program(chat("fresh", `name: "Another", chatId: "chosen", adopt: true`));
    assert.deepEqual(predictedBy(await agree()), {
      "appchat/create": 1,
      "appchat/update": 1,
      "appchat/get": 2,
      gettoken: 1,
    });
  });

  it("foretells the failure of a chat that the refresh of the preview saw gone", async () => {
    await begin();
    stack.program(chat("board", `chatId: "board"`) + chat("kept", ""));
    await agree();
    stack.simulator.byHand.dissolve("board");
    const preview = await stack.run("preview", "--json", "--refresh");
    const report = reportOf(await plan(stack, ["--format", "json"], preview.stdout));
    assert.deepEqual(
      report.chats.map(({ resource, warnings }) => [resource, warnings]),
      [["board", ["dissolved"]]],
    );
    stack.simulator.clearRequests();
    await stack.failingUp("--refresh");
    assert.deepEqual(predictedBy(report), madeBy(stack));
  });

  it("predicts what comes of a state that release 0.1.0 wrote", async () => {
    await begin();
    await stack.mustRun("stack", "import", "--file", join(__dirname, "fixtures", "state-of-0.1.0.json"));
    const chatid = stack.chat().id ?? "";
    stack.simulator.seed({ chats: [{ chatid, name: "On call", owner: "zhangsan", userlist: ["lisi", "zhangsan"] }] });
    stack.program(
      `new wecom.AppChat("oncall", { name: "Renamed", members: { lisi: "李四", wangwu: "王五" }, onDelete: "archive" });`,
    );
    const [oncall] = (await agree()).chats;
    assert.ok(oncall?.action === "update");
    assert.deepEqual(oncall.joins?.people, [{ userid: "wangwu", label: "王五" }]);
    assert.deepEqual(oncall.leaves?.people, [{ userid: "zhangsan", label: "张三" }]);
    // Who owns it isn't declared, but the owner goes.
    assert.deepEqual(oncall.owner, { from: "zhangsan", to: "lisi" });
    stack.program("");
    assert.equal((await agree()).summary.destroyed, 1);
  });

  it("predicts messages with their uploads, and how many people each reaches", async () => {
    await begin();
    writeFileSync(join(stack.folder, "report.txt"), "the weekly report");
    const thumb = `new pulumi.asset.FileAsset("cover.png")`;
    writeFileSync(join(stack.folder, "cover.png"), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    const article = `{ title: "T", content: "<p>x</p>", thumbSource: ${thumb} }`;
    const program = (text: string) =>
      chat("team", "") +
      chat("open", `membership: "additive"`) +
      chat("quiet", "") +
      message("greeting", "team.chatId", `text: { content: "${text}" }`) +
      message("report", "open.chatId", `file: { source: "report.txt" }`) +
      message("paper", "team.chatId", `mpnews: { articles: [${article}, ${article}] }`);
    stack.program(program("hello"));
    const first = await agree();
    const reaches = ({ messages }: PlanReport) =>
      Object.fromEntries(
        messages.map(({ resource, type, reach, uploads }) => [resource, [type, reach.people, reach.atLeast, uploads]]),
      );
    assert.deepEqual(reaches(first), {
      greeting: ["text", 3, false, 0],
      report: ["file", 3, true, 1],
      paper: ["mpnews", 3, false, 2],
    });
    assert.deepEqual(await agree().then(({ messages }) => messages), []);

    // The chat doesn't change, so a plain preview leaves it out; with --stack it is asked for.
    stack.program(program("hello again") + message("late", "quiet.chatId"));
    const [piped, asked] = [
      reportOf(await plan(stack, ["--format", "json"], (await stack.run("preview", "--json")).stdout)),
      reportOf(await plan(stack, [...ofStack(stack), "--format", "json"])),
    ];
    assert.deepEqual(reaches(piped), { greeting: ["text", null, false, 0], late: ["text", null, false, 0] });
    assert.deepEqual(
      piped.messages.map(({ reach }) => reach.why),
      ["not-shown", "not-shown"],
    );
    assert.deepEqual(reaches(asked), { greeting: ["text", 3, false, 0], late: ["text", 3, false, 0] });
    assert.deepEqual(asked.messages.find(({ resource }) => resource === "greeting")?.because, ["text"]);
    await agree();

    // Where it was asked for, or there is nothing to leave out, a chat that isn't there is another's.
    const whyIn = async (...args: string[]) => {
      const { stdout } = await stack.run("preview", "--json", ...args);
      return reportOf(await plan(stack, ["--format", "json"], stdout)).messages.map(({ reach }) => reach.why);
    };
    stack.program(program("hello again").replaceAll("Chat ", "Room ") + message("far", `"elsewhere"`));
    assert.deepEqual(await whyIn(), ["not-shown"]);
    assert.deepEqual(await whyIn("--show-sames"), ["not-managed"]);
    assert.deepEqual(await whyIn("--target", "**far"), ["not-shown"]);
  });
});

describe("pulumi-wecom plan --stack", function () {
  this.timeout(240_000);
  let stack: Stack;
  before(async () => {
    stack = await Stack.start();
    writeFileSync(join(stack.folder, "notes.txt"), "what is new");
    stack.program(showcase.before);
    await stack.up();
    stack.program(showcase.after);
  });
  after(() => stack.close());

  const outputOf = ({ status, stdout, stderr }: Ended): string => {
    assert.deepEqual([status, stderr], [0, ""]);
    return stdout.trimEnd();
  };
  const output = async (...args: readonly string[]): Promise<string> =>
    outputOf(await plan(stack, [...ofStack(stack), ...args]));
  /** What the command runs itself for a stack; run once for several formats. */
  const previewed = async (): Promise<(...args: readonly string[]) => Promise<string>> => {
    const { stdout: preview } = await stack.run("preview", "--json", "--show-sames");
    return async (...args) => outputOf(await plan(stack, args, preview));
  };

  it("is what the documentation shows, in every format, and asks WeCom nothing", async () => {
    const shown = new Map(read("docs/plan.md").fences.map(({ info, text }): [string, string] => [info, text]));
    stack.simulator.clearRequests();
    assert.equal(await output(), shown.get("text report"));
    const shownAs = await previewed();
    assert.equal(await shownAs("--lang", "zh"), shown.get("text report in Chinese"));
    assert.equal(await shownAs("--format", "markdown"), shown.get("markdown report"));
    assert.equal(await shownAs("--format", "markdown", "--lang", "zh"), shown.get("markdown report in Chinese"));
    assert.equal(await shownAs("--format", "junit"), shown.get("xml report"));

    // The page shows two chats and a message of all.
    const report = JSON.parse(await shownAs("--format", "json"));
    const excerpt = JSON.parse(shown.get("json report") ?? "{}");
    const named = [...excerpt.chats, ...excerpt.messages].map(({ resource }: { resource: string }) => resource);
    const among = ({ resource }: { resource: string }) => named.includes(resource);
    assert.deepEqual(
      { ...report, chats: report.chats.filter(among), messages: report.messages.filter(among) },
      excerpt,
    );
    assert.deepEqual(stack.simulator.requests(), []);
  });

  it("says the same from each form of a preview: a document, events a line each, replacements in their steps", async () => {
    const { stdout: whole } = await stack.run("preview", "--json", "--show-sames");
    const { stdout: inSteps } = await stack.run("preview", "--json", "--show-sames", "--show-replacement-steps");
    const { env } = stack;
    stack.env = { ...env, PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true" };
    const { stdout: events } = await stack.run("preview", "--json");
    stack.env = env;
    // What goes wrong on stderr lands in the same file with 2>&1.
    const mixed = `\n> shop@1.0.0 preview\n> pulumi preview --json\n\nwarning: a new version\n${whole}\n`;
    const reports = await Promise.all(
      [whole, inSteps, events, mixed].map(async (text) => reportOf(await plan(stack, ["--format", "json"], text))),
    );
    const [first, ...others] = reports;
    for (const other of others) assert.deepEqual(other, first);
    const file = join(stack.folder, "preview.json");
    writeFileSync(file, whole);
    assert.deepEqual(reportOf(await plan(stack, [file, "--format", "json"])), first);
  });

  it("shows nothing of secrets, and what it predicts of them holds all the same where it is exact", async () => {
    const secrets = /chen|zhao\b|qian/;
    const shownAs = await previewed();
    for (const format of ["text", "markdown", "junit"]) {
      assert.doesNotMatch(await shownAs("--format", format), secrets);
    }
    const asked = await plan(stack, [...ofStack(stack), "--format", "json"]);
    assert.doesNotMatch(asked.stdout, secrets);
    const report = reportOf(asked);
    stack.simulator.clearRequests();
    await stack.up();
    assert.equal(report.calls.exact, false);
    assert.equal(report.calls.total, stack.simulator.requests().length);
    assert.deepEqual(predictedBy(report), madeBy(stack));
    const again = await plan(stack, ofStack(stack));
    assert.match(again.stdout, /^No changes for the stack dev: chats stay as they are/);
  });

  it("ends with 1 where the preview fails, and says what for and what there is", async () => {
    stack.program(`${chat("fine", "")}new wecom.AppChat("bad", { name: "", members: ["one"] });\n`);
    const { status, stdout, stderr } = await plan(stack, ofStack(stack));
    assert.deepEqual([status, stderr], [1, ""]);
    assert.match(stdout, /^The preview failed for the stack dev: what follows is incomplete\n/);
    assert.match(stdout, /! error in bad: name \(""\) is empty; leave it out to let WeCom name the chat\n/);
    assert.match(stdout, /! error in bad: members .* must be 2 people or more/);
    const piped = await stack.run("preview", "--json");
    const report = reportOf(await plan(stack, ["--format", "json"], piped.stdout));
    assert.deepEqual([report.verdict, report.exitStatus], ["failed", 1]);

    stack.program("throw new Error('boom');");
    const thrown = await plan(stack, ofStack(stack));
    assert.equal(thrown.status, 1);
    assert.match(thrown.stdout, /failed with an unhandled exception:\n {4}Error: boom\n/);
    assert.doesNotMatch(thrown.stdout, /\bat Object|node:internal/);
  });

  it("says in Pulumi's words that there is no such stack", async () => {
    const { status, stdout, stderr } = await plan(stack, ["--stack", "nope", "--cwd", stack.folder]);
    assert.deepEqual([status, stdout], [1, ""]);
    assert.match(
      stderr,
      /^pulumi-wecom: "pulumi preview --json --show-sames --stack nope" ended with 6: no stack named 'nope' found\n$/,
    );
  });
});
