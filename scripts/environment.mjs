import { delimiter } from "node:path";
import { projectBin } from "./current-node.mjs";

/**
 * @typedef {object} EngineSettings
 * @property {string} binDir        the folder of the Pulumi CLI, from `ensurePulumiCli`
 * @property {string} home          a folder for Pulumi's own files
 * @property {string} backend       an URL; for a folder, which must exist, "file://" and its absolute path
 * @property {string} passphrase    of the stacks' secrets
 * @property {NodeJS.ProcessEnv} [inherited]  by default this process's
 */

/**
 * A complete environment in which the Pulumi CLI asks nothing, downloads nothing, reports nothing and behaves the same
 * for everybody. A person's own PULUMI_* and WECOM_* settings are left out: those of a real company must not reach a
 * trial or a test.
 * @param {EngineSettings} settings
 * @returns {Record<string, string>}
 */
export function quietEnvironment({ binDir, home, backend, passphrase, inherited = process.env }) {
  /** @type {Record<string, string>} */
  const kept = {};
  for (const [name, value] of Object.entries(inherited)) {
    if (value !== undefined && !isOwnSetting(name)) kept[name] = value;
  }
  return {
    ...kept,
    PATH: pathWith(binDir, inherited),
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: backend,
    PULUMI_CONFIG_PASSPHRASE: passphrase,
    PULUMI_SKIP_CONFIRMATIONS: "true",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_AUTOMATION_API_SKIP_VERSION_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_DISABLE_REGISTRY_RESOLVE: "true",
    PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS: "true",
    PULUMI_SUPPRESS_NEO_LINK: "true",
  };
}

/** Settings that a person made for Pulumi or for this provider. @type {(name: string) => boolean} */
export function isOwnSetting(name) {
  return name.startsWith("PULUMI_") || name.startsWith("WECOM_");
}

/**
 * A PATH on which the project's Node comes first and the CLI's folder second: that folder may be one with another Node
 * in it, such as /usr/local/bin.
 * @type {(binDir: string, inherited: NodeJS.ProcessEnv) => string}
 */
export function pathWith(binDir, inherited) {
  return [projectBin, binDir, inherited.PATH].filter((part) => part !== undefined && part !== "").join(delimiter);
}
