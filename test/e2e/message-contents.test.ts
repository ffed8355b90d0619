import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { amr, png } from "../helpers/media-files";
import { arrivalIn, Stack } from "../helpers/stack";

/** A program of one chat and these messages, by name. */
const program = (messages: Readonly<Record<string, string>>) => `
const oncall = new wecom.AppChat("oncall", { name: "On call", owner: "lisi", members: ["lisi", "zhangsan"] });
const chatId = oncall.chatId;
${Object.entries(messages)
  .map(([name, args]) => `new wecom.AppChatMessage("${name}", { chatId, ${args} });`)
  .join("\n")}
`;

describe("what a message may hold", function () {
  this.timeout(180_000);
  let stack: Stack;
  beforeEach(async () => {
    stack = await Stack.start();
  });
  afterEach(() => stack.close());

  /** What the chat shows, in the order of types. */
  const shown = () =>
    stack.simulator
      .messages(stack.chat().id ?? "")
      .map(({ msgtype, content, safe }) => ({ msgtype, content, safe }))
      .sort((a, b) => (a.msgtype < b.msgtype ? -1 : 1));
  const calls = () => stack.simulator.requests().map(({ path }) => path.replace("/cgi-bin/", ""));

  it("is text, markdown, a card, news, a file and a picture of mpnews, each as it was declared", async () => {
    writeFileSync(join(stack.folder, "周报.csv"), "日期,人数\n1,2\n");
    writeFileSync(join(stack.folder, "logo.png"), png);
    stack.program(
      program({
        text: 'text: { content: "第 7 版 <@lisi>", mentionedList: ["lisi"] }, safe: true',
        markdown: 'markdown: { content: "**第 7 版**" }',
        card: 'textcard: { title: "发布", description: "第 7 版", url: "https://e.test/7", btntxt: "更多" }',
        news: 'news: { articles: [{ title: "A", url: "https://e.test/a" }, { title: "B", url: "https://e.test/b", picurl: "https://e.test/b.png" }] }',
        file: 'file: { source: "周报.csv" }',
        report: 'file: { source: new pulumi.asset.StringAsset("1,2,3,4"), filename: "数.csv" }',
        pages: 'mpnews: { articles: [{ title: "A", thumbSource: "logo.png", content: "<p>A</p>" }] }',
      }),
    );
    await stack.up();
    const [csv, numbers] = stack.simulator
      .messages(stack.chat().id ?? "")
      .filter(({ msgtype }) => msgtype === "file")
      .map(({ media }) => media[0])
      .sort((a, b) => ((a?.filename ?? "") < (b?.filename ?? "") ? 1 : -1));
    assert.deepEqual([csv?.filename, numbers?.filename].sort(), ["周报.csv", "数.csv"]);
    const types = shown();
    assert.deepEqual(
      types.map(({ msgtype }) => msgtype),
      ["file", "file", "markdown", "mpnews", "news", "text", "textcard"],
    );
    const content = (type: string) => types.find(({ msgtype }) => msgtype === type)?.content;
    assert.equal(content("markdown")?.content, "**第 7 版**");
    assert.equal(content("textcard")?.btntxt, "更多");
    assert.equal(types.find(({ msgtype }) => msgtype === "text")?.safe, 1);
    assert.match((await stack.up()).output, /9 unchanged/);
  });

  it("is sent again where a file has another content, not where it lies elsewhere, and its upload isn't in the diff", async () => {
    writeFileSync(join(stack.folder, "a.txt"), "report 1");
    stack.program(program({ file: 'file: { source: "a.txt", filename: "report.txt" }' }));
    await stack.up();
    assert.equal(JSON.stringify(stack.messages()).includes("mediaId"), false);
    writeFileSync(join(stack.folder, "b.txt"), "report 1");
    stack.program(program({ file: 'file: { source: "b.txt", filename: "report.txt" }' }));
    stack.simulator.clearRequests();
    assert.match((await stack.up()).output, /3 unchanged/);
    stack.simulator.advance(4 * 86_400_000);
    assert.match((await stack.up("--refresh")).output, /3 unchanged/);
    assert.deepEqual(
      calls().filter((call) => /upload|send/.test(call)),
      [],
    );

    writeFileSync(join(stack.folder, "b.txt"), "report 2");
    const { output } = await stack.preview();
    assert.match(output, /AppChatMessage: \(replace\)/);
    await stack.up();
    assert.deepEqual(
      calls().filter((call) => /upload|send/.test(call)),
      ["media/upload", "appchat/send"],
    );
  });

  it("isn't sent where a file changed since the engine looked at it, and once by the next run", async () => {
    writeFileSync(join(stack.folder, "one.png"), png);
    writeFileSync(join(stack.folder, "two.png"), png);
    const article = (source: string) => `{ title: "${source}", thumbSource: "${source}", content: "<p>A</p>" }`;
    stack.program(program({ pages: `mpnews: { articles: [${article("one.png")}, ${article("two.png")}] }` }));
    const held = stack.simulator.hold({ path: "/cgi-bin/media/upload" });
    const run = stack.begin("up", "--yes", "--skip-preview");
    await arrivalIn(run, held);
    writeFileSync(join(stack.folder, "two.png"), Buffer.concat([png, Buffer.from("more")]));
    held.release();
    const { status, output } = await run.ended;
    assert.notEqual(status, 0);
    assert.match(
      output,
      /the file two\.png has another content than when it was looked at, so it was not sent: run again/,
    );
    assert.deepEqual(shown(), []);
    await stack.up();
    assert.match((await stack.up()).output, /3 unchanged/);
    assert.equal(shown().length, 1);
  });

  it("stays sent with ignoreChanges, whatever becomes of its file, which has to be there to send it again", async () => {
    const path = join(stack.folder, "a.txt");
    writeFileSync(path, "report 1");
    stack.program(`
      const { chatId } = new wecom.AppChat("oncall", { members: ["lisi", "zhangsan"] });
      new wecom.AppChatMessage("sent", { chatId, file: { source: "a.txt" } }, { ignoreChanges: ["file"] });
    `);
    await stack.up();
    stack.simulator.clearRequests();
    writeFileSync(path, "report 2");
    assert.match((await stack.up()).output, /3 unchanged/);
    rmSync(path);
    assert.match((await stack.up()).output, /3 unchanged/);
    assert.match((await stack.up("--refresh")).output, /3 unchanged/);
    const { output } = await stack.failingUp("--replace", String(stack.messages()[0]?.urn));
    assert.match(output, /file\.source \("a\.txt"\) names a file that isn't there/);
    assert.deepEqual(
      calls().filter((call) => /upload|send/.test(call)),
      [],
    );
  });

  it("is checked in the preview: everything at once, the property, by how much, and nothing sent", async () => {
    writeFileSync(join(stack.folder, "page.png"), "<html></html>");
    writeFileSync(join(stack.folder, "long.amr"), amr(61));
    for (const [args, problems] of [
      [
        'text: { content: "你".repeat(683) }, safe: "yes"',
        [
          /text\.content has 2049 bytes in UTF-8, 1 more than the limit of 2048/,
          /safe \("yes"\) must be true or false/,
        ],
      ],
      [
        'image: { source: "page.png" }',
        [/image\.source \("page\.png"\) must be JPG or PNG for type image, and by its content it is of another format/],
      ],
      [
        'voice: { source: "long.amr" }',
        [/voice\.source \("long\.amr"\) plays 61 seconds, 1 more than the limit of 60/],
      ],
      [
        'text: { content: "a" }, markdown: { content: "b" }',
        [/has 2 messages \(text, markdown\), and one is the limit/],
      ],
    ] as const) {
      stack.program(program({ message: args }));
      const { status, output } = await stack.preview();
      assert.notEqual(status, 0);
      for (const problem of problems) assert.match(output, problem);
      assert.doesNotMatch(output, /你你你/);
    }
    assert.deepEqual(calls(), []);
  });

  it("names a file that isn't there at its resource, among all that is wrong there, without pages of internals", async () => {
    for (const [args, problem] of [
      [
        'file: { source: "nowhere.txt" }',
        `file.source ("nowhere.txt") names a file that isn't there (looked in ${stack.folder})`,
      ],
      ['file: { source: new pulumi.asset.FileAsset("nowhere.txt") }', 'file.source ("nowhere.txt") names a file'],
      ['file: { source: pulumi.secret("nowhere.txt") }', "file.source (a secret) names a file that isn't there"],
      [
        'file: { source: new pulumi.asset.RemoteAsset("https://e.test/a.txt") }',
        "is a remote asset, which isn't supported",
      ],
      ['file: { source: new pulumi.asset.FileArchive("nowhere") }', "file.source must be a path or a"],
      [
        'mpnews: { articles: [{ title: "A", thumbSource: "nowhere.png", content: "<p>A</p>" }] }',
        'mpnews.articles[0].thumbSource ("nowhere.png") names a file',
      ],
    ] as const) {
      stack.program(program({ wrong: `${args}, safe: "yes"` }));
      const { status, output } = await stack.preview();
      assert.notEqual(status, 0);
      assert.match(output, /AppChatMessage resource 'wrong' has a problem: /);
      assert.ok(output.includes(problem), output);
      assert.match(output, /safe \("yes"\) must be true or false/);
      assert.doesNotMatch(output, /node_modules|unmarshal|serializing/);
    }
    assert.deepEqual(calls(), []);
  });

  it("may be secret: encrypted in the state, and in no output and no log", async () => {
    stack.program(
      program({
        whole: 'text: pulumi.secret({ content: "hush-whole" })',
        part: 'textcard: { title: pulumi.secret("hush-part"), description: "D", url: "https://e.test" }',
        file: 'file: { source: pulumi.secret(new pulumi.asset.StringAsset("hush-file")), filename: "a.txt" }',
      }),
    );
    const runs = [await stack.preview(), await stack.up(), await stack.run("refresh", "--yes", "--skip-preview")];
    for (const { output } of runs) assert.doesNotMatch(output, /hush/);
    assert.equal(shown().length, 3);
    const state = readFileSync(join(stack.folder, "state/.pulumi/stacks/test/dev.json"), "utf8");
    assert.doesNotMatch(state, /hush/);
    stack.program(program({ whole: `text: pulumi.secret({ content: "hush-whole".repeat(300) })` }));
    assert.doesNotMatch((await stack.preview()).output, /hush/);
    stack.program(program({ whole: 'text: pulumi.secret({ content: "hush-echo" })' }));
    const echo = { errcode: -1, errmsg: "system busy with hush-echo" };
    stack.simulator.inject({ path: "/cgi-bin/appchat/send", times: 1, ...echo });
    const { output } = await stack.failingUp();
    assert.match(output, /system busy with \[secret\]/);
    assert.doesNotMatch(output + JSON.stringify(stack.messages()), /hush/);
    const notes = join(stack.folder, "home/wecom/in-flight");
    assert.deepEqual(readdirSync(notes), []);
  });
});
