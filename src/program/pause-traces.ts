/**
 * From now on until `resume`, errors take no stack traces. Pulumi's SDK takes one of each promise of a resource, four a
 * property, through ts-node's source maps: that costs a program more than all the rest (bench/RESULTS.md). They are for
 * people who look for leaked promises with PULUMI_DEBUG_PROMISE_LEAKS, which keeps them.
 *
 * Only for what runs to its end at once, so that nobody else's traces are touched.
 */
export const pauseTraces = () => {
  const limit = Error.stackTraceLimit;
  if (!process.env.PULUMI_DEBUG_PROMISE_LEAKS) Error.stackTraceLimit = 0;
  const resume = (): void => {
    Error.stackTraceLimit = limit;
  };
  return {
    resume,
    /** The error with a trace, after all: it is the program's own. */
    traced: (error: unknown): unknown => {
      resume();
      if (error instanceof Error) Error.captureStackTrace(error);
      return error;
    },
  };
};
