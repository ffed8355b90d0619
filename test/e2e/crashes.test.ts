import assert from "node:assert/strict";
import type { Held } from "../../src/simulator";
import { kill, type Victim, victims } from "../helpers/kill";
import { Stack, type Started, type StateResource } from "../helpers/stack";

const path = (call: string) => `/cgi-bin/appchat/${call}`;
const chat = (args: object = {}) =>
  `const oncall = new wecom.AppChat("oncall", ${JSON.stringify({ name: "On call", owner: "lisi", members: ["lisi", "wangwu", "zhangsan"], ...args })});\n`;
const message = 'new wecom.AppChatMessage("hello", { chatId: oncall.chatId, text: { content: "Hello" } });\n';

/** Where in the exchange the kill falls. WeCom's answer, if there is one, then reaches a provider that nobody listens to. */
type Moment = "before WeCom has done anything" | "after WeCom has done it, before its answer";
const moments: readonly Moment[] = ["before WeCom has done anything", "after WeCom has done it, before its answer"];

/** When the held call is there; a run that ends before it never makes it. */
const arrivalIn = async (run: Started, held: Held): Promise<void> => {
  const early = run.ended.then(({ output }) => assert.fail(`the run ended before the call:\n${output}`));
  await Promise.race([held.arrived, early]);
  early.catch(() => undefined);
};

describe("a run that is killed", function () {
  this.timeout(180_000);
  let stack: Stack;
  beforeEach(async () => {
    stack = await Stack.start();
  });
  afterEach(() => stack.close());

  const only = () => {
    const [found, ...others] = stack.simulator.chats();
    assert.ok(found && others.length === 0, `there are ${stack.simulator.chats().length} chats`);
    return { name: found.name, owner: found.owner, members: [...found.userlist].sort() };
  };
  const texts = () =>
    stack.simulator.messages(stack.simulator.chats()[0]?.chatid ?? "").map(({ content }) => content.content);

  /**
   * Runs the CLI, kills it while a call is held, and lets the call go. When this returns, no process of the run is left:
   * a provider whose engine is gone has ended by itself.
   */
  const killedAt = async (call: string, moment: Moment, victim: Victim, ...args: readonly string[]): Promise<void> => {
    const held = stack.simulator.hold({ path: path(call), done: moment.startsWith("after") });
    const run = stack.begin(...args);
    await arrivalIn(run, held);
    await kill(victim, run, stack.folder);
    held.release();
    await stack.endOf(run);
    if (victim !== "the provider") await stack.mustRun("cancel", "--yes");
  };
  const up = ["up", "--yes", "--skip-preview"] as const;

  for (const victim of victims) {
    for (const moment of moments) {
      describe(`with ${victim} ended ${moment}`, () => {
        it("makes one chat of one, at the next run", async () => {
          stack.program(chat());
          await killedAt("create", moment, victim, ...up);
          await stack.up();
          assert.deepEqual(only(), { name: "On call", owner: "lisi", members: ["lisi", "wangwu", "zhangsan"] });
          assert.equal((await stack.run("preview", "--refresh", "--expect-no-changes")).status, 0);
        });

        it("brings a chat to exactly what is declared, at the next run, though the program went back", async () => {
          stack.program(chat());
          await stack.up();
          stack.program(chat({ name: "Duty", members: ["lisi", "zhangsan", "zhaoliu"] }));
          await killedAt("update", moment, victim, ...up);
          await stack.up("--refresh");
          assert.deepEqual(only(), { name: "Duty", owner: "lisi", members: ["lisi", "zhangsan", "zhaoliu"] });
          stack.program(chat());
          await stack.up("--refresh");
          assert.deepEqual(only(), { name: "On call", owner: "lisi", members: ["lisi", "wangwu", "zhangsan"] });
        });

        it("gives up a chat once: its archived name has one prefix, and it keeps its two people", async () => {
          stack.program(chat({ onDelete: "archive" }));
          await stack.up();
          await killedAt("update", moment, victim, "destroy", "--yes", "--skip-preview");
          await stack.mustRun("destroy", "--yes", "--skip-preview");
          assert.deepEqual(only(), { name: "[archived] On call", owner: "lisi", members: ["lisi", "wangwu"] });
          assert.equal(stack.chats().length, 0);
        });

        it("sends a message at most once, and records what became of it", async () => {
          stack.program(chat() + message);
          await killedAt("send", moment, victim, ...up);
          // The first run may say that nobody knows; the second has nothing left to say.
          await stack.run(...up);
          assert.equal((await stack.run(...up)).status, 0);
          assert.ok(texts().length <= 1, "the message was sent twice");
          const [recorded] = stack.messages();
          if (texts().length === 1) assert.ok(recorded);
          assert.equal(stack.simulator.requests({ path: path("send") }).length, 1);
          assert.ok(["sent", "unknown"].includes(String(recorded?.outputs.outcome)));
        });
      });
    }
  }

  it("sends a message once more in the one window that nobody can close: answered, and not yet recorded", async () => {
    stack.program(chat() + message);
    await stack.up();
    // What a machine leaves that died then: the chat in the state, the message not, and a pending operation.
    stack.rewriteState((latest) => {
      const isMessage = ({ type }: StateResource) => type.endsWith(":AppChatMessage");
      const [resource] = latest.resources.filter(isMessage);
      return {
        ...latest,
        resources: latest.resources.filter((each) => !isMessage(each)),
        pending_operations: [{ resource: { ...resource, id: "", outputs: {} }, type: "creating" }],
      };
    });
    const { output } = await stack.up();
    assert.match(output, /pending operations.*AppChatMessage::hello, interrupted while creating/s);
    assert.deepEqual(texts(), ["Hello", "Hello"]);
  });

  it("makes no call after its engine is gone, and its provider ends by itself", async () => {
    // It has much to say, too, and nobody to say it to.
    stack.env.WECOM_LOG = "debug";
    stack.program(chat({ name: undefined }));
    const held = stack.simulator.hold({ path: path("create"), done: true });
    const run = stack.begin(...up);
    await arrivalIn(run, held);
    await kill("the CLI", run, stack.folder);
    held.release();
    await stack.endOf(run);
    // A chat without a declared name is read back after it was made, which here nobody would learn of.
    assert.deepEqual(stack.simulator.requests({ path: path("get") }), []);
  });
});
