import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Stack } from "../helpers/stack";

const corpSecret = "the/secret+of-the-app==";
const apps = [{ secret: corpSecret }];

/** The ways in which a text may stand in a log, a URL or JSON. */
const formsOf = (text: string): readonly string[] => [
  text,
  encodeURIComponent(text),
  encodeURIComponent(text).toLowerCase(),
  Buffer.from(text).toString("base64").replace(/=+$/, ""),
];

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

describe("what a run leaves", function () {
  this.timeout(180_000);
  let stack: Stack;
  let data: string;
  beforeEach(async () => {
    data = mkdtempSync(join(tmpdir(), "wecom-secrets-"));
    stack = await Stack.start({ seed: { apps }, data: join(data, "world.json") });
  });
  afterEach(async () => {
    await stack.close();
    rmSync(data, { recursive: true });
  });

  const program = (name: string) => `
    const oncall = new wecom.AppChat("oncall", { name: "${name}", owner: "lisi", members: ["lisi", "zhangsan"] });
    new wecom.AppChatMessage("hello", { chatId: oncall.chatId, text: { content: "Hello ${name}" } });
  `;

  /** Runs that succeed and runs that fail in every way, each as talkative as it can be; everything that they print. */
  const everythingPrinted = async (): Promise<string> => {
    const loud = ["--logtostderr", "--logflow", "-v=9", "--debug"];
    stack.env.WECOM_LOG = "debug";
    const runs = [];
    stack.program(program("A"));
    runs.push(await stack.run("preview", ...loud), await stack.run("up", "--yes", ...loud));
    // A server that repeats what it was sent.
    const echo = { body: '{"errcode":40035,"errmsg":"you sent the/secret+of-the-app=="}', times: 1 };
    stack.simulator.inject({ path: "/cgi-bin/gettoken", ...echo });
    runs.push(await stack.run("refresh", "--yes", ...loud));
    stack.program(program("B"));
    stack.simulator.inject({ path: "/cgi-bin/appchat/update", times: 1, dropAfter: true });
    stack.simulator.inject({ path: "/cgi-bin/appchat/get", after: 1, times: 9, dropBefore: true });
    stack.simulator.inject({ path: "/cgi-bin/appchat/send", times: 1, dropAfter: true });
    runs.push(await stack.run("up", "--yes", "--continue-on-error", ...loud));
    stack.simulator.clearFaults();
    stack.simulator.voidTokens();
    runs.push(await stack.run("up", "--yes", ...loud));
    stack.simulator.voidTokens();
    runs.push(await stack.run("destroy", "--yes", ...loud));
    assert.deepEqual(
      runs.map(({ status }) => status === 0),
      [true, true, false, false, true, true],
      runs.map(({ output }) => output.slice(-500)).join("\n---\n"),
    );
    return runs.map(({ output }) => output).join("\n");
  };

  /** Everything that is secret: the app's, and every token that was issued. */
  const secrets = async (): Promise<readonly string[]> => {
    await stack.simulator.close();
    const world = JSON.parse(readFileSync(join(data, "world.json"), "utf8"));
    const tokens: string[] = world.tokens.map(({ value }: { value: string }) => value);
    assert.ok(tokens.length >= 2, "the runs were to need tokens");
    return [corpSecret, ...tokens];
  };

  /** What the simulator shows of it all: its page, and everything that the page asks for. */
  const everythingShown = async (): Promise<string> => {
    const { url } = stack.simulator;
    const textAt = async (path: string) => (await fetch(`${url}${path}`, { headers: { accept: "text/html" } })).text();
    const chats = stack.simulator
      .chats()
      .flatMap(({ chatid }) => [`/_sim/chats/${chatid}`, `/_sim/chats/${chatid}/events`]);
    const requests = stack.simulator.requests().map(({ seq }) => `/_sim/requests/${seq}`);
    const lists = ["requests", "state", "overview", "chats", "quotas", "faults", "knobs"].map(
      (name) => `/_sim/${name}`,
    );
    return (await Promise.all(["/", ...lists, ...chats, ...requests].map(textAt))).join("\n");
  };

  const assertClean = (what: string, text: string, hidden: readonly string[]): void => {
    for (const form of hidden.flatMap(formsOf)) {
      const at = text.indexOf(form);
      assert.equal(at, -1, `a secret is in ${what}: ${text.slice(Math.max(0, at - 200), at + 50)}`);
    }
  };

  it("holds neither the app's secret nor any token, with the secret in the environment", async () => {
    const printed = await everythingPrinted();
    const shown = await everythingShown();
    const hidden = await secrets();
    assert.match(printed, /wecom: appchat\/create errcode 0/);
    assertClean("what was printed", printed, hidden);
    assert.match(shown, /"path":"\/cgi-bin\/appchat\/create"/);
    assertClean("the simulator's page", shown, hidden);
    for (const file of filesIn(stack.folder)) assertClean(file, readFileSync(file, "latin1"), hidden);
  });

  it("holds them no more with the secret in the stack's configuration, but for the engine's own log of it", async () => {
    stack.env.WECOM_CORP_SECRET = undefined;
    await stack.mustRun("config", "set", "--stack", "dev", "--secret", "wecom:corpSecret", corpSecret);
    stack.program(program("A"));
    const runs = [await stack.run("preview"), await stack.run("up", "--yes"), await stack.run("refresh", "--yes")];
    stack.simulator.inject({ path: "/cgi-bin/appchat/get", times: 9, dropBefore: true });
    stack.simulator.voidTokens();
    runs.push(await stack.run("refresh", "--yes"));
    stack.simulator.voidTokens();
    stack.simulator.clearFaults();
    runs.push(await stack.run("up", "--yes", "--refresh"), await stack.run("destroy", "--yes"));
    const hidden = await secrets();
    assertClean("what was printed", runs.map(({ output }) => output).join("\n"), hidden);
    for (const file of filesIn(stack.folder)) assertClean(file, readFileSync(file, "latin1"), hidden);
  });
});
