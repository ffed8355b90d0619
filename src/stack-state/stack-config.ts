import { z } from "zod";
import type { SettingsSources } from "../config";
import { parseJson } from "./json";
import type { Pulumi } from "./pulumi";

/** A secret has no value where it was not asked for, and what isn't a text has an `objectValue`. */
const configValues = z.record(z.string(), z.object({ value: z.string().optional(), secret: z.boolean().optional() }));

export interface StackConfig {
  readonly config: SettingsSources["config"];
  /** Whether a key is set and not marked secret. */
  readonly isClear: (key: string) => boolean;
}

/** The configuration of a stack; what is secret only where Pulumi is to `decrypt` it. */
export const askStackConfig = async (
  pulumi: Pulumi,
  stack: string,
  { decrypt }: { readonly decrypt: boolean },
): Promise<StackConfig> => {
  const text = await pulumi("config", "--json", "--stack", stack, ...(decrypt ? ["--show-secrets"] : []));
  const values = configValues.parse(
    parseJson(text, `the configuration of the stack ${stack}`, "expected is an object"),
  );
  const entry = (key: string) => (Object.hasOwn(values, key) ? values[key] : undefined);
  return { config: (key) => entry(key)?.value, isClear: (key) => entry(key)?.secret === false };
};

/** Whether the environment has corp id and secret, so that no configuration has to be decrypted for them. */
export const hasCredentials = (env: SettingsSources["env"]): boolean =>
  env.WECOM_CORP_ID !== undefined && env.WECOM_CORP_SECRET !== undefined;

/**
 * The configuration of a stack, for what the environment doesn't set. Pulumi decrypts it only where the credentials
 * have to come from it, and isn't asked at all where nothing has to.
 */
export const readStackConfig = async (
  pulumi: Pulumi,
  stack: string,
  env: SettingsSources["env"],
): Promise<SettingsSources["config"]> => {
  if (hasCredentials(env) && env.WECOM_BASE_URL !== undefined) return () => undefined;
  return (await askStackConfig(pulumi, stack, { decrypt: !hasCredentials(env) })).config;
};
