import assert from "node:assert/strict";
import { Writable } from "node:stream";
import { mock } from "node:test";
import { startProgress } from "../../../src/reports/progress";

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
  beforeEach(() => mock.timers.enable({ apis: ["setTimeout", "setInterval"] }));
  afterEach(() => mock.timers.reset());

  it("says on a terminal how far a long run has come", () => {
    const { stream, written } = terminal(true);
    const progress = startProgress(say, { stream, env: {} });
    progress.step();
    mock.timers.tick(1_000);
    progress.step();
    mock.timers.tick(200);
    progress.end();
    assert.match(written(), /asked 1 of 3 chats[\s\S]*asked 2 of 3 chats/);
  });

  it("stays away from a short run", () => {
    const { stream, written } = terminal(true);
    const progress = startProgress(say, { stream, env: {} });
    progress.step();
    mock.timers.tick(999);
    progress.end();
    assert.equal(written(), "");
  });

  it("stays away from what is no terminal, or can't move its cursor, or is a CI's log", () => {
    const quiet = [
      { isTTY: false, env: {} },
      { isTTY: true, env: { TERM: "dumb" } },
      { isTTY: true, env: { CI: "true" } },
    ].map(({ isTTY, env }) => {
      const { stream, written } = terminal(isTTY);
      return { progress: startProgress(say, { stream, env }), written };
    });
    mock.timers.tick(1_000);
    for (const { progress, written } of quiet) {
      progress.step();
      progress.end();
      assert.equal(written(), "");
    }
  });
});
