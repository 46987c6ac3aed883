/** The options of operations in the libraries that take them, without a network. */
import { cp } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build, type BuildOptions } from "esbuild";
import { beforeAll, expect, test, vi } from "vitest";
import { closeAfterTest } from "../leftovers.js";
import { projectRoot } from "../package/project.js";
import { chromium, hasChromium } from "../platforms/chromium.js";
import { startPlatformServer } from "../platforms/platform-server.js";
import { versions } from "../types/tsc.js";
import { writePage } from "./page.js";
import { complain, prepare } from "./prepare.js";
import type { Checks } from "./programs/checks.js";

let folder: string;
let page: readonly string[];
beforeAll(async () => {
  folder = await prepare("query", "my-api");
  const programs = path.join(projectRoot, "test/query/programs");
  await cp(programs, path.join(folder, "programs"), { recursive: true });
  page = await writePage("query", folder);
});

test.each(versions)("the programs compile with TypeScript %s", async (version) => {
  expect(await complain(folder, version)).toEqual([]);
});

test.each(["core", "vue"])("%s", async (name) => {
  const outfile = path.join(folder, `${name}.mjs`);
  await bundle(`${name}.ts`, { outfile, platform: "node", packages: "external" });
  const { checks } = (await import(pathToFileURL(outfile).href)) as { readonly checks: Checks };
  for (const [what, check] of Object.entries(checks))
    await expect(check(), what).resolves.toBe(undefined);
});

test("the programs of docs/query.md run", async () => {
  expect(page.length).toBeGreaterThan(5);
  const { createFake } = (await import(
    pathToFileURL(path.join(folder, "out/dist/fake.js")).href
  )) as { readonly createFake: () => { readonly fetch: typeof fetch } };
  vi.stubGlobal("fetch", createFake().fetch);
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  for (const name of page) {
    const outfile = path.join(folder, `${name}.mjs`);
    await bundle(name, { outfile, platform: "node", packages: "external" });
    await import(pathToFileURL(outfile).href);
  }
  expect(log.mock.calls).toEqual([[expect.any(Number)]]);
});

test.skipIf(!hasChromium())("all of them in Chromium, with React and SWR", async () => {
  const { outputFiles } = await bundle("browser.ts", {
    platform: "browser",
    write: false,
    define: { "process.env.NODE_ENV": '"development"', __VUE_OPTIONS_API__: "false" },
  });
  const server = await startPlatformServer(outputFiles![0]!.text);
  closeAfterTest(() => server.close());
  const { results } = await chromium.run("", server.url);
  expect(Object.values(results).length).toBeGreaterThan(20);
  expect(Object.entries(results).filter(([, fault]) => fault !== null)).toEqual([]);
});

function bundle(program: string, options: BuildOptions) {
  const entryPoints = [path.join(folder, "programs", program)];
  return build({ entryPoints, bundle: true, format: "esm", jsx: "automatic", ...options });
}
