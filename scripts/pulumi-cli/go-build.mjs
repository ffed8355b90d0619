import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { repository } from "../repository.mjs";
import { withElapsed } from "./elapsed.mjs";
import { keepCli } from "./kept.mjs";
import { requiredGo } from "./pins.mjs";
import { run } from "./run.mjs";
import { inStaging } from "./staging.mjs";

/**
 * @typedef {import("./ensure.mjs").PulumiCli} PulumiCli
 * @typedef {import("./ensure.mjs").Search} Search
 */

/** Generous: a first build takes minutes on two cores, but a slow module proxy or a busy machine must not end it. */
const buildTimeoutMs = 30 * 60_000;

/** The SDK ships this small shell script; the engine looks for it beside itself. */
const dynamicProvider = join(repository, "node_modules/@pulumi/pulumi/pulumi-resource-pulumi-nodejs");

/**
 * Builds the CLI and its Node.js language host from Pulumi's Go modules.
 * @param {Search} search
 * @returns {Promise<PulumiCli>}
 */
export function buildCli(search) {
  return inStaging(search.folder, async (staging) => {
    const { folder, pins, log } = search;
    const bin = join(staging, "bin");
    // A workspace file in a folder above would add its own modules to the build.
    const env = { ...search.env, GOWORK: "off" };
    // First what takes no time, so that a missing `npm ci` doesn't show after minutes.
    await copyFile(dynamicProvider, join(bin, "pulumi-resource-pulumi-nodejs")).catch((cause) => {
      throw new Error("@pulumi/pulumi isn't installed: run npm ci first", { cause });
    });
    await checkGo(env, staging, log);

    log(`building Pulumi ${pins.cli} from its Go modules: about 3–6 minutes once, cached afterwards in ${folder}`);
    await build("cli", "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi", {
      packages: 1_700,
      // The tags are those of Pulumi's releases; without the version the CLI calls itself a development build.
      flags: ["-tags", "osusergo,grpcnotrace"],
      ldflags: `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${pins.cli}`,
      bin,
      env,
      log,
    });
    log(`building its Node.js language host ${pins.languageHost}`);
    await build("langhost", "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs", {
      packages: 550,
      flags: [],
      ldflags: "-s -w",
      bin,
      env,
      log,
    });
    const cli = await keepCli(staging, "go-build", search);
    log(`built Pulumi ${cli.version}`);
    return cli;
  });
}

/**
 * @param {"cli" | "langhost"} module  a folder beside this file
 * @param {string} goPackage
 * @param {object} options
 * @param {number} options.packages  how many there are, roughly, for the progress lines
 * @param {readonly string[]} options.flags
 * @param {string} options.ldflags
 * @param {string} options.bin
 * @param {NodeJS.ProcessEnv} options.env
 * @param {(line: string) => void} options.log
 */
async function build(module, goPackage, { packages, flags, ldflags, bin, env, log }) {
  let downloaded = 0;
  let compiled = 0;
  await withElapsed(
    log,
    () => `${downloaded} modules downloaded, ${compiled} packages compiled (of ${packages}, less what Go has cached)`,
    () =>
      run(
        "go",
        // -mod=readonly: the build may not change go.sum, whatever GOFLAGS says. -v: a line for each package, as progress.
        ["build", "-mod=readonly", "-trimpath", "-v", ...flags, "-ldflags", ldflags, "-o", `${bin}/`, goPackage],
        {
          cwd: fileURLToPath(new URL(module, import.meta.url)),
          env,
          timeoutMs: buildTimeoutMs,
          onLine: (line) => {
            const isDownload = line.startsWith("go: downloading ");
            const isPackage = /^\S+$/.test(line);
            if (isDownload) downloaded++;
            if (isPackage) compiled++;
            return isDownload || isPackage;
          },
        },
      ),
  );
}

/**
 * Says what is wrong with the Go here before it fails in its own words. Go 1.21 and later fetches the release that a
 * go.mod asks for by itself, unless GOTOOLCHAIN forbids it.
 * @type {(env: NodeJS.ProcessEnv, cwd: string, log: (line: string) => void) => Promise<void>}
 */
async function checkGo(env, cwd, log) {
  const needed = requiredGo("cli");
  /** @type {(variable: string, extra?: NodeJS.ProcessEnv) => Promise<string>} */
  const goEnv = async (variable, extra) =>
    (await run("go", ["env", variable], { cwd, env: { ...env, ...extra }, timeoutMs: 30_000 })).trim();

  const present = await goEnv("GOVERSION", { GOTOOLCHAIN: "local" }).catch((cause) => {
    throw new Error(`Go isn't there (${needed} or newer is needed): ${cause.message}`, { cause });
  });
  if (!isOlderGo(present, needed)) return;
  const toolchain = isOlderGo(present, "1.21") ? "local" : await goEnv("GOTOOLCHAIN");
  if (toolchain === "local") throw new Error(`Go ${needed} or newer is needed, and ${present} is here`);
  log(`Go ${needed} is needed, ${present} is here: Go fetches the newer one by itself (GOTOOLCHAIN=${toolchain})`);
}

/** Compares "go1.26.8" or "1.25.11"; a release candidate counts as its release. @type {(present: string, needed: string) => boolean} */
export function isOlderGo(present, needed) {
  const [a, b] = [present, needed].map((version) => (/\d+(?:\.\d+)*/.exec(version)?.[0] ?? "0").split(".").map(Number));
  for (let index = 0; index < 3; index++) {
    const difference = (a?.[index] ?? 0) - (b?.[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
