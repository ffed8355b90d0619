import assert from "node:assert/strict";
import { Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { startProgress } from "../../../../src/reports/progress";

/** A terminal that keeps what is written to it. */
const terminal = (isTTY: boolean) => {
  let text = "";
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      text += chunk;
      done();
    },
  });
  const move = () => true;
  Object.assign(stream, { isTTY, columns: 80, cursorTo: move, moveCursor: move, clearLine: move });
  return { stream: stream as unknown as NodeJS.WriteStream, written: () => text };
};
const say = (done: number) => `asked ${done} of 3 chats`;

describe("the progress line", () => {
  it("says on a terminal how far a long run has come", async () => {
    const { stream, written } = terminal(true);
    const progress = startProgress(say, { stream, env: {} });
    progress.step();
    await sleep(1_100);
    progress.step();
    await sleep(200);
    progress.end();
    assert.match(written(), /asked 1 of 3 chats[\s\S]*asked 2 of 3 chats/);
  });

  it("stays away from a short run", async () => {
    const { stream, written } = terminal(true);
    const progress = startProgress(say, { stream, env: {} });
    progress.step();
    await sleep(50);
    progress.end();
    assert.equal(written(), "");
  });

  it("stays away from what is no terminal, or can't move its cursor, or is a CI's log", async () => {
    const quiet = [
      { isTTY: false, env: {} },
      { isTTY: true, env: { TERM: "dumb" } },
      { isTTY: true, env: { CI: "true" } },
    ].map(({ isTTY, env }) => {
      const { stream, written } = terminal(isTTY);
      return { progress: startProgress(say, { stream, env }), written };
    });
    await sleep(1_100);
    for (const { progress, written } of quiet) {
      progress.step();
      progress.end();
      assert.equal(written(), "");
    }
  });
});
