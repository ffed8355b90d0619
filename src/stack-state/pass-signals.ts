import type { ChildProcess } from "node:child_process";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** A signal that ends this process ends the child, too: it may come to this process alone. Ends with the child. */
export const passSignals = (child: ChildProcess, own: NodeJS.Process = process): void => {
  const pass = (signal: NodeJS.Signals): void => {
    child.kill(signal);
    stop();
    own.kill(own.pid, signal);
  };
  const stop = (): void => {
    for (const signal of signals) own.off(signal, pass);
  };
  for (const signal of signals) own.on(signal, pass);
  child.once("close", stop);
  child.once("error", stop);
};
