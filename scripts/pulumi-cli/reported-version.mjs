import { run } from "./run.mjs";
import { compareVersions, parseVersion } from "./version.mjs";

/**
 * Asks a Pulumi CLI for its version; fails where it doesn't run, or is older than `minimum`.
 * @param {string} command
 * @param {{ minimum: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<string>} without a leading "v"
 */
export async function reportedVersion(command, { minimum, env }) {
  const answer = (
    await run(command, ["version"], { env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" }, timeoutMs: 30_000 })
  ).trim();
  const version = parseVersion(answer);
  const least = parseVersion(minimum);
  if (version === undefined || least === undefined) throw new Error(`${command} names no version: ${answer}`);
  if (compareVersions(version, least) < 0) throw new Error(`${command} is ${answer}, which is older than ${minimum}`);
  return answer.replace(/^v/, "");
}
