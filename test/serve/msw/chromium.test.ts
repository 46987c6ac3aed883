/** Mock Service Worker's service worker in a real browser, with answers of a fake. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { packageRoot } from "../../../generator/host/package-root.js";
import { hasChromium, launchChromium } from "../../platforms/chromium.js";
import { closeAfterTest } from "../../leftovers.js";
import { writePackage } from "../../validate/packages.js";
import { listen } from "../sent-requests.js";
import type { visit } from "./page.js";

const document = path.join(packageRoot, "test/cases/stateful-fake/openapi.yaml");

/** The page's program, with the generated fake. */
async function bundle(): Promise<string> {
  const folder = await writePackage(document);
  const contents = `
    import { createFake } from ${JSON.stringify(path.join(folder!, "dist/fake.js"))};
    import { visit } from "./page.ts";
    window.visit = () => visit(createFake({ stateful: true }));`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    format: "esm",
    write: false,
  });
  return outputFiles[0]!.text;
}

it.skipIf(!hasChromium())("by one line", async () => {
  const worker = createRequire(import.meta.url).resolve("msw/mockServiceWorker.js");
  const scripts: Readonly<Record<string, string>> = {
    "/page.js": await bundle(),
    "/mockServiceWorker.js": await readFile(worker, "utf8"),
  };
  const url = await listen(async (request) => {
    const script = scripts[new URL(request.url).pathname];
    const type = script === undefined ? "text/html" : "text/javascript";
    const page = '<!doctype html><script type="module" src="/page.js"></script>';
    return new Response(script ?? page, { headers: { "content-type": type } });
  });
  const browser = await launchChromium();
  closeAfterTest(() => browser.close());
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction("window.visit");
  const found = (await page.evaluate("window.visit()")) as Awaited<ReturnType<typeof visit>>;
  expect(found.created).toMatchObject({ amount: 5 });
  expect(found.read).toEqual(found.created);
  expect([found.wrong, found.retryAfter, found.cut]).toEqual([415, "1", "TypeError"]);
  expect(found.requests).toEqual([
    "createPayment 201",
    "getPayment 200",
    "createPayment 415",
    "createPayment 429",
    "createPayment 0",
    "null 404",
  ]);
  expect(found.own).toEqual([404, 200]);
});
