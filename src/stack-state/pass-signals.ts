import type { ChildProcess } from "node:child_process";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Starts a child that ends with this process: a signal may come to this process alone. What passes it on is in place
 * before the child is; a signal in between would leave the child behind.
 */
export const startPassingSignals = <Child extends ChildProcess>(
  start: () => Child,
  own: NodeJS.Process = process,
): Child => {
  const pass = (signal: NodeJS.Signals): void => {
    child.kill(signal);
    stop();
    own.kill(own.pid, signal);
  };
  const stop = (): void => {
    for (const signal of signals) own.off(signal, pass);
  };
  for (const signal of signals) own.on(signal, pass);
  let child: Child;
  try {
    child = start();
  } catch (error) {
    stop();
    throw error;
  }
  child.once("close", stop);
  child.once("error", stop);
  return child;
};
