import * as pulumi from "@pulumi/pulumi";
import { isPlain } from "./plain";

/** The names of the arguments whose values are secret: `check` gets them in clear, and has to be told not to repeat them. */
export const secretArguments = (args: object): readonly string[] | Promise<readonly string[]> => {
  const doubtful = Object.entries(args).filter(([, value]) => !isPlain(value));
  return doubtful.length === 0 ? [] : secretAmong(doubtful);
};

const secretAmong = async (args: readonly (readonly [string, unknown])[]): Promise<readonly string[]> => {
  const secret = await Promise.all(
    args.map(async ([key, value]) => ((await pulumi.isSecret(pulumi.output(value))) ? key : undefined)),
  );
  return secret.filter((key) => key !== undefined);
};
