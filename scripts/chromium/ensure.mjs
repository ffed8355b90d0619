import { existsSync, readFileSync } from "node:fs";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { withLock } from "../pulumi-cli/lock.mjs";
import { run } from "../pulumi-cli/run.mjs";
import { inStaging } from "../pulumi-cli/staging.mjs";
import { repository } from "../repository.mjs";

const kept = join(repository, ".work", "chromium");
const inflate = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())";

/**
 * The Chromium of the npm package `@sparticuz/chromium`, unpacked. The package itself unpacks it into the system's folder
 * for temporary files and takes whatever is there already: another version's, or half of one that somebody else is still
 * writing. So it does that in a folder of its own here, which gets its name when it is whole.
 * @returns {Promise<string>} the program's path
 */
export async function ensureChromium() {
  const { version } = JSON.parse(
    readFileSync(join(repository, "node_modules", "@sparticuz", "chromium", "package.json"), "utf8"),
  );
  const home = join(kept, version);
  const program = join(home, "chromium");
  if (existsSync(program)) return program;
  return await withLock(
    join(kept, "lock"),
    () => {},
    async () => {
      // Whoever held the lock before has most likely just unpacked it.
      if (existsSync(program)) return program;
      await inStaging(kept, async (staging) => {
        const env = { ...process.env, TMPDIR: staging };
        await run(process.execPath, ["--eval", inflate], { timeoutMs: 120_000, cwd: repository, env });
        await rename(staging, home);
      });
      return program;
    },
  );
}
