import assert from "node:assert/strict";
import { cpSync, globSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildSync } from "esbuild";
import manifest from "../../package.json";
import { callsOf } from "../helpers/calls";
import { png } from "../helpers/media-files";
import { Stack } from "../helpers/stack";

const repository = resolve(__dirname, "../..");

const program = `
const oncall = new wecom.AppChat("oncall", { name: "On call", members: { lisi: "李四", zhangsan: "张三" }, onDelete: "archive" });
new wecom.AppChatMessage("text", { chatId: oncall.chatId, text: { content: pulumi.secret("hush"), mentionedList: ["@all"] }, safe: true });
new wecom.AppChatMessage("card", {
  chatId: oncall.chatId,
  textcard: { title: "T", description: "D", url: "https://e.test" },
  triggers: { build: 7, nested: [null, { deep: true }] },
});
`;

/** What the state of the release, which is kept, doesn't have. */
const others = `
const { chatId } = oncall;
new wecom.AppChatMessage("file", { chatId, file: { source: "report.csv" } });
new wecom.AppChatMessage("named", { chatId, file: { source: new pulumi.asset.StringAsset("a,b,c,d"), filename: "周报.csv" } });
new wecom.AppChatMessage("markdown", { chatId, markdown: { content: "# up" } });
new wecom.AppChatMessage("news", { chatId, news: { articles: [{ title: "T", url: "https://e.test" }] } });
new wecom.AppChatMessage("mpnews", { chatId, mpnews: { articles: [{ title: "T", content: "C", thumbSource: "cover.png" }] } });
`;

describe("an upgrade of this package", function () {
  this.timeout(240_000);
  let stack: Stack;
  beforeEach(async () => {
    stack = await Stack.start();
    // A package.json of its own, so that Node finds what is installed here and not the repository itself.
    writeFileSync(join(stack.folder, "package.json"), "{}");
    stack.program(program);
  });
  afterEach(() => stack.close());

  const installed = () => join(stack.folder, "node_modules", "pulumi-wecom");
  /** Installs a build of its own, by another compiler and in another form, so that no line of code is the same. */
  const install = (version: string, target: string): void => {
    rmSync(installed(), { recursive: true, force: true });
    mkdirSync(installed(), { recursive: true });
    writeFileSync(join(installed(), "package.json"), JSON.stringify({ ...manifest, version }));
    buildSync({
      absWorkingDir: repository,
      entryPoints: globSync("src/**/*.ts", { cwd: repository, exclude: ["src/simulator/page/**"] }),
      outdir: join(installed(), "dist"),
      platform: "node",
      format: "cjs",
      target,
      minifySyntax: true,
      minifyWhitespace: true,
    });
  };

  it("changes nothing and sends nothing, whichever build wrote the state", async () => {
    install("0.0.1", "es2022");
    stack.program(program + others);
    writeFileSync(join(stack.folder, "report.csv"), "day,people\n1,2\n");
    writeFileSync(join(stack.folder, "cover.png"), png);
    await stack.up();
    assert.equal(stack.simulator.messages(stack.chat().id ?? "").length, 7);
    stack.simulator.clearRequests();
    install("99.0.0", "es2024");
    assert.equal((await stack.run("preview", "--expect-no-changes")).status, 0);
    assert.match((await stack.up()).output, /9 unchanged/);
    assert.deepEqual(callsOf(stack.simulator), []);
    await stack.mustRun("refresh", "--yes", "--skip-preview");
    assert.match((await stack.up()).output, /9 unchanged/);
    assert.deepEqual(callsOf(stack.simulator), ["get"]);
  });

  it("reads the state that release 0.1.0 wrote, changes nothing and sends nothing", async () => {
    const fixture = join(__dirname, "fixtures", "state-of-0.1.0.json");
    install("99.0.0", "es2024");
    cpSync(fixture, join(stack.folder, "state.json"));
    await stack.mustRun("stack", "import", "--stack", "dev", "--file", "state.json");
    const chat = { chatid: stack.chat().id ?? "", name: "On call", owner: "lisi", userlist: ["lisi", "zhangsan"] };
    stack.simulator.seed({ chats: [chat] });
    assert.match((await stack.up("--refresh")).output, /4 unchanged/);
    assert.deepEqual(callsOf(stack.simulator), ["get"]);
    await stack.mustRun("destroy", "--yes", "--skip-preview");
    assert.equal(stack.simulator.chat(chat.chatid)?.name, "[archived] On call");
  });
});
