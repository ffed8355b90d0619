import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder of its own for each test of the suite it is called in. */
export function temporaryFolder(): (name?: string) => string {
  let folder = "";
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "pulumi-wecom-scripts-")));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return (name = ".") => join(folder, name);
}

/** Writes a shell script that can be started under the name of a program. */
export function writeProgram(file: string, script: string): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

/** A Pulumi CLI that knows its version and nothing else. */
export function writeFakeCli(binDir: string, version: string): string {
  writeProgram(join(binDir, "pulumi-language-nodejs"), "exit 1");
  return writeProgram(join(binDir, "pulumi"), `test "$1" = version && echo ${version}`);
}

export const pins = { minimum: "3.254.0", cli: "3.259.0", languageHost: "3.68.0", platform: "any" };
