import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isOwnSetting, pathWith, quietEnvironment } from "./environment.mjs";
import { repository } from "./repository.mjs";

/**
 * The environment for a person's own trials. State, secrets and Pulumi's own files stay in `folder`, unless the person
 * has chosen a backend: by PULUMI_BACKEND_URL, or by logging in with this CLI.
 * @param {object} settings
 * @param {string} settings.binDir  the folder of the Pulumi CLI
 * @param {boolean} [settings.choosesBackend]  the command to run is such a choice
 * @param {NodeJS.ProcessEnv} [settings.inherited]
 * @param {string} [settings.folder]
 * @returns {{ env: Record<string, string | undefined>, isTrial: boolean }}
 */
export function trialEnvironment({
  binDir,
  choosesBackend = false,
  inherited = process.env,
  folder = join(repository, ".trial"),
}) {
  const home = inherited.PULUMI_HOME ?? join(folder, "home");
  if (choosesBackend || inherited.PULUMI_BACKEND_URL !== undefined || isLoggedIn(home)) {
    return { env: { ...inherited, PATH: pathWith(binDir, inherited), PULUMI_HOME: home }, isTrial: false };
  }
  const state = join(folder, "state");
  for (const path of [home, state]) mkdirSync(path, { recursive: true });
  const {
    PULUMI_SKIP_CONFIRMATIONS: _,
    PULUMI_CONFIG_PASSPHRASE,
    ...quiet
  } = quietEnvironment({
    binDir,
    home,
    backend: `file://${state}`,
    passphrase: "",
    inherited,
  });
  // Two passphrases would compete.
  const passphrase = inherited.PULUMI_CONFIG_PASSPHRASE_FILE === undefined ? { PULUMI_CONFIG_PASSPHRASE } : {};
  const own = Object.fromEntries(Object.entries(inherited).filter(([name]) => isOwnSetting(name)));
  return { env: { ...quiet, ...passphrase, ...own }, isTrial: true };
}

/** @type {(home: string) => boolean} */
function isLoggedIn(home) {
  try {
    return Boolean(JSON.parse(readFileSync(join(home, "credentials.json"), "utf8")).current);
  } catch {
    return false;
  }
}
