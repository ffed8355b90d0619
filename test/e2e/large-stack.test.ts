import assert from "node:assert/strict";
import { corpQuotas } from "../../src/api/limits";
import { Stack } from "../helpers/stack";

const createPath = "/cgi-bin/appchat/create";
const getPath = "/cgi-bin/appchat/get";
const daily = corpQuotas.find(({ endpoint }) => endpoint === "appchat/create")?.calls ?? 0;
const chats = daily + 3;
/** Calls that the client has under way at a time: so many may be refused before it knows. */
const atOnce = 8;
const dayMs = 86_400_000;

describe(`a stack of ${chats} chats, more than WeCom lets a corp make in a day`, function () {
  this.timeout(300_000);
  let stack: Stack;
  before(async () => {
    stack = await Stack.start({ logCapacity: 4 * chats });
    stack.env = {
      ...stack.env,
      // Of the program and of the provider, which would otherwise take what the machine has.
      NODE_OPTIONS: "--max-old-space-size=128",
      // What Pulumi writes grows with the square of a stack, and is not looked at here.
      PULUMI_SKIP_CHECKPOINTS: "true",
    };
    stack.program(`
      for (let i = 0; i < ${chats}; i++) {
        const members = Array.from({ length: 3 }, (_, k) => "person" + i + "x" + k);
        new wecom.AppChat("chat-" + i, { name: "Chat " + i, owner: members[0], members });
      }`);
  });
  after(() => stack.close());
  const calls = (path: string, errcode: number) => stack.simulator.requests({ path, errcode }).length;

  it("makes as many as it may, says which limit that was and when it ends, and asks for no more", async () => {
    const { output } = await stack.failingUp();
    assert.match(
      output,
      /appchat\/create answered 45009: .*1000 a day.*this ends at .* UTC \(in \d+ (hours|minutes)\)/s,
    );
    assert.equal(calls(createPath, 0), daily);
    assert.equal(stack.chats().length, daily);
    assert.ok(calls(createPath, 45009) <= atOnce, `${calls(createPath, 45009)} were refused`);
    assert.equal(calls("/cgi-bin/gettoken", 0), 1);
  });

  it("goes on from there on the next day, and looks once at each that is there", async () => {
    stack.simulator.advance(dayMs);
    stack.simulator.clearRequests();
    await stack.up("--refresh");
    assert.deepEqual([calls(getPath, 0), calls(createPath, 0)], [daily, chats - daily]);
    assert.equal(stack.simulator.requests().length, chats + 1);
    assert.equal(stack.simulator.chats().length, chats);
    assert.equal(stack.chats().length, chats);
  });
});
