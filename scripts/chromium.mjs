import chromiumPackage from "@sparticuz/chromium";
import { chromium } from "playwright-core";

/**
 * Not the package's own, which are for a cloud's functions: they switch off what keeps sites apart, which the page relies
 * on and which is tested. A container has no sandbox for it to use.
 */
const launchArguments = ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"];

/**
 * A browser without a window: the Chromium that the package ships, so that nothing is downloaded. Where it can't start,
 * this fails.
 * @returns {Promise<import("playwright-core").Browser>}
 */
export async function launchChromium() {
  return await chromium.launch({
    executablePath: await chromiumPackage.executablePath(),
    args: launchArguments,
    headless: true,
  });
}
