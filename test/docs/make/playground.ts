/** The playground of the site: a page, and the generator as a browser runs it. */
import { cp, mkdir, readdir, readFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import path from "node:path";
import { build, type Plugin } from "esbuild";
import { packageRoot, version } from "../../../generator/host/package-root.js";

const source = path.join(packageRoot, "playground");

/** @param folder where its files go */
export async function buildPlayground(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const file of ["index.html", "style.css"])
    await cp(path.join(source, "page", file), path.join(folder, file));
  for (const example of ["stripe.yaml", "wepay.yaml"])
    await cp(path.join(packageRoot, "specs", example), path.join(folder, example));
  await build({
    absWorkingDir: packageRoot,
    entryPoints: {
      page: path.join(source, "page/page.ts"),
      worker: path.join(source, "worker/worker.ts"),
    },
    outdir: folder,
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2023",
    chunkNames: "chunk-[hash]",
    inject: [path.join(source, "node/globals.ts")],
    plugins: [standIns, madeModules],
    logLevel: "warning",
  });
}

/** Node's modules that the generator needs in the page, and where their browser versions are. */
const replaced: Readonly<Record<string, string>> = {
  "node:buffer": "node/buffer.ts",
  "node:crypto": "node/crypto.ts",
  "node:module": "node/module.ts",
  "node:net": "node/net.ts",
  "node:url": "node/url.ts",
  "node:util": "node/util.ts",
  prettier: "node/prettier.ts",
  "ts-morph": "node/ts-morph.ts",
};

/** `node:path` and `node:path/posix`: the disk of the page has slashes. */
const pathModule = path.join(packageRoot, "node_modules/path-browserify/index.js");

/** What the page never gets to: `schema.ts`, configurations, and emitters of other authors. */
const absent = ["openapi-typescript", "jiti"];

/** Puts modules for the browser in the place of Node's. What only a disk or a process needs throws. */
const standIns: Plugin = {
  name: "stand-ins",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/package-root\.js$/ }, () => ({
      path: path.join(source, "node/package-root.ts"),
    }));
    // Of the disk, only what the package itself has is read.
    onResolve({ filter: /^node:fs(\/promises)?$/ }, ({ importer }) =>
      importer.endsWith("/host/templates.ts")
        ? { path: path.join(source, "node/fs.ts") }
        : undefined,
    );
    onResolve({ filter: /^[\w:@/-]+$/ }, ({ path: module }) => {
      const own = replaced[module];
      if (own !== undefined) return { path: path.join(source, own) };
      if (/^(node:)?path(\/posix)?$/.test(module)) return { path: pathModule };
      const isAbsent = builtinModules.includes(module.replace(/^node:/, "")) && module !== "buffer";
      return isAbsent || absent.includes(module)
        ? { path: module, namespace: "absent" }
        : undefined;
    });
    onLoad({ filter: /.*/, namespace: "absent" }, ({ path: module }) => ({
      contents: `module.exports = new Proxy({}, { get: (_, name) => name === "__esModule" ? undefined : () => {
        throw new Error(${JSON.stringify(`${module} isn't there in a browser`)});
      } });`,
    }));
  },
};

/** Modules that are made of the repository: see `playground/node/made.d.ts`. */
const madeModules: Plugin = {
  name: "made-modules",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^wireform:/ }, ({ path: module }) => ({
      path: module,
      namespace: "made",
    }));
    onLoad({ filter: /^wireform:version$/, namespace: "made" }, () => ({
      contents: `export const version = ${JSON.stringify(version)};`,
    }));
    onLoad({ filter: /^wireform:runtime$/, namespace: "made" }, async () => ({
      contents: JSON.stringify(await readTemplates()),
      loader: "json",
    }));
  },
};

/** The runtime's modules, by the paths where `generator/host/templates.ts` looks for them. */
async function readTemplates(): Promise<Readonly<Record<string, string>>> {
  const texts: Record<string, string> = {};
  for (const folder of ["templates/runtime", "dist/templates/runtime"]) {
    const entries = await readdir(path.join(packageRoot, folder), { recursive: true });
    for (const entry of entries.filter((name) => /\.(ts|js)$/.test(name))) {
      const file = `${folder}/${entry.split(path.sep).join("/")}`;
      texts[`/wireform/${file}`] = await readFile(path.join(packageRoot, file), "utf8");
    }
  }
  return texts;
}
