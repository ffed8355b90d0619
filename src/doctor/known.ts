import { readSettings, type Settings, type SettingsProblem, type SettingsSources, secretConfigKey } from "../config";
import { messageOf } from "../errors";
import type { Pulumi } from "../stack-state/pulumi";
import { askStackConfig, hasCredentials, type StackConfig } from "../stack-state/stack-config";
import { readStoredConfig } from "../stack-state/stored-config";
import type { ProxyFact, SettingsFact, StoredFact } from "./facts";
import { rootOf } from "./probe";

type Environment = SettingsSources["env"];

/** What is known of the settings before anything is asked of the network. */
export interface Known {
  readonly fact: SettingsFact;
  readonly settings: Settings | undefined;
  /** The secret, also where the other settings are wrong. */
  readonly secret?: string | undefined;
  /** Where the proxy's variables are wrong. */
  readonly proxy: ProxyFact | undefined;
}

export const readKnown = async (pulumi: Pulumi, env: Environment, stack: string | undefined): Promise<Known> => {
  let ofStack: StackConfig = { config: () => undefined, isClear: () => false };
  try {
    // Also where the environment has all settings: a wrong stack or backend is found here.
    if (stack !== undefined) ofStack = await askStackConfig(pulumi, stack, { decrypt: !hasCredentials(env) });
  } catch (error) {
    const problems = [{ setting: `--stack ${stack}:`, message: whyNotRead(error) }];
    return {
      fact: { found: [], problems, baseUrl: undefined },
      settings: undefined,
      secret: env.WECOM_CORP_SECRET,
      proxy: undefined,
    };
  }
  const { config } = ofStack;
  const { settings, corpId, problems: wrong } = readSettings({ env, config });
  const problems = ofStack.isClear(secretConfigKey) ? [...wrong, clearSecret] : wrong;
  const from = (variable: string, key: string) => {
    if (env[variable] !== undefined) return variable;
    return config(key) === undefined ? "default" : `${key} of the stack ${stack}`;
  };
  const found = [
    `corp id ${corpId} (${from("WECOM_CORP_ID", "wecom:corpId")})`,
    `secret [secret] (${from("WECOM_CORP_SECRET", secretConfigKey)})`,
    ...(settings ? [`base URL ${settings.baseUrl.href} (${from("WECOM_BASE_URL", "wecom:baseUrl")})`] : []),
  ];
  const ofProxy = problems.filter(({ setting }) => /_proxy$/i.test(setting));
  return {
    fact: {
      found,
      problems: problems.filter((problem) => !ofProxy.includes(problem)),
      baseUrl: settings?.baseUrl,
      stack,
      stored: stack === undefined || problems.length > 0 ? undefined : await storedOf(pulumi, stack, env, config),
    },
    settings: problems.length === 0 ? settings : undefined,
    secret: env.WECOM_CORP_SECRET ?? config(secretConfigKey),
    proxy:
      ofProxy[0] === undefined
        ? undefined
        : { kind: "unreachable", origin: ofProxy[0].setting, message: ofProxy[0].message },
  };
};

/** As the program says it, which refuses it wherever the settings come from. */
const clearSecret: SettingsProblem = {
  setting: secretConfigKey,
  message: `is in the stack's configuration in clear text, which the program refuses: run "pulumi config set --secret ${secretConfigKey}", or use the environment variable WECOM_CORP_SECRET and run "pulumi config rm ${secretConfigKey}"`,
};

/** By key, the variable that wins. */
const storable = {
  "wecom:corpId": "WECOM_CORP_ID",
  [secretConfigKey]: "WECOM_CORP_SECRET",
  "wecom:baseUrl": "WECOM_BASE_URL",
} as const;

const storedOf = async (
  pulumi: Pulumi,
  stack: string,
  env: Environment,
  config: SettingsSources["config"],
): Promise<StoredFact | undefined> => {
  const keys = Object.entries(storable).flatMap(([key, variable]) => (env[variable] === undefined ? [key] : []));
  if (keys.length === 0) return undefined;
  try {
    const stored = await readStoredConfig(pulumi, stack, { decrypt: keys.includes(secretConfigKey) });
    if (!stored) return undefined;
    const others = keys.filter((key) => !stored.isEncrypted(key) && stored.config(key) !== config(key));
    return others.length > 0 ? { kind: "other", keys: others } : undefined;
  } catch (error) {
    return { kind: "unread", message: messageOf(error) };
  }
};

/** `pulumiIn` would propose an export, which says nothing of settings. */
const whyNotRead = (error: unknown): string =>
  rootOf(error).code === "ENOENT"
    ? "there is no pulumi on the PATH to read its configuration with: install it, or set the environment's variables"
    : messageOf(error);
