import assert from "node:assert/strict";
import { ConnectionDropped, createSimulator } from "../../../src/simulator/index";

const tokenPath = (simulator: { corpId: string; corpSecret: string }) =>
  `https://qyapi.weixin.qq.com/cgi-bin/gettoken?corpid=${simulator.corpId}&corpsecret=${simulator.corpSecret}`;

describe("simulator: in the process", () => {
  it("is a function from requests to answers, whatever host a client thinks it talks to", async () => {
    const simulator = createSimulator();
    const response = await simulator.handle(new Request(tokenPath(simulator)));
    assert.equal(((await response.json()) as { errcode: number }).errcode, 0);
    assert.equal(simulator.requests().length, 1);
  });

  it("rejects where a server would cut the connection", async () => {
    const simulator = createSimulator({ faults: [{ path: "/cgi-bin/gettoken", times: 1, dropBefore: true }] });
    await assert.rejects(simulator.handle(new Request(tokenPath(simulator))), ConnectionDropped);
    assert.equal((await simulator.handle(new Request(tokenPath(simulator)))).status, 200);
  });

  it("shares nothing with another one", async () => {
    const [first, second] = [createSimulator(), createSimulator()];
    first.seed({ chats: [{ chatid: "team", userlist: ["ann", "ben"] }] });
    await first.handle(new Request(tokenPath(first)));
    assert.deepEqual([second.chats(), second.requests()], [[], []]);
  });

  it("turns single knobs and leaves the others", () => {
    const simulator = createSimulator({ knobs: { notFoundErrcode: 86003 } });
    simulator.setKnobs({ removeAbsent: 86216 });
    assert.deepEqual([simulator.knobs().notFoundErrcode, simulator.knobs().removeAbsent], [86003, 86216]);
    assert.throws(() => simulator.setKnobs({ maxMembers: 1 }), /maxMembers/);
    assert.equal(simulator.knobs().removeAbsent, 86216);
  });
});
