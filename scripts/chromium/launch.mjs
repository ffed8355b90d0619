import { chromium } from "playwright-core";
import { ensureChromium } from "./ensure.mjs";

/**
 * Not the package's own, which are for a cloud's functions: they switch off what keeps sites apart, which the page relies
 * on and which is tested. A container has no sandbox for it to use.
 */
const launchArguments = ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"];

/**
 * A browser without a window: the Chromium that an npm package ships, so that nothing is downloaded. Where it can't start,
 * this fails.
 * @returns {Promise<import("playwright-core").Browser>}
 */
export async function launchChromium() {
  return await chromium.launch({ executablePath: await ensureChromium(), args: launchArguments, headless: true });
}
