import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { read } from "../docs/markdown";
import { callsOf } from "../helpers/calls";
import { Stack } from "../helpers/stack";
import { asBuilt, type Ended } from "../integration/drift/command";
import { oddNames, runImportCommand } from "../integration/import/command";

/** The built command, in the environment of a stack. */
const importChats = async (stack: Stack, args: readonly string[], env = {}): Promise<Ended> =>
  await runImportCommand(["--out", stack.folder, ...args], { env: { ...stack.env, ...env }, program: asBuilt });

/** A stack whose program is what the command will write. */
const start = async (): Promise<Stack> => {
  const stack = await Stack.start();
  writeFileSync(join(stack.folder, "Pulumi.yaml"), "name: test\nruntime: nodejs\nmain: index.ts\n");
  writeFileSync(join(stack.folder, "index.ts"), 'import "./chats";\n');
  const compilerOptions = { rootDir: "../..", noEmit: false, types: ["node"] };
  writeFileSync(
    join(stack.folder, "tsconfig.json"),
    JSON.stringify({ extends: "../../tsconfig.json", compilerOptions, include: ["."] }),
  );
  return stack;
};

const bringIn = ["import", "--file", "chats.import.json", "--generate-code=false", "--yes"];

describe("pulumi-wecom import", function () {
  this.timeout(180_000);
  let stack: Stack;
  beforeEach(async () => {
    stack = await start();
  });
  afterEach(() => stack.close());

  it("brings 50 chats with odd names in, with no change proposed afterwards", async () => {
    const chats = Array.from({ length: 50 }, (_, index) => ({
      chatid: `chat${index}`,
      name: oddNames[index] ?? `Chat ${index}`,
      owner: index % 2 ? "LiSi" : "zhangsan",
      userlist: ["zhangsan", "LiSi", "10086", "wang.wu@a_b-c"],
    }));
    stack.simulator.seed({ chats });
    const labels = join(stack.folder, "people.yaml");
    writeFileSync(labels, 'lisi: 李四\n10086: "` + $ {1} \\" \\u202e"\n');
    const before = JSON.stringify(stack.simulator.chats());
    const made = await importChats(stack, ["--labels", labels, ...chats.map(({ chatid }) => chatid)]);
    assert.deepEqual([made.status, made.stderr], [0, ""]);

    stack.simulator.clearRequests();
    await stack.mustRun(...bringIn);
    assert.deepEqual(callsOf(stack.simulator), []);
    assert.equal(stack.chats().length, 50);

    await stack.mustRun("preview", "--expect-no-changes");
    await stack.mustRun("preview", "--refresh", "--expect-no-changes");
    const up = await stack.up("--refresh");
    assert.match(up.stdout, /51 unchanged/);
    assert.equal(JSON.stringify(stack.simulator.chats()), before);
  });

  it("brings in what can be brought in where other chats can't be, as the documentation shows", async () => {
    const chats = [
      { chatid: "oncall", name: "值班群", owner: "lisi", userlist: ["lisi", "wangwu", "zhangsan"] },
      { chatid: "lunch", name: "Lunch?", owner: "wangwu", userlist: ["wangwu", "zhaoliu"] },
    ];
    stack.simulator.seed({ chats });
    const page = read("docs/import.md");
    const shown = (info: string) => page.fences.find((fence) => fence.info === info)?.text;
    writeFileSync(join(stack.folder, "people.yaml"), `${shown("yaml labels")}\n`);
    const { WECOM_CORP_ID, WECOM_CORP_SECRET, WECOM_BASE_URL } = stack.simulator.settings;
    await stack.mustRun("config", "set", "wecom:corpId", WECOM_CORP_ID, "--stack", "dev");
    await stack.mustRun("config", "set", "wecom:baseUrl", WECOM_BASE_URL, "--stack", "dev");
    await stack.mustRun("config", "set", "--secret", "wecom:corpSecret", WECOM_CORP_SECRET, "--stack", "dev");
    const none = { WECOM_CORP_ID: undefined, WECOM_CORP_SECRET: undefined, WECOM_BASE_URL: undefined };
    const args = ["--stack", "dev", "--cwd", stack.folder, "--labels", join(stack.folder, "people.yaml")];
    const made = await importChats(stack, [...args, "oncall", "lunch", "sprint41"], none);
    assert.equal(made.status, 1);
    const folder = (text: string) =>
      text.replaceAll(stack.folder, "/home/me/chats").replace(/hint: \[\d+\]/, "hint: […]");
    assert.equal(folder(made.stdout).trimEnd(), shown("text next"));
    assert.equal(folder(made.stderr).trimEnd(), shown("text left out"));
    assert.equal(readFileSync(join(stack.folder, "chats.ts"), "utf8").trimEnd(), shown("ts"));

    await stack.mustRun(...bringIn);
    await stack.mustRun("preview", "--expect-no-changes");
    await stack.mustRun("preview", "--refresh", "--expect-no-changes");
    stack.simulator.byHand.rename("oncall", "Somebody else's");
    assert.equal((await stack.run("preview", "--refresh", "--expect-no-changes")).status, 7);

    stack.simulator.clearRequests();
    const added = { chatid: "new", name: "New", owner: "lisi", userlist: ["lisi", "wangwu"] };
    stack.simulator.seed({ chats: [...chats, added] });
    const program = readFileSync(join(stack.folder, "chats.ts"), "utf8");
    const lost = await importChats(stack, ["--force", ...args, "oncall", "new"], none);
    assert.equal(lost.status, 1);
    assert.match(lost.stderr, /chats\.ts names lunch, oncall, which are chats of the stack; written anew/);
    assert.equal(readFileSync(join(stack.folder, "chats.ts"), "utf8"), program);
    assert.deepEqual(callsOf(stack.simulator), []);

    const more = join(stack.folder, "more");
    const again = await importChats(stack, [...args, "oncall", "new", "--out", more], none);
    assert.equal(again.status, 1);
    assert.match(again.stderr, /^oncall is left out: the stack has it already, as urn:pulumi:dev::.*::oncall$/m);
    const { resources } = JSON.parse(readFileSync(join(more, "chats.import.json"), "utf8"));
    assert.deepEqual(
      resources.map(({ id }: { id: string }) => id),
      ["new"],
    );
    assert.deepEqual(callsOf(stack.simulator), ["get"]);
    writeFileSync(join(stack.folder, "index.ts"), 'import "./chats";\nimport "./more/chats";\n');
    await stack.mustRun("import", "--file", "more/chats.import.json", "--generate-code=false", "--yes");
    await stack.mustRun("preview", "--refresh", "--expect-no-changes");
  });
});
