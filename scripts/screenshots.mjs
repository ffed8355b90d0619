import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "./built.mjs";
import { launchChromium } from "./chromium/launch.mjs";
import { repository } from "./repository.mjs";
import { pictures } from "./screenshots/pictures.mjs";
import { play, seed, startAtMs } from "./screenshots/scene.mjs";

const folder = join(repository, "docs", "pictures");
const mostBytes = 150_000;

/**
 * Takes the pictures of docs/page.md from the running page. The texts in them are drawn with this machine's fonts: one
 * with Chinese characters has to be among them.
 */
async function main() {
  ensureBuilt();
  const { startSimulator } = await import("../dist/simulator/index.js");
  mkdirSync(folder, { recursive: true });
  const simulator = await startSimulator({ seed, clock: "manual", startAtMs });
  const browser = await launchChromium();
  try {
    await play(simulator);
    for (const { name, place, locale, colorScheme, viewport, ready } of pictures) {
      const context = await browser.newContext({ locale, colorScheme, viewport, timezoneId: "Asia/Shanghai" });
      const page = await context.newPage();
      await page.goto(`${simulator.url}/${place}`);
      await page.locator(ready).first().waitFor();
      await page.locator(".status.live").waitFor();
      await page.evaluate("document.fonts.ready");
      const path = join(folder, `${name}.png`);
      await page.screenshot({ path, animations: "disabled" });
      const { size } = statSync(path);
      console.log(`docs/pictures/${name}.png  ${Math.round(size / 1_024)} KB`);
      if (size > mostBytes) throw new Error(`${path} has ${size} bytes, more than ${mostBytes}`);
      await context.close();
    }
  } finally {
    await browser.close();
    await simulator.close();
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
