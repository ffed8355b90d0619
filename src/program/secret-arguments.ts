import * as pulumi from "@pulumi/pulumi";

/** The names of the arguments whose values are secret: `check` gets them in clear, and has to be told not to repeat them. */
export const secretArguments = async (args: object): Promise<readonly string[]> => {
  const secret = await Promise.all(
    Object.entries(args).map(async ([key, value]) => ((await pulumi.isSecret(pulumi.output(value))) ? key : undefined)),
  );
  return secret.filter((key) => key !== undefined);
};
