/** `npm run docs -- --site`: the pages as a site with search, by VitePress, in the folder `site/`. */
import { execFile } from "node:child_process";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { packageRoot } from "../../../generator/host/package-root.js";
import { install } from "../../bench/install.js";
import { buildPlayground } from "./playground.js";
import { sidebarOf } from "./sidebar.js";

const cache = path.join(packageRoot, "node_modules/.cache/wireform-site");
const output = path.join(packageRoot, "site");

/** In the folders of the repository, so that links between them hold. */
const pages = [
  "README.md",
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "docs",
  "examples/emitters/README.md",
  "generator/README.md",
  "test/faults/README.md",
];

/** Installed when first needed: it is too large to be a dependency of every clone. */
const vitepress = { vitepress: "1.6.4" };

export async function buildSite(): Promise<string> {
  await install(cache, vitepress, {});
  const source = path.join(cache, "source");
  await rm(source, { recursive: true, force: true });
  for (const page of pages) {
    await mkdir(path.dirname(path.join(source, page)), { recursive: true });
    await cp(path.join(packageRoot, page), path.join(source, page), { recursive: true });
  }
  const config = path.join(source, ".vitepress");
  await mkdir(config);
  await cp(
    path.join(packageRoot, "test/docs/make/site-config.mjs"),
    path.join(config, "config.mjs"),
  );
  const index = await readFile(path.join(packageRoot, "docs/README.md"), "utf8");
  await writeFile(path.join(config, "sidebar.json"), JSON.stringify(sidebarOf(index)));
  const command = path.join(cache, "node_modules/vitepress/bin/vitepress.js");
  await promisify(execFile)(process.execPath, [command, "build", source, "--outDir", output]);
  await buildPlayground(path.join(output, "playground"));
  return output;
}
