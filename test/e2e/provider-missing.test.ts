import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Stack } from "../helpers/stack";

const repository = resolve(__dirname, "../..");

describe("a program whose folder lacks the package that its own parts have", function () {
  this.timeout(120_000);
  let stack: Stack;
  before(async () => {
    stack = await Stack.start();
    // A package.json of its own: else what lies in the repository finds `pulumi-wecom` by self-reference.
    writeFileSync(join(stack.folder, "package.json"), '{ "name": "program", "private": true }');
    const team = join(stack.folder, "team");
    mkdirSync(join(team, "node_modules"), { recursive: true });
    symlinkSync(repository, join(team, "node_modules", "pulumi-wecom"), "dir");
    writeFileSync(join(team, "package.json"), '{ "name": "team", "private": true }');
    writeFileSync(join(team, "index.js"), 'module.exports = require("pulumi-wecom");');
  });
  after(() => stack.close());

  const program = (text: string) =>
    writeFileSync(join(stack.folder, "index.js"), `const wecom = require("./team");\n${text}`);
  const chat = 'new wecom.AppChat("oncall", { name: "On call", members: ["lisi", "wangwu"] });';
  const message = 'new wecom.AppChatMessage("released", { chatId: "c1", text: { content: "Out" } });';

  for (const [what, text] of [
    ["a chat", chat],
    ["a message", message],
  ] as const) {
    it(`is told in a preview of ${what} where the package is missing and what to run, without a stack trace`, async () => {
      program(text);
      const { status, output } = await stack.preview();
      assert.notEqual(status, 0);
      assert.ok(
        output.includes(`the program's folder, ${stack.folder}, and pulumi-wecom is not installed there`),
        output,
      );
      assert.match(output, /Run "npm install pulumi-wecom" in that folder/);
      assert.doesNotMatch(output, /\n\s+at |__provider|evalmachine/);
      assert.deepEqual(stack.simulator.requests(), []);
    });
  }

  it("goes on once it is installed there, also where the program has gone to another folder", async () => {
    mkdirSync(join(stack.folder, "node_modules"));
    symlinkSync(repository, join(stack.folder, "node_modules", "pulumi-wecom"), "dir");
    program(`process.chdir("/");\n${chat}`);
    await stack.up();
    assert.equal(stack.simulator.chats().length, 1);
  });
});
