import * as pulumi from "@pulumi/pulumi";
import { secretConfigKey } from "../config";

/**
 * The stack's whole configuration is stored in its state, and only what is marked secret is encrypted there.
 *
 * @throws pulumi.RunError where the corp secret isn't
 */
export const refuseClearSecret = (): void => {
  const runtime = pulumi.runtime as typeof pulumi.runtime & { isConfigSecret?(key: string): boolean };
  const isSet = pulumi.runtime.getConfig(secretConfigKey) !== undefined;
  if (!isSet || runtime.isConfigSecret?.(secretConfigKey) !== false) return;
  throw new pulumi.RunError(
    `${secretConfigKey} is in the stack's configuration in clear text, and would be in its state. ` +
      `Run "pulumi config set --secret ${secretConfigKey}", or use the environment variable WECOM_CORP_SECRET instead.`,
  );
};
