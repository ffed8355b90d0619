/** A person or a machine told the bench to end. */
export class Interrupted extends Error {
  readonly signal: "SIGINT" | "SIGTERM";

  constructor(signal: Interrupted["signal"]) {
    super(`interrupted by ${signal}`);
    this.signal = signal;
  }
}

const controller = new AbortController();

/** Aborted with an `Interrupted`, so that what is running ends as it would with an error, and cleans up behind it. */
export const interruption: AbortSignal = controller.signal;

/** From now on the first signal interrupts; one more ends the process as it is. */
export const heedSignals = (): void => {
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => controller.abort(new Interrupted(signal)));
};

/** What the work answers. An interruption isn't kept waiting for that. */
export const unlessInterrupted = async <T>(work: () => Promise<T>): Promise<T> => {
  interruption.throwIfAborted();
  const interrupted = Promise.withResolvers<never>();
  const stop = (): void => interrupted.reject(interruption.reason);
  interruption.addEventListener("abort", stop);
  try {
    return await Promise.race([work(), interrupted.promise]);
  } finally {
    interruption.removeEventListener("abort", stop);
  }
};
