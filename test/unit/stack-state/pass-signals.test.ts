import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { EventEmitter } from "node:events";
import { startPassingSignals } from "../../../src/stack-state/pass-signals";

/** Something that is sent signals, and only notes them. */
class Receiver extends EventEmitter {
  readonly pid = 1;
  readonly got: unknown[] = [];

  kill(...signal: readonly unknown[]): boolean {
    this.got.push(...signal);
    return true;
  }
}

const asProcess = (receiver: Receiver) => receiver as unknown as NodeJS.Process;
const asChild = (receiver: Receiver) => receiver as unknown as ChildProcess;

const listened = (own: Receiver) => ["SIGINT", "SIGTERM", "SIGHUP"].map((signal) => own.listenerCount(signal));

describe("a child that ends with this process", () => {
  it("is passed a signal from its first moment on", () => {
    const own = new Receiver();
    startPassingSignals(() => {
      assert.deepEqual(listened(own), [1, 1, 1]);
      return asChild(new Receiver());
    }, asProcess(own));
  });

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    it(`gets ${signal} first; then this process ends by it as if it had never listened`, () => {
      const [own, child] = [new Receiver(), new Receiver()];
      startPassingSignals(() => asChild(child), asProcess(own));
      own.emit(signal, signal);
      assert.deepEqual([child.got, own.got, listened(own)], [[signal], [own.pid, signal], [0, 0, 0]]);
    });
  }

  for (const end of ["close", "error"]) {
    it(`is forgotten at its "${end}"`, () => {
      const [own, child] = [new Receiver(), new Receiver()];
      startPassingSignals(() => asChild(child), asProcess(own));
      child.emit(end);
      assert.deepEqual(listened(own), [0, 0, 0]);
    });
  }

  it("that couldn't be started leaves nothing behind", () => {
    const own = new Receiver();
    const failure = new Error("no more processes");
    assert.throws(
      () =>
        startPassingSignals(() => {
          throw failure;
        }, asProcess(own)),
      failure,
    );
    assert.deepEqual(listened(own), [0, 0, 0]);
  });
});
