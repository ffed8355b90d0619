/**
 * A history that failed: `MODEL_SEED` and `MODEL_PATH` name it, whatever ran before it. With `MODEL_SHRINK=1` smaller
 * ones that fail are looked for, which takes minutes.
 */
export interface Replay {
  readonly seed: number;
  readonly path: string;
  readonly replayPath: string | undefined;
  readonly isShrinking: boolean;
}

const separator = "@";

export const replayOf = (env: NodeJS.ProcessEnv): Replay | undefined => {
  const { MODEL_SEED, MODEL_PATH, MODEL_SHRINK } = env;
  if (MODEL_SEED === undefined || MODEL_PATH === undefined) return undefined;
  const [path = "", replayPath] = MODEL_PATH.split(separator);
  return { seed: Number(MODEL_SEED), path, replayPath, isShrinking: MODEL_SHRINK === "1" };
};

/** The one command that does it again. */
export const replayCommand = ({ seed, path, replayPath }: Omit<Replay, "isShrinking">): string =>
  `MODEL_SEED=${seed} MODEL_PATH=${[path, replayPath].filter(Boolean).join(separator)} npm run soak`;

/** fast-check names the commands that ran in the text of a counterexample alone. */
export const replayPathIn = (counterexample: string): string | undefined =>
  /replayPath="([^"]*)"/.exec(counterexample)?.[1];
