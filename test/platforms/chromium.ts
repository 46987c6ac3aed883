/** A headless Chromium of the machine, with a page that imports the bundle. */
import { existsSync } from "node:fs";
import { chromium as browsers, type Browser } from "playwright-core";
import { Missing, type Platform, type Run } from "./platform.js";

/** Debian's path, and those of other systems. */
const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export const hasChromium = () => places.some((place) => existsSync(place));

/** @throws Missing where there is none */
export async function launchChromium(): Promise<Browser> {
  const executablePath = places.find(existsSync);
  if (executablePath === undefined)
    throw new Missing(`none of ${places.join(", ")}; on Debian: apt-get install chromium`);
  // The sandbox needs rights that containers don't have; no page of the network is opened.
  return await browsers.launch({ executablePath, args: ["--no-sandbox"] });
}

export const chromium: Platform = {
  name: "Chromium",
  async run(_script, server) {
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      await page.goto(server);
      const results = await page.evaluate(
        `import("/checks.js").then(({ runChecks }) => runChecks(${JSON.stringify(server)}))`,
      );
      return { version: browser.version(), results: results as Run["results"] };
    } finally {
      await browser.close();
    }
  },
};
