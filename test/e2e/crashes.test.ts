import assert from "node:assert/strict";
import { deafen, kill, undeafen, type Victim, victims } from "../helpers/kill";
import { arrivalIn, Stack } from "../helpers/stack";

/** Where in the exchange of a call with WeCom the kill falls. */
const moments = [
  "before its request",
  "while its request is on its way",
  "after WeCom has done it, before its answer",
  "after WeCom's answer, before Pulumi's record",
] as const;
type Moment = (typeof moments)[number];

/** A call of the API that changes something, and the one that precedes it in its run. */
const writes = {
  create: { path: "/cgi-bin/appchat/create", before: "/cgi-bin/gettoken" },
  update: { path: "/cgi-bin/appchat/update", before: "/cgi-bin/appchat/get" },
  send: { path: "/cgi-bin/appchat/send", before: "/cgi-bin/gettoken" },
} as const;
type Write = keyof typeof writes;

const up = ["up", "--yes", "--skip-preview"] as const;
const destroy = ["destroy", "--yes", "--skip-preview"] as const;

const first = { name: "On call", owner: "lisi", members: ["lisi", "wangwu", "zhangsan"] };
const second = { name: "Duty", owner: "lisi", members: ["lisi", "zhangsan", "zhaoliu"] };
const chat = (args: object) =>
  `const oncall = new wecom.AppChat("oncall", ${JSON.stringify({ ...args, onDelete: "archive" })});\n`;
const message = 'new wecom.AppChatMessage("hello", { chatId: oncall.chatId, text: { content: "Hello" } });\n';

/** Runs the CLI and kills it, its provider or both at a moment of a call. Afterwards no process of that run is left. */
const killedAt = async (stack: Stack, write: Write, moment: Moment, victim: Victim, args: readonly string[]) => {
  const { simulator, folder } = stack;
  const { path, before } = writes[write];
  const held = simulator.hold({
    path: moment === "before its request" ? before : path,
    done: moment.startsWith("after"),
  });
  simulator.clearRequests();
  const run = stack.begin(...args);
  await arrivalIn(run, held);
  const afterSeq = simulator.requests().at(-1)?.seq ?? 0;
  if (moment === "after WeCom's answer, before Pulumi's record") {
    const { answered } = await deafen(run, folder);
    held.release();
    await answered();
    await kill(victim, run, folder);
    undeafen(run);
  } else {
    await kill(victim, run, folder);
    held.release();
  }
  if (victim === "the provider") await run.ended;
  else {
    await stack.endOf(run);
    await stack.mustRun("cancel", "--yes");
  }
  const later = simulator.requests().filter(({ seq }) => seq > afterSeq);
  assert.deepEqual(
    later.map((call) => call.path),
    [moment === "before its request" ? before : path],
    "whoever was left made another call",
  );
};

describe("a run that is killed", function () {
  this.timeout(180_000);

  for (const victim of victims) {
    for (const moment of moments) {
      // One stack from its first run to its last, as it takes most of the time to get one to that point.
      describe(`with ${victim} ended ${moment}`, () => {
        let stack: Stack;
        before(async () => {
          stack = await Stack.start();
        });
        after(() => stack.close());

        const live = () => {
          const [found, ...others] = stack.simulator.chats();
          assert.ok(found && others.length === 0, `there are ${stack.simulator.chats().length} chats`);
          return { name: found.name, owner: found.owner, members: [...found.userlist].sort() };
        };
        const recorded = () => {
          const { name, owner, members } = stack.chat().outputs;
          return { name, owner, members: Object.keys(members as object).sort() };
        };
        const done = (write: Write) => stack.simulator.requests({ path: writes[write].path, errcode: 0 }).length;
        const killed = (write: Write, args: readonly string[] = up) => killedAt(stack, write, moment, victim, args);
        /** What of the call was done when the run was over. */
        const wasDone = moment === "before its request" ? 0 : 1;

        it("makes one chat of one, at the next run", async () => {
          stack.program(chat(first));
          await killed("create");
          assert.equal(done("create"), wasDone);
          await stack.up();
          assert.equal(done("create"), 1);
          assert.deepEqual(live(), first);
          assert.deepEqual(recorded(), first);
        });

        it("brings a chat to exactly what is declared, at the next run", async () => {
          stack.program(chat(second));
          await killed("update");
          assert.equal(done("update"), wasDone);
          await stack.up();
          assert.equal(done("update"), 1);
          assert.deepEqual(live(), second);
          assert.deepEqual(recorded(), second);
        });

        if (victim === "both") {
          it("brings a chat to exactly what is declared where the program goes back, once a refresh has seen it", async () => {
            stack.program(chat(first));
            await killed("update");
            stack.program(chat(second));
            await stack.up("--refresh");
            assert.deepEqual(live(), second);
            assert.deepEqual(recorded(), second);
          });
        }

        const sendings = () => stack.simulator.messages(stack.simulator.chats()[0]?.chatid ?? "").length;
        const outcome = () => stack.messages()[0]?.outputs.outcome;
        const killedWhileSending = async () => {
          stack.program(chat(second) + message);
          await killed("send");
          assert.equal(sendings(), wasDone);
        };
        const isAnswered = moment === "after WeCom's answer, before Pulumi's record";
        if (isAnswered && victim !== "the provider") {
          it("sends a message once more in the one window that nobody can close: answered, and not yet recorded", async () => {
            await killedWhileSending();
            const { output } = await stack.up();
            assert.match(output, /pending operations.*AppChatMessage::hello, interrupted while creating/s);
            assert.deepEqual([sendings(), outcome()], [2, "sent"]);
          });
        } else if (moment === "before its request" || victim === "the CLI" || isAnswered) {
          it("sends a message once, and records that it was sent", async () => {
            await killedWhileSending();
            await stack.up();
            assert.deepEqual([sendings(), outcome()], [1, "sent"]);
          });
        } else {
          it("sends a message once, records that nobody knows, and the run after has nothing left to say", async () => {
            await killedWhileSending();
            const { output } = await stack.failingUp();
            assert.match(output, /a run that was killed had begun to send this message/);
            await stack.up();
            assert.deepEqual([sendings(), outcome()], [1, "unknown"]);
          });
        }

        it("gives up a chat once: its archived name has one prefix, and it keeps its two people", async () => {
          await killed("update", destroy);
          assert.equal(done("update"), wasDone);
          await stack.mustRun(...destroy);
          assert.equal(done("update"), 1);
          assert.deepEqual(live(), { name: "[archived] Duty", owner: "lisi", members: ["lisi", "zhangsan"] });
          assert.deepEqual([stack.chats(), stack.messages()], [[], []]);
        });
      });
    }
  }

  it("makes no call after its engine is gone, and its provider ends by itself", async () => {
    const stack = await Stack.start();
    try {
      // It has much to say, too, and nobody to say it to.
      stack.env.WECOM_LOG = "debug";
      stack.program(chat({ ...first, name: undefined }));
      // A chat without a declared name is read back after it was made, which here nobody would learn of.
      await killedAt(stack, "create", "after WeCom has done it, before its answer", "the CLI", up);
      assert.deepEqual(stack.simulator.requests({ path: writes.update.before }), []);
    } finally {
      await stack.close();
    }
  });
});
