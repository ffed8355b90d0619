import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { startSimulator } from "../../src/simulator";
import { Stack } from "../helpers/stack";

const examples = resolve(__dirname, "../../examples");

/** 张三, as editors in Chinese saved it for long. */
const gbk = Buffer.from([0xd5, 0xc5, 0xc8, 0xfd, 0x0a]);

describe("the examples", function () {
  this.timeout(180_000);
  let stack: Stack | undefined;
  afterEach(async () => {
    await stack?.close();
    stack = undefined;
  });

  it("are all run here, and all in the reading order", () => {
    const folders = readdirSync(examples, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    assert.deepEqual(folders, [
      "01-one-chat",
      "02-team-roster",
      "03-adopt-existing",
      "04-client-only",
      "05-deploy-announcement",
      "06-weekly-report",
      "07-org-roster",
      // What stands there isn't run here, but by the tests called pipelines.
      "pipelines",
    ]);
    const order = readFileSync(join(examples, "README.md"), "utf8");
    for (const folder of folders) assert.ok(order.includes(`](${folder})`), `${folder} is not in examples/README.md`);
  });

  it("01-one-chat makes one chat", async () => {
    stack = await Stack.start({}, "01-one-chat");
    writeFileSync(join(stack.folder, "Pulumi.yaml"), "name: test\nruntime: nodejs\nmain: index.ts\n");
    await stack.up();
    const [chat] = stack.simulator.chats();
    assert.deepEqual([chat?.name, chat?.owner, chat?.userlist], ["On call", "lisi", ["lisi", "wangwu", "zhangsan"]]);
  });

  it("02-team-roster makes a chat for each team, and shows people by their names", async () => {
    stack = await Stack.start({}, "02-team-roster");
    const { output } = await stack.preview();
    assert.match(output, /lisi\s*: "李四"/);
    await stack.up();
    assert.deepEqual(
      stack.simulator
        .chats()
        .map(({ name }) => name)
        .sort(),
      ["Payments on call", "平台值班"],
    );
    const roster = join(stack.folder, "roster.yaml");
    writeFileSync(roster, readFileSync(roster, "utf8").replace("    wangwu: 王五\n", ""));
    assert.match((await stack.preview()).output, /- wangwu: "王五"/);
    writeFileSync(roster, Buffer.concat([readFileSync(roster), gbk]));
    assert.match((await stack.failingUp()).output, /roster\.yaml is no UTF-8: save it as UTF-8/);
  });

  it("03-adopt-existing takes a chat over and reads another", async () => {
    const seed = JSON.parse(readFileSync(join(examples, "03-adopt-existing/seed.json"), "utf8"));
    stack = await Stack.start({ seed }, "03-adopt-existing");
    await stack.mustRun("config", "set", "--stack", "dev", "incidentChatId", "incident2024");
    await stack.mustRun("config", "set", "--stack", "dev", "announcementsChatId", "announcements");
    await stack.up();
    const adopted = stack.simulator.chat("incident2024");
    assert.deepEqual(
      [adopted?.name, [...(adopted?.userlist ?? [])].sort()],
      ["Incident", ["lisi", "sunqi", "wangwu", "zhangsan", "zhaoliu"]],
    );
    const { stdout } = await stack.mustRun("stack", "output", "announcementsOwner");
    assert.equal(stdout.trim(), "lisi");
  });

  it("04-client-only makes, changes and reads a chat without Pulumi", async () => {
    const simulator = await startSimulator();
    try {
      const program = join(examples, "04-client-only", "index.mts");
      const { stdout } = await promisify(execFile)(process.execPath, [program], {
        env: { ...process.env, ...simulator.settings },
      });
      assert.match(stdout, /userList: \[ 'lisi', 'sunqi', 'wangwu' \]/);
      assert.match(
        stdout,
        /the owner can't leave without a new one\.\nRefused as bad-member: .* 86005: .*\n.*nobody named to follow/,
      );
    } finally {
      await simulator.close();
    }
  });

  it("05-deploy-announcement says each version once", async () => {
    stack = await Stack.start({}, "05-deploy-announcement");
    await stack.up();
    await stack.up();
    await stack.mustRun("config", "set", "--stack", "dev", "version", "1.1.0");
    await stack.up();
    await stack.up();
    const [chat] = stack.simulator.chats();
    assert.deepEqual(
      stack.simulator.messages(chat?.chatid ?? "").map(({ content }) => String(content.content).split("\n")[0]),
      ["Version 1.0.0 is out.", "Version 1.1.0 is out."],
    );
  });

  it("06-weekly-report sends a file and a card, and the file again when it has another content", async () => {
    stack = await Stack.start({}, "06-weekly-report");
    await stack.up();
    await stack.up();
    writeFileSync(join(stack.folder, "report.csv"), "day,deployments\nWednesday,1\n");
    await stack.up();
    const [chat] = stack.simulator.chats();
    assert.deepEqual(
      stack.simulator.messages(chat?.chatid ?? "").map(({ msgtype, media }) => media[0]?.filename ?? msgtype),
      ["周报.csv", "textcard", "周报.csv"],
    );
  });

  describe("07-org-roster", () => {
    const edit = (file: string, from: string, to: string) => {
      const path = join(stack?.folder ?? "", file);
      const text = readFileSync(path, "utf8");
      assert.ok(text.includes(from), `${file} has no ${from}`);
      writeFileSync(path, text.replace(from, to));
    };
    const membersOf = (name: string) =>
      [...(stack?.simulator.chats().find((chat) => chat.name === name)?.userlist ?? [])].sort();

    it("makes a chat for each file, with whoever is on two teams in both", async () => {
      stack = await Stack.start({}, "07-org-roster");
      await stack.up();
      assert.deepEqual(membersOf("Payments on call"), ["lisi", "wangwu", "zhangsan"]);
      assert.deepEqual(membersOf("平台值班"), ["lisi", "sunqi", "zhaoliu"]);
      const { stdout } = await stack.mustRun("stack", "output", "onSeveralTeams", "--json");
      assert.deepEqual(JSON.parse(stdout), { lisi: ["payments", "platform"] });
    });

    it("says all that is wrong, with file, line and column, before anything is sent", async () => {
      stack = await Stack.start({}, "07-org-roster");
      edit("teams/payments.yaml", "owner: lisi", "ownr: lisi");
      edit("teams/payments.yaml", "  wangwu: 王五", "  wang wu: 王五");
      edit("teams/payments.yaml", "  zhangsan: 张三", "  zhangsan: 张散");
      edit("teams/platform.yaml", "owner: zhaoliu", "owner: qianba");
      edit("teams/platform.yaml", "  sunqi: 孙七", "  sunqj: 孙七");
      edit("teams/platform.yaml", "  zhaoliu: 赵六", "  zhaoliu: 钱八");
      writeFileSync(join(stack.folder, "teams/design.yaml"), "name: [Design\nowner: lisi\nmembers:\n  lisi: 李四\n");
      writeFileSync(join(stack.folder, "teams/sales.yaml"), "name: Sales\nowner: sunqi\nmembers: sunqi\n");
      writeFileSync(join(stack.folder, "teams/legal.yml"), "name: Legal\n");
      writeFileSync(join(stack.folder, "teams/.hidden"), "");
      writeFileSync(join(stack.folder, "teams/urgent.yaml"), "name: *紧急*\nowner: lisi\nmembers:\n  lisi: 李四\n");
      mkdirSync(join(stack.folder, "teams/folder.yaml"));
      writeFileSync(join(stack.folder, "teams/old.yaml"), Buffer.concat([Buffer.from("name: "), gbk]));
      writeFileSync(join(stack.folder, "teams/key.yaml"), "name: K\nowner: lisi\nmembers:\n  ? {a: b}\n  : x\n");
      writeFileSync(join(stack.folder, "teams/half.yaml"), 'name: "\\ud83d"\nowner: lisi\nmembers:\n  lisi: 李四\n');
      writeFileSync(join(stack.folder, "teams/proto.yaml"), "name: P\nowner: lisi\nmembers:\n  __proto__: x\n");
      writeFileSync(join(stack.folder, "teams/two.yaml"), "name: One\n---\nname: Two\n");
      const { output } = await stack.failingUp();
      const said = output.split("\n").flatMap((line) => /^\s*(teams\/\S+ .*)$/.exec(line)?.[1] ?? []);
      // One stray bracket, of which a parser makes several errors.
      assert.equal(said.filter((line) => /^teams\/design\.yaml:\d+:\d+ /.test(line)).length, 1);
      assert.deepEqual(
        said.filter((line) => !line.startsWith("teams/design.yaml")),
        [
          "teams/folder.yaml can't be read: EISDIR: illegal operation on a directory, read",
          "teams/half.yaml:1:1 name has half of a character",
          "teams/key.yaml:4:5 a name of something was expected, and no list or object",
          "teams/legal.yml must be called legal.yaml, or go",
          "teams/old.yaml is no UTF-8: save it as UTF-8",
          "teams/payments.yaml:1:1 owner is missing",
          "teams/payments.yaml:5:3 members.wang wu is no userid, which has 1 to 64 letters, digits, and _ - @ . after the first",
          "teams/payments.yaml:2:1 ownr is no property here",
          "teams/payments.yaml:6:3 members.zhangsan is 张三 in the company list, not 张散",
          "teams/platform.yaml:5:3 members.sunqj is not in the company list, but 孙七 is, as sunqi: write sunqi if that is who is meant; if sunqj has left, delete the line",
          "teams/platform.yaml:6:3 members.zhaoliu is 赵六 in the company list, not 钱八",
          "teams/platform.yaml:2:1 owner must be a member, and qianba is none",
          "teams/proto.yaml:4:3 __proto__ is nobody's name",
          "teams/sales.yaml:3:1 members must be lines of userid: name",
          "teams/two.yaml:2:1 a second document begins here, and one is the limit",
          "teams/urgent.yaml:1:7 *紧急* begins with *, which means something to YAML: put it in quotes",
        ],
      );
      assert.doesNotMatch(output, /roster\.ts|node_modules/, "a stack trace");
      assert.deepEqual(stack.simulator.requests(), []);
    });

    it("gives no chat up because its file is called .yml, and calls the company list by its place, too", async () => {
      stack = await Stack.start({}, "07-org-roster");
      await stack.up();
      renameSync(join(stack.folder, "teams/payments.yaml"), join(stack.folder, "teams/payments.yml"));
      edit("company.yaml", "sunqi: 孙七", "sun qi: 孙七");
      const { output } = await stack.failingUp();
      assert.match(output, /^\s*company\.yaml:4:1 sun qi is no userid/m);
      assert.match(output, /^\s*teams\/payments\.yml must be called payments\.yaml, or go$/m);
      assert.deepEqual(membersOf("Payments on call"), ["lisi", "wangwu", "zhangsan"]);
    });

    it("goes on without a person who left, says where they are still listed, and wants another owner", async () => {
      stack = await Stack.start({}, "07-org-roster");
      await stack.up();
      edit("company.yaml", "wangwu: 王五\n", "");
      const { output } = await stack.up();
      assert.match(output, /teams\/payments\.yaml:5:3 members\.wangwu \(王五\) has left the company/);
      assert.deepEqual(membersOf("Payments on call"), ["lisi", "zhangsan"]);
      edit("company.yaml", "zhaoliu: 赵六\n", "");
      assert.match(
        (await stack.failingUp()).output,
        /teams\/platform\.yaml:2:1 owner zhaoliu has left the company: choose another/,
      );
      assert.deepEqual(membersOf("平台值班"), ["lisi", "sunqi", "zhaoliu"]);
      edit("company.yaml", "lisi: 李四\n", "");
      assert.match((await stack.failingUp()).output, /teams\/payments\.yaml:3:1 members must be 2 people or more/);
    });
  });
});
