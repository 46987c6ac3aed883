/**
 * Joins the compiled modules behind the doors of the package into a few files, in their place: Node
 * takes longer to find and link four hundred modules than to run what most commands need of them.
 * What is imported late stays apart.
 */
import { readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

const root = path.dirname(import.meta.dirname);
const folder = path.join(root, "dist/generator");

const { metafile } = await build({
  absWorkingDir: root,
  // Modules find each other by their URLs: a thread's module, an emitter's, the folder of the code.
  entryPoints: {
    main: "dist/generator/main.js",
    index: "dist/generator/index.js",
    unplugin: "dist/generator/unplugin.js",
    worker: "dist/generator/pipeline/worker.js",
  },
  outdir: folder,
  allowOverwrite: true,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  packages: "external",
  chunkNames: "chunk-[hash]",
  logLevel: "warning",
  metafile: true,
});
// What an earlier build left.
const written = new Set(Object.keys(metafile.outputs).map((file) => path.resolve(root, file)));
for (const name of await readdir(folder)) {
  const file = path.join(folder, name);
  if (/^chunk-\w+\.js$/.test(name) && !written.has(file)) await rm(file);
}

// Runs compare it, instead of reading all that a build is made of.
const { hashOfBuild, buildIdFile } = await import("../dist/generator/cache/fingerprint.js");
await writeFile(buildIdFile, hashOfBuild());
