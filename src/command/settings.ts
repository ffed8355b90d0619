import { describeSettingsProblems, readSettings, type Settings, type SettingsProblem } from "../config";
import type { Pulumi } from "../stack-state/pulumi";
import { readStackConfig } from "../stack-state/stack-config";

/** The environment first; with `--stack` then that stack's configuration. @throws with all that is wrong */
export const commandSettings = async (
  pulumi: Pulumi,
  stack: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Settings> => {
  const config = stack === undefined ? () => undefined : await readStackConfig(pulumi, stack, env);
  const { settings, problems } = readSettings({ env, config });
  if (!settings) throw new Error(describeProblems(problems, stack));
  return settings;
};

/** All problems, and why what `pulumi config set` has set doesn't count, where no stack was named. */
export const describeProblems = (problems: readonly SettingsProblem[], stack: string | undefined): string =>
  [
    describeSettingsProblems(problems),
    ...(stack === undefined && problems.some(({ isMissing }) => isMissing)
      ? ["What is set in a stack's configuration is looked at with --stack NAME."]
      : []),
  ].join("\n");
