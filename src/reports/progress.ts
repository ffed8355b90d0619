import yoctoSpinner from "yocto-spinner";

/** Milliseconds that people wait without being told anything. */
const quietMs = 1_000;

/** A line that says how far a long run has come; on a terminal only, and gone when it is over. */
export interface Progress {
  /** One more is done. */
  readonly step: () => void;
  readonly end: () => void;
}

export interface Terminal {
  readonly stream: NodeJS.WriteStream;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** @param say what the line says when `done` are done */
export const startProgress = (say: (done: number) => string, { stream, env }: Terminal): Progress => {
  // The library writes a line for each change where it takes the stream for no terminal, and takes a CI for none.
  if (!stream.isTTY || env.TERM === "dumb" || "CI" in env) return silence;
  const spinner = yoctoSpinner({ stream });
  let done = 0;
  const timer = setTimeout(() => spinner.start(say(done)), quietMs);
  return {
    step: () => {
      done += 1;
      if (spinner.isSpinning) spinner.text = say(done);
    },
    end: () => {
      clearTimeout(timer);
      spinner.stop();
    },
  };
};

const silence: Progress = { step: () => undefined, end: () => undefined };
