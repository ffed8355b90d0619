import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type PlanReport, planReportSchema } from "../../src/plan-report/report";
import type { ServerOptions } from "../../src/simulator";
import { asBuilt, type Ended, WeComCommand } from "../helpers/command";
import { Stack } from "../helpers/stack";

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
  });
});
