import { readFileSync } from "node:fs";

/** The first CLI whose behaviour the provider and its tests rely on. */
export const minimumVersion = "3.254.0";

/**
 * What a kept CLI was made for. One that was made for something else is made anew.
 * @typedef {object} Pins
 * @property {string} minimum
 * @property {string} cli           built when there is nothing to download
 * @property {string} languageHost  a module of its own: the current one isn't published to the Go module proxy
 * @property {string} platform
 */

/** The go.mod files are the one place that names the versions to build. @returns {Pins} */
export function currentPins() {
  return {
    minimum: minimumVersion,
    cli: requirement("cli", "github.com/pulumi/pulumi/pkg/v3"),
    languageHost: requirement("langhost", "github.com/pulumi/pulumi/sdk/v3"),
    platform: `${process.platform}-${process.arch}`,
  };
}

/** The Go that a module asks for. @param {"cli" | "langhost"} folder */
export function requiredGo(folder) {
  return find(folder, /^go (\S+)$/m);
}

/** @type {(folder: string, module: string) => string} */
function requirement(folder, module) {
  return find(folder, new RegExp(`^(?:require|)\\s*${module.replaceAll(".", "\\.")} v(\\S+)`, "m"));
}

/** @type {(folder: string, pattern: RegExp) => string} */
function find(folder, pattern) {
  const found = pattern.exec(readFileSync(new URL(`${folder}/go.mod`, import.meta.url), "utf8"))?.[1];
  if (found === undefined) throw new Error(`scripts/pulumi-cli/${folder}/go.mod has no line that matches ${pattern}`);
  return found;
}
