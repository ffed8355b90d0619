import assert from "node:assert/strict";
import { createSimulator, type Seed, SimulatorError } from "../../../../src/simulator/index";

const problem = (seed: object): string => {
  try {
    createSimulator({ seed: seed as Seed });
  } catch (error) {
    assert.ok(error instanceof SimulatorError);
    return error.message;
  }
  throw new assert.AssertionError({ message: "the seed was taken" });
};

describe("simulator: the seed", () => {
  it("is one corp with one app where nothing is said", () => {
    const simulator = createSimulator();
    assert.deepEqual([simulator.corpId, simulator.corpSecret], ["ww0000000000000000", "simulator-secret"]);
    assert.deepEqual(simulator.chats(), []);
  });

  it("takes one corp's fields at the top, or a list of corps", () => {
    const chats = [{ chatid: "team", userlist: ["ann", "ben"] }];
    assert.equal(createSimulator({ seed: { corpId: "ww1", chats } }).chat("team")?.corpId, "ww1");
    const corps = [{ corpId: "ww1" }, { corpId: "ww2", chats }];
    assert.equal(createSimulator({ seed: { corps } }).chat("team")?.corpId, "ww2");
  });

  it("gives a chat without an owner to its first member, and without an app to the corp's first", () => {
    const seed = { apps: [{ agentId: 7 }], chats: [{ chatid: "team", userlist: ["ben", "ann"] }] };
    const chat = createSimulator({ seed }).chat("team");
    assert.deepEqual([chat?.owner, chat?.agentId], ["ben", 7]);
  });

  it("names each key and place that it doesn't understand", () => {
    assert.match(problem({ chats: [{ chatid: "c", userlist: ["a"], nmae: "x" }] }), /seed\.corps\.0\.chats\.0: .*nmae/);
    assert.match(problem({ apps: [{ scope: "half" }] }), /seed\.corps\.0\.apps\.0\.scope/);
    assert.match(problem({ users: ["ann", { userid: "ben", nmae: "Ben" }] }), /seed\.corps\.0\.users\.1: .*nmae/);
    assert.match(problem({ corps: [{}], users: [] }), /users/);
  });

  it("refuses what can't be told apart, and never shows a secret", () => {
    assert.match(problem({ corps: [{}, {}] }), /corp ww0000000000000000 is there twice/);
    assert.match(problem({ apps: [{ secret: "first" }, { secret: "second" }] }), /app 1000002 is there twice/);
    const same = problem({
      apps: [
        { agentId: 1, secret: "hidden" },
        { agentId: 2, secret: "hidden" },
      ],
    });
    assert.match(same, /two apps have the same secret/);
    assert.doesNotMatch(same, /hidden/);
    const chat = { chatid: "c", userlist: ["a"] };
    assert.match(problem({ chats: [chat, chat] }), /chat c is there twice/);
    assert.match(problem({ chats: [{ ...chat, agentId: 9 }] }), /names app 9/);
  });
});
