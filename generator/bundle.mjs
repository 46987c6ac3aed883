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

const options = {
  absWorkingDir: root,
  outdir: folder,
  allowOverwrite: true,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  packages: "external",
  logLevel: "warning",
  metafile: true,
};

/** What the command imports late, by the name of the file that it will be in. */
const late = new Map();

/**
 * The command is one file with all that it takes to see that nothing has changed. The rest is shared with
 * the other doors, as programs and emitters may hand parts of it to each other.
 */
const command = {
  ...options,
  entryPoints: { main: "dist/generator/main.js" },
  plugins: [
    {
      name: "late",
      setup({ onResolve }) {
        onResolve({ filter: /^\./ }, ({ path: module, kind, resolveDir }) => {
          if (kind !== "dynamic-import" || module.endsWith("/generate-run.js")) return undefined;
          const file = path.resolve(resolveDir, module);
          const name = path.relative(folder, file).replace(/\.js$/, "").replaceAll(path.sep, "-");
          late.set(`late-${name}`, file);
          return { path: `./late-${name}.js`, external: true };
        });
      },
    },
  ],
};
await build({ ...command, write: false });

const { metafile } = await build({
  ...options,
  // Modules find each other by their URLs: a thread's module, an emitter's, the folder of the code.
  entryPoints: {
    index: "dist/generator/index.js",
    unplugin: "dist/generator/unplugin.js",
    worker: "dist/generator/pipeline/worker.js",
    ...Object.fromEntries(late),
  },
  splitting: true,
  chunkNames: "chunk-[hash]",
});
await build(command);
// This one starts while a run goes on: it shares nothing, so that it loads only what it needs.
await build({
  ...options,
  entryPoints: { "print-worker": "dist/generator/pipeline/print-worker.js" },
});
// What an earlier build left.
const written = new Set(Object.keys(metafile.outputs).map((file) => path.resolve(root, file)));
for (const name of await readdir(folder)) {
  const file = path.join(folder, name);
  if (/^(chunk|late)-[\w-]+\.js$/.test(name) && !written.has(file)) await rm(file);
}

// Runs compare it, instead of reading all that a build is made of.
const { hashOfBuild, buildIdFile } = await import("../dist/generator/cache/fingerprint.js");
await writeFile(buildIdFile, hashOfBuild());
