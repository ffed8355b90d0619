import assert from "node:assert/strict";
import { Stack } from "../helpers/stack";

/** Calls by endpoint since the last look. */
const countsOf = ({ simulator }: Stack): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { path } of simulator.requests()) {
    const name = path.replace("/cgi-bin/", "");
    counts[name] = (counts[name] ?? 0) + 1;
  }
  simulator.clearRequests();
  return counts;
};

describe("what a stack costs", function () {
  this.timeout(240_000);

  describe("of 40 chats of 20 people", () => {
    const chats = 40;
    const declare = (last: string) =>
      stack.program(`
        for (let i = 0; i < ${chats}; i++) {
          const members = [...Array.from({ length: 19 }, (_, k) => "person" + i + "x" + k), ${JSON.stringify(last)}];
          new wecom.AppChat("chat-" + i, { name: "Chat " + i, owner: members[0], members });
        }`);
    let stack: Stack;
    before(async () => {
      stack = await Stack.start({ knobs: { quotas: "off" } });
    });
    after(() => stack.close());

    it("is one token and one call a chat to make them", async () => {
      declare("lisi");
      await stack.up();
      assert.deepEqual(countsOf(stack), { gettoken: 1, "appchat/create": chats });
    });

    it("is at most 2400 bytes of state a chat, and 128 of them for the provider", () => {
      assert.equal(stack.chats().length, chats);
      assert.ok(stack.stateBytes() / chats <= 2_400, `${stack.stateBytes() / chats} bytes a chat`);
      for (const { inputs, outputs } of stack.chats()) {
        for (const { __provider } of [inputs, outputs]) assert.ok(Buffer.byteLength(String(__provider)) <= 128);
      }
    });

    it("is nothing when nothing changed", async () => {
      await stack.up();
      assert.deepEqual(countsOf(stack), {});
    });

    it("is one call a chat to look for drift", async () => {
      await stack.mustRun("preview", "--refresh", "--expect-no-changes");
      assert.deepEqual(countsOf(stack), { gettoken: 1, "appchat/get": chats });
    });

    it("is two calls a chat to change them", async () => {
      declare("zhangsan");
      await stack.up();
      assert.deepEqual(countsOf(stack), { gettoken: 1, "appchat/get": chats, "appchat/update": chats });
    });

    it("is nothing to let them go", async () => {
      await stack.mustRun("destroy", "--yes", "--skip-preview");
      assert.deepEqual(countsOf(stack), {});
    });
  });

  describe("of a chat of 2000 people, the most that there can be", () => {
    const people = (from: number) => Array.from({ length: 2_000 }, (_, index) => `person${from + index}`);
    const declare = (members: readonly string[]) =>
      stack.program(
        `new wecom.AppChat("everybody", { name: "Everybody", owner: "person1500", members: ${JSON.stringify(members)} });`,
      );
    const live = () => new Set(stack.simulator.chats()[0]?.userlist);
    let stack: Stack;
    before(async () => {
      stack = await Stack.start({ seed: { maxMembers: 2_000 } });
      stack.env = { ...stack.env, WECOM_MAX_MEMBERS: "2000" };
    });
    after(() => stack.close());

    it("is one call to make it", async () => {
      declare(people(0));
      await stack.up();
      assert.deepEqual(countsOf(stack), { gettoken: 1, "appchat/create": 1 });
      assert.deepEqual(live(), new Set(people(0)));
    });

    it("is one look and as few lists of 500 as possible to replace 999 of them", async () => {
      declare(people(999));
      await stack.up();
      assert.deepEqual(countsOf(stack), { gettoken: 1, "appchat/get": 1, "appchat/update": 3 });
      assert.deepEqual(live(), new Set(people(999)));
    });

    it("is one call to see that one of them has left", async () => {
      const { chatid } = stack.simulator.chats()[0] ?? assert.fail("there is no chat");
      stack.simulator.byHand.leave(chatid, "person2500");
      const { status, output } = await stack.run("preview", "--refresh", "--diff", "--expect-no-changes");
      assert.notEqual(status, 0);
      assert.match(output, /\+ person2500: "member"/);
      assert.deepEqual(countsOf(stack), { gettoken: 1, "appchat/get": 1 });
    });
  });
});
