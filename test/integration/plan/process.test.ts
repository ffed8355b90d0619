import assert from "node:assert/strict";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planReportSchema } from "../../../src/plan-report/report";
import { ended, WeComCommand } from "../../helpers/command";
import { created, previewOf, sent, updated } from "../../unit/plan-report/previews";

/** A preview of so many new chats, each with a message. */
const previewText = (count: number): string =>
  JSON.stringify(
    previewOf(
      ...Array.from({ length: count }, (_, index) => created(`chat${index}`)),
      ...Array.from({ length: count }, (_, index) =>
        sent(`m${index}`, { chatId: `chat${index}`, text: { content: "hello" } }),
      ),
    ),
    null,
    4,
  );

describe("pulumi-wecom plan, as a process", function () {
  this.timeout(60_000);
  let command: WeComCommand;
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "wecom-plan-"));
    command = new WeComCommand("plan", {});
  });
  after(() => {
    command.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const write = (name: string, text: string | Buffer): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };

  it("reads a file, stdin, stdin by its usual name, and what Windows PowerShell wrote", async () => {
    const input = previewText(1);
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(input.replaceAll("\n", "\r\n"), "utf16le")]);
    for (const { status, stdout, stderr } of [
      await command.run([write("preview.json", input)]),
      await command.run([], { input }),
      await command.run(["-"], { input }),
      await command.run([write("utf16.json", utf16)]),
    ]) {
      assert.deepEqual([status, stderr], [0, ""]);
      assert.match(stdout, /^Plan for the stack dev: 1 new chat, 1 message is sent\n/);
    }
  });

  it("needs no settings, and tells of 1000 chats with 1000 messages all there is", async () => {
    const { status, stdout } = await command.run(["--format", "json"], { input: previewText(1_000) });
    const report = planReportSchema.parse(JSON.parse(stdout));
    assert.equal(status, 0);
    assert.deepEqual([report.summary.created, report.summary.messages, report.calls.total], [1_000, 1_000, 2_001]);
    assert.deepEqual(
      report.quotas.filter(({ verdict }) => verdict !== "fits").map(({ of, verdict }) => [of, verdict]),
      [
        ["appchat/create", "tight"],
        ["messages to one person", "exceeds"],
      ],
    );
  });

  it("writes the report into a file, and then nothing on stdout", async () => {
    const output = join(folder, "plan.md");
    const args = ["--format", "markdown", "--output", output, "--lang", "zh"];
    const { status, stdout, stderr } = await command.run(args, { input: previewText(1), env: { FORCE_COLOR: "1" } });
    assert.deepEqual([status, stdout, stderr], [0, "", ""]);
    assert.match(readFileSync(output, "utf8"), /^### 栈 `dev` 变更计划：新建 1 个群，发送 1 条消息\n/);
    const nowhere = await command.run(["--output", join(folder, "no", "plan.md")], { input: previewText(1) });
    assert.deepEqual([nowhere.status, nowhere.stdout], [1, ""]);
    assert.match(nowhere.stderr, /^pulumi-wecom: the report can't be written: ENOENT.*\n$/);
  });

  it("has colours only where it is told to: it isn't on a terminal here", async () => {
    const input = previewText(1);
    const painted = async (env: Record<string, string>) =>
      (await command.run([], { input, env: { TERM: "xterm-256color", ...env } })).stdout.includes("\u001b[");
    assert.deepEqual(await Promise.all([painted({}), painted({ FORCE_COLOR: "1" }), painted({ NO_COLOR: "1" })]), [
      false,
      true,
      false,
    ]);
  });

  it("shows what people typed without doing what it says", async () => {
    const input = JSON.stringify(previewOf(updated("a", { name: "\u001b[2Jx\u202e" })));
    const { stdout } = await command.run([], { input });
    assert.match(stdout, /name: "Chat a" → "\\u\{1b\}\[2Jx\\u\{202e\}"/);
  });

  it("says in one line what is wrong with its arguments, and in one where help is", async () => {
    const file = write("preview.json", previewText(1));
    for (const args of [
      ["--format", "xml", file],
      ["--lang", "de", file],
      ["--stack", "dev", file],
      ["--stack="],
      ["--cwd=", file],
      ["--output=", file],
      ["--notify", "x", file],
      [file, file],
    ]) {
      const { status, stdout, stderr } = await command.run(args);
      assert.deepEqual([status, stdout], [1, ""], args.join(" "));
      assert.match(stderr, /^error: [^\n]+\n\(pulumi-wecom plan --help shows what there is\)\n$/, args.join(" "));
    }
  });

  it("says what it can't read, and what it expects", async () => {
    const whole = previewText(3);
    for (const [input, words] of [
      ["", /^pulumi-wecom: stdin is empty: give --stack NAME, or a file, or pipe one in\n$/],
      [
        whole.slice(0, -20),
        /^pulumi-wecom: stdin breaks off, or is not valid JSON: did the preview end early\? expected/,
      ],
      ['{"version":3,"deployment":{"resources":[]}}', /^pulumi-wecom: stdin is no preview; expected/],
      ["error: no such stack\n", /^pulumi-wecom: stdin has no JSON; expected/],
    ] as const) {
      const { status, stdout, stderr } = await command.run([], { input });
      assert.deepEqual([status, stdout], [1, ""]);
      assert.match(stderr, words);
    }
    const { stderr } = await command.run([join(folder, "none")]);
    assert.match(stderr, /^pulumi-wecom: .*none can't be read: ENOENT/);
  });

  it("ends quietly where its reader has read enough", async () => {
    const child = command.start(["--format", "json"]);
    child.stdin.end(previewText(1_000));
    const exit = once(child, "exit");
    let told = "";
    child.stderr.on("data", (part) => {
      told += part;
    });
    await once(child.stdout, "data");
    child.stdout.destroy();
    const [status] = await exit;
    assert.deepEqual([status, told], [0, ""]);
  });

  it("ends at Ctrl-C while it waits for stdin", async () => {
    const child = command.start([]);
    // More than a pipe holds: when it is written, the command reads.
    await new Promise((resolve) => child.stdin.write(`{${" ".repeat(1_000_000)}`, resolve));
    child.kill("SIGINT");
    const { signal, stdout } = await ended(child);
    assert.deepEqual([signal, stdout], ["SIGINT", ""]);
  });

  it("takes the pulumi that it runs along when it is ended", async () => {
    const told = join(folder, "told");
    const pulumi = write(
      "pulumi",
      `#!/bin/sh\ntrap 'echo ended > ${told}; exit 1' TERM\necho ready > ${told}\nwhile :; do sleep 0.05; done\n`,
    );
    chmodSync(pulumi, 0o755);
    const child = command.start(["--stack", "dev"], { PATH: `${folder}:${process.env.PATH}` });
    const line = () => {
      try {
        return readFileSync(told, "utf8").trim();
      } catch {
        return "";
      }
    };
    const becomes = async (what: string) => {
      while (line() !== what) await new Promise((resolve) => setImmediate(resolve));
    };
    await becomes("ready");
    child.kill("SIGTERM");
    const { signal } = await ended(child);
    assert.equal(signal, "SIGTERM");
    await becomes("ended");
  });
});
