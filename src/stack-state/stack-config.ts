import { z } from "zod";
import type { SettingsSources } from "../config";
import { parseJson } from "./json";
import type { Pulumi } from "./pulumi";

/** A secret has no value where it was not asked for, and what isn't a text has an `objectValue`. */
const configValues = z.record(z.string(), z.object({ value: z.string().optional() }));

/**
 * The configuration of a stack, for what the environment doesn't set. Pulumi decrypts it only where the credentials
 * have to come from it, and isn't asked at all where nothing has to.
 */
export const readStackConfig = async (
  pulumi: Pulumi,
  stack: string,
  env: SettingsSources["env"],
): Promise<SettingsSources["config"]> => {
  const isSet = (variable: string) => env[variable] !== undefined;
  const hasCredentials = isSet("WECOM_CORP_ID") && isSet("WECOM_CORP_SECRET");
  if (hasCredentials && isSet("WECOM_BASE_URL")) return () => undefined;
  const flags = hasCredentials ? [] : ["--show-secrets"];
  const text = await pulumi("config", "--json", "--stack", stack, ...flags);
  const values = configValues.parse(
    parseJson(text, `the configuration of the stack ${stack}`, "expected is an object"),
  );
  return (key) => (Object.hasOwn(values, key) ? values[key]?.value : undefined);
};
