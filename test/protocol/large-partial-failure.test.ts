import assert from "node:assert/strict";
import { messageLimits } from "../../src/api/limits";
import { Stack } from "../helpers/stack";

const updatePath = "/cgi-bin/appchat/update";
const getPath = "/cgi-bin/appchat/get";
const maxMembers = 2_000;

/** As long as a userid may be, so that the state is as large as it can get. */
const userids = Array.from({ length: maxMembers }, (_, index) => `person-${index}`.padEnd(64, "x"));

// A Node client of gRPC never gets an answer whose trailer is beyond 64 KiB, so this one runs the real CLI.
describe("a partial failure of a chat of 2,000 people", function () {
  this.timeout(120_000);
  let stack: Stack;
  before(async () => {
    stack = await Stack.start();
    stack.env.WECOM_MAX_MEMBERS = String(maxMembers);
  });
  after(() => stack.close());

  const declare = (members: readonly string[]) =>
    stack.program(`new wecom.AppChat("all", ${JSON.stringify({ name: "All", owner: userids[0], members })});`);
  const live = () => [...(stack.simulator.chats()[0]?.userlist ?? [])].sort();

  it("doesn't hang, keeps the complete outputs, and is brought to an end by the next up", async () => {
    declare(userids);
    await stack.up();
    const { inputs, outputs } = stack.chat();
    assert.equal(Object.keys(outputs.members as object).length, maxMembers);

    // 999 of them for others: the largest change that isn't a mass removal. The second call's fate nobody learns.
    const news = [...userids.slice(999), ...userids.slice(0, 999).map((userid) => userid.replace("person", "nobody"))];
    stack.simulator.inject({ path: updatePath, after: 1, dropAfter: true });
    stack.simulator.inject({ path: getPath, after: 1, errcode: 48002 });
    stack.program(
      `new wecom.AppChat("all", ${JSON.stringify({ name: "All", owner: userids[1_500], members: news })});`,
    );
    const { output } = await stack.failingUp();
    assert.match(output, /may be changed in part/);

    const failed = stack.chat();
    const { __unsettled, ...kept } = failed.outputs as { readonly __unsettled?: { readonly members: string[] } };
    assert.deepEqual(kept, outputs);
    assert.deepEqual(failed.inputs, inputs);
    assert.equal(failed.initErrors?.length, 1);
    assert.ok(__unsettled && __unsettled.members.length >= 500);

    stack.simulator.clearFaults();
    await stack.up();
    assert.deepEqual(live(), news.toSorted());
    assert.equal(stack.chat().outputs.__unsettled, undefined);
    assert.match((await stack.up()).output, /2 unchanged/);
    assert.equal((await stack.run("preview", "--refresh", "--expect-no-changes")).status, 0);
  });
});

describe("a partial failure of the largest message", function () {
  this.timeout(120_000);
  let stack: Stack;
  before(async () => {
    stack = await Stack.start();
  });
  after(() => stack.close());

  it("is recorded like any other, so that the next up doesn't send it", async () => {
    const { maxArticles, articleContentBytes } = messageLimits;
    stack.program(`
      const { chatId } = new wecom.AppChat("oncall", { members: ["lisi", "zhangsan"] });
      const article = { title: "T", thumbMediaId: "M", content: "语".repeat(${articleContentBytes / 3}) };
      new wecom.AppChatMessage("pages", { chatId, mpnews: { articles: Array(${maxArticles}).fill(article) } });
    `);
    stack.simulator.inject({ path: "/cgi-bin/appchat/send", times: 1, errcode: -1 });
    assert.match((await stack.failingUp()).output, /The message may have been sent or not/);
    const [recorded] = stack.messages();
    assert.equal(recorded?.outputs.outcome, "unknown");
    assert.deepEqual(recorded.outputs.mpnews, recorded.inputs.mpnews);
    await stack.mustRun("up", "--yes", "--skip-preview");
    assert.equal(stack.simulator.requests({ path: "/cgi-bin/appchat/send" }).length, 1);
  });
});
