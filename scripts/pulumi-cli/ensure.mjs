import { join } from "node:path";
import { repository } from "../repository.mjs";
import { buildCli } from "./go-build.mjs";
import { installCli } from "./installer.mjs";
import { keptCli } from "./kept.mjs";
import { withLock } from "./lock.mjs";
import { cliOnPath } from "./on-path.mjs";
import { currentPins, requiredGo } from "./pins.mjs";

/**
 * @typedef {object} PulumiCli
 * @property {string} command  absolute path of `pulumi`
 * @property {string} binDir   its folder; first on PATH it brings the matching language host
 * @property {string} version  without a leading "v"
 * @property {"path" | "cached" | "installer" | "go-build"} source
 */

/**
 * What every way of getting a CLI works with.
 * @typedef {object} Search
 * @property {string} folder                    where a CLI is kept
 * @property {import("./pins.mjs").Pins} pins
 * @property {NodeJS.ProcessEnv} env
 * @property {(line: string) => void} log
 */

/** @typedef {(search: Search) => PulumiCli | Promise<PulumiCli>} Way  fails, saying why, where it leads to none */

/** @type {{ path: Way, cached: Way, installer: Way, goBuild: Way }} */
const allWays = { path: cliOnPath, cached: keptCli, installer: installCli, goBuild: buildCli };

/**
 * Finds a Pulumi CLI, or gets one: the person's own where it is new enough, the one got before, Pulumi's installer, a
 * build from Go modules. Callers at the same time share one installation or build.
 * @param {Partial<Search> & { ways?: typeof allWays }} [options]
 * @returns {Promise<PulumiCli>}
 */
export async function ensurePulumiCli({
  log = console.error,
  env = process.env,
  folder = join(repository, ".pulumi-cli"),
  pins = currentPins(),
  ways = allWays,
} = {}) {
  const search = { folder, pins, env, log };
  /** @type {Map<string, unknown>} */
  const failures = new Map();
  /** @type {(what: string, way: Way) => Promise<PulumiCli | undefined>} */
  const attempt = async (what, way) => {
    try {
      return await way(search);
    } catch (error) {
      failures.set(what, error);
      return undefined;
    }
  };
  const onPath = () => attempt("on PATH", ways.path);
  const kept = () => attempt(`kept in ${folder}`, ways.cached);

  const get = async () => {
    // Whoever held the lock before has most likely just got one.
    const another = await kept();
    if (another !== undefined) return another;
    for (const [what, error] of failures) log(`no Pulumi CLI ${what}: ${reason(error)}`);
    const byInstaller = "from Pulumi's installer";
    const installed = await attempt(byInstaller, ways.installer);
    if (installed !== undefined) return installed;
    log(`no Pulumi CLI ${byInstaller}: ${reason(failures.get(byInstaller))}`);
    const built = await attempt("built from Go modules", ways.goBuild);
    if (built !== undefined) return built;
    throw new AggregateError(failures.values(), explain(failures, pins.minimum));
  };
  return (await onPath()) ?? (await kept()) ?? (await withLock(join(folder, "lock"), log, get));
}

/** @type {(failures: ReadonlyMap<string, unknown>, minimum: string) => string} */
function explain(failures, minimum) {
  return [
    `There is no Pulumi CLI ${minimum} or newer, and none could be got:`,
    ...Array.from(failures, ([what, error]) => `  - ${what}: ${reason(error).replaceAll("\n", "\n      ")}`),
    "Do one of these by hand, then run the same command again:",
    "  - install Pulumi (https://www.pulumi.com/docs/install/) and put it on PATH, for example:",
    '      curl -fsSL https://get.pulumi.com | sh && export PATH="$HOME/.pulumi/bin:$PATH"',
    `  - install Go ${requiredGo("cli")} or newer (https://go.dev/dl/), so that it can be built here`,
  ].join("\n");
}

/** @type {(error: unknown) => string} */
function reason(error) {
  return error instanceof Error ? error.message : String(error);
}
