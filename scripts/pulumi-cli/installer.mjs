import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { repository } from "../repository.mjs";
import { withElapsed } from "./elapsed.mjs";
import { keepCli } from "./kept.mjs";
import { run } from "./run.mjs";
import { inStaging } from "./staging.mjs";

/** The download is about 150 MB. That nothing answers at all shows within seconds (`install-with-sdk.mjs`). */
const timeoutMs = 180_000;

/**
 * Lets the SDK's own installer download the CLI that belongs to the SDK here.
 * @param {import("./ensure.mjs").Search} search
 * @returns {Promise<import("./ensure.mjs").PulumiCli>}
 */
export async function installCli(search) {
  if (!existsSync(join(repository, "node_modules/@pulumi/pulumi/automation/index.js"))) {
    throw new Error("@pulumi/pulumi, which brings it, isn't installed: run npm ci first");
  }
  return inStaging(search.folder, async (staging) => {
    search.log("downloading Pulumi with its own installer");
    // A process of its own: the SDK's function can't be told to stop.
    const child = fileURLToPath(new URL("install-with-sdk.mjs", import.meta.url));
    await withElapsed(
      search.log,
      () => "downloading",
      () => run(process.execPath, [child, staging], { env: search.env, timeoutMs }),
    );
    const cli = await keepCli(staging, "installer", search);
    search.log(`installed Pulumi ${cli.version}`);
    return cli;
  });
}
