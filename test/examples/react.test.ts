/** The page of examples/react in Chromium, as `npm run dev` shows it. */
import { copyFile, mkdir } from "node:fs/promises";
import path from "node:path";
import { createServer } from "vite";
import { expect, test } from "vitest";
import { closeAfterTest } from "../leftovers.js";
import { projectRoot, readTree, run } from "../package/project.js";
import { hasChromium, launchChromium } from "../platforms/chromium.js";
import { complaintsOfExample, copyExample } from "./project.js";

test.skipIf(!hasChromium())("react", async () => {
  const folder = await copyExample("react");
  expect(await complaintsOfExample(folder)).toEqual([]);
  // What `msw init public` does.
  await mkdir(path.join(folder, "public"));
  const worker = "mockServiceWorker.js";
  await copyFile(
    path.join(projectRoot, "node_modules/msw/lib", worker),
    path.join(folder, "public", worker),
  );
  const server = await createServer({
    root: folder,
    logLevel: "error",
    configFile: false,
    // Its libraries are links to this repository's.
    server: { host: "127.0.0.1", port: 0, fs: { strict: false } },
  });
  closeAfterTest(() => server.close());
  await server.listen();

  const browser = await launchChromium();
  closeAfterTest(() => browser.close());
  const page = await browser.newPage();
  await page.goto(server.resolvedUrls!.local[0]!);
  const items = page.getByRole("listitem");
  await page.getByText("More").click();
  await items.nth(2).waitFor();
  expect(await items.allTextContents()).toEqual(["tea", "cups", "a pot"]);
  expect(await page.getByText("More").count()).toBe(0);

  const order = async (item: string) => {
    await page.getByLabel("Item").fill(item);
    await page.getByRole("button", { name: "Order" }).click();
  };
  await order("cake");
  await page.getByRole("alert").waitFor();
  expect(await page.getByRole("alert").textContent()).toBe("Only 0 left");
  await order("sugar");
  await items.nth(3).waitFor();
  expect(await items.nth(3).textContent()).toBe("sugar");

  // A build for production. NODE_ENV is that of tests here.
  const vite = path.join(projectRoot, "node_modules/vite/bin/vite.js");
  const built = ["build", "--outDir", "built", "--logLevel", "error"];
  const ended = await run(folder, "env", "-u", "NODE_ENV", process.execPath, vite, ...built);
  expect(ended).toMatchObject({ code: 0, stderr: "" });
  const scripts = Object.values(await readTree(path.join(folder, "built/assets"))).join("\n");
  expect(scripts.includes("/orders"), "the page").toBe(true);
  expect(scripts.includes("a pot"), "its mocks").toBe(false);
});
