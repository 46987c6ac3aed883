/** The plugin in real builds: Vite's (Rolldown), watching and not, and esbuild's. */
import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { build as esbuild } from "esbuild";
import { build, type InlineConfig, type Rolldown } from "vite";
import { expect, test } from "vitest";
import wireform from "../../generator/unplugin.js";
import { makeShop, shopOf } from "./shop.js";

const program = (name: string) =>
  `import * as shop from "shop/shop";\nconsole.log(shop.${name}({ path: { id: "7" } }).url);\n`;

/** A project whose program imports a package that isn't generated yet. */
async function makeProject(): Promise<string> {
  const folder = await makeShop();
  await mkdir(path.join(folder, "node_modules"));
  await symlink(path.join(folder, "sdk"), path.join(folder, "node_modules/shop"));
  await writeFile(path.join(folder, "main.js"), program("payOrder"));
  return folder;
}

function viteConfig(folder: string): InlineConfig {
  const lib = {
    entry: path.join(folder, "main.js"),
    formats: ["es" as const],
    fileName: () => "app.js",
  };
  const logLevel = "silent";
  const plugins = [wireform.vite({ cwd: folder })];
  return { root: folder, configFile: false, logLevel, plugins, build: { lib, outDir: "app" } };
}

const readApp = (folder: string) => readFile(path.join(folder, "app/app.js"), "utf8");

test("vite build generates what the program imports", async () => {
  const folder = await makeProject();
  await build(viteConfig(folder));
  expect(await readApp(folder)).toContain("/orders/");
});

test("a build fails with the place of what is wrong", async () => {
  const folder = await makeProject();
  await writeFile(path.join(folder, "shop.json"), `{ "openapi": "3.1.0", "info": 1, "paths": {} }`);
  await expect(build(viteConfig(folder))).rejects.toThrow(/WF2005[^]*shop\.json:1:/);
});

test("esbuild generates too", async () => {
  const folder = await makeProject();
  const { outputFiles } = await esbuild({
    entryPoints: [path.join(folder, "main.js")],
    bundle: true,
    write: false,
    format: "esm",
    plugins: [wireform.esbuild({ cwd: folder })],
  });
  expect(outputFiles[0]!.text).toContain("/orders/");
});

test("while vite watches, a changed document is generated anew; a broken one can be mended", async () => {
  const folder = await makeProject();
  const config = viteConfig(folder);
  const watching = { ...config, build: { ...config.build, watch: {} } };
  const watcher = (await build(watching)) as Rolldown.RolldownWatcher;
  const ends = eventsOf(watcher);
  try {
    expect(await ends()).toBe("END");
    expect(await readApp(folder)).toContain("/orders/");

    await writeFile(path.join(folder, "shop.json"), "{");
    expect(await ends("ERROR")).toBe("ERROR");

    const changed = shopOf("payOrder", "Pay.", "receipt");
    await writeFile(path.join(folder, "shop.json"), changed);
    while (!(await readApp(folder)).includes("receipt")) await ends();
    const module = "sdk/src/shop/operations/pay-order.ts";
    expect(await readFile(path.join(folder, module), "utf8")).toContain("receipt");
  } finally {
    await watcher.close();
  }
});

/**
 * Waits for builds to end, each of which counts once; with a word, for the next build that ends
 * like that.
 */
function eventsOf(watcher: Rolldown.RolldownWatcher) {
  const told: string[] = [];
  let wake = () => {};
  watcher.on("event", (event) => {
    if (event.code !== "END" && event.code !== "ERROR") return;
    told.push(event.code);
    wake();
  });
  return async (word?: string): Promise<string> => {
    for (;;) {
      const code = told.shift();
      if (code === undefined) await new Promise<void>((resolve) => (wake = resolve));
      else if (word === undefined || code === word) return code;
    }
  };
}
