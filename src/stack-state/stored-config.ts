import type { SettingsSources } from "../config";
import { parseDeployment } from "./deployment";
import type { Pulumi } from "./pulumi";
import { reveal } from "./reveal";

/** The provider of all dynamic resources of Node.js. Pulumi stores the whole configuration of the stack with it. */
const providerType = "pulumi:providers:pulumi-nodejs";

export interface StoredConfig {
  readonly config: SettingsSources["config"];
  /** Whether a key has a value that isn't decrypted here. */
  readonly isEncrypted: (key: string) => boolean;
}

/** The configuration that a stack's last run left in its state, which is what a refresh uses; undefined before the first. */
export const readStoredConfig = async (
  pulumi: Pulumi,
  stack: string,
  { decrypt }: { readonly decrypt: boolean },
): Promise<StoredConfig | undefined> => {
  const text = await pulumi("stack", "export", "--stack", stack, ...(decrypt ? ["--show-secrets"] : []));
  const resources = parseDeployment(text, `the export of the stack ${stack}`);
  const provider = resources.find(({ type, delete: givenUp }) => type === providerType && !givenUp);
  if (!provider) return undefined;
  const { properties, encrypted } = reveal(provider.outputs ?? {});
  return {
    config: (key) => {
      const value = Object.hasOwn(properties, key) ? properties[key] : undefined;
      return typeof value === "string" ? value : undefined;
    },
    isEncrypted: (key) => encrypted.includes(key),
  };
};
