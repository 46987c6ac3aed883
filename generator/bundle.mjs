/**
 * Joins the compiled modules into a few files, in their place: Node takes longer to find and link four
 * hundred modules than to run what most commands need of them.
 *
 * - `main.js`: what starts a command, and sees that nothing has changed.
 * - `code.cjs`: all else, as one script in parts. V8 keeps what it has compiled of it from one process to
 *   the next: see `cache/joined-code.ts`.
 * - Doors such as `index.js`: modules that export what a part has.
 * - `print-worker.js`: it starts while a run goes on, and shares nothing, so that it loads only what it needs.
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
  // A third less to read. Names stay, and lines: errors tell where they are thrown.
  minifyWhitespace: true,
  minifySyntax: true,
  lineLimit: 100,
};

/** The name of a module, by which it is a part: its path without the ending. */
const partName = (file) =>
  path.relative(folder, file).replace(/\.js$/, "").replaceAll(path.sep, "/");

/** A plugin that puts made modules in the place of imported ones: where a text is given for one. */
const made = (name, textOf) => ({
  name,
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^/, namespace: "file" }, ({ path: written, kind, resolveDir }) => {
      const isPackage = !/^[./]/.test(written);
      const module = isPackage ? written : path.resolve(resolveDir, written);
      const text = textOf(module, { isLate: kind === "dynamic-import", isPackage });
      if (!text) return undefined;
      const shown = isPackage ? written : partName(module);
      return { path: shown, namespace: name, pluginData: { text, resolveDir } };
    });
    onLoad({ filter: /^/, namespace: name }, ({ pluginData: { text, resolveDir } }) => ({
      contents: text,
      resolveDir,
    }));
  },
});

/** A plugin that leaves a module out: a file at another path is imported instead. */
const external = (ending, file) => ({
  name: "external",
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ path: written, resolveDir }) =>
      path.resolve(resolveDir, written).endsWith(path.normalize(ending))
        ? { path: file, external: true }
        : undefined,
    );
  },
});

/** The parts that doors are for, and those that the command imports late. */
const parts = new Map();
const addPart = (file) => void parts.set(partName(file), file);
for (const name of ["index", "pipeline/plugin", "pipeline/worker"])
  addPart(path.join(folder, `${name}.js`));

/** What belongs to the start of a command: enough to report again what the last run found. */
const isStart = (module) =>
  ["cli/generate/generate-run", "cli/reporter", "host/host"].includes(partName(module));

/** What the start of a command imports late. */
const isRest = (module, { isLate, isPackage }) => isLate && !isPackage && !isStart(module);

const command = { ...options, entryPoints: { main: "dist/generator/main.js" } };
const findParts = (module, how) => {
  if (!isRest(module, how)) return undefined;
  addPart(module);
  return "export {};";
};
await build({ ...command, plugins: [made("find", findParts)], write: false });

const { metafile } = await build({
  ...options,
  entryPoints: Object.fromEntries(parts),
  splitting: true,
  write: false,
  metafile: true,
});

/** A late import inside of the code: it is noted that this part has run, too. */
const notedText = (file) => `module.used?.add("${partName(file)}");\nexport * from "${file}";\n`;

/** A package that is imported late: if it is required, the default export of an ES module is a member. */
const packageText = (name) =>
  `const all = require("${name}");\nexport default all.default ?? all;\nexport * from "${name}";\n`;

const lateInCode = (module, { isLate, isPackage }) =>
  isLate && (isPackage ? packageText(module) : notedText(module));

/** A script for `require`. */
const script = {
  ...options,
  format: "cjs",
  outExtension: { ".js": ".cjs" },
  banner: {
    js: 'const doorUrl = require("node:url").pathToFileURL(__dirname + "/index.js").href;',
  },
  define: { "import.meta.url": "doorUrl" },
};
const partTexts = Array.from(parts, ([name, file]) => `"${name}": () => require("${file}"),\n`);
await build({
  ...script,
  stdin: { contents: `export const parts = {\n${partTexts.join("")}};\n`, resolveDir: folder },
  outdir: undefined,
  outfile: path.join(folder, "code.cjs"),
  supported: { "dynamic-import": false },
  plugins: [made("late", lateInCode), external("/host/import-url.js", "./import-url.cjs")],
});
for (const [name, file] of [
  ["import-url", "host/import-url.js"],
  ["load-code", "cache/joined-code.js"],
])
  await build({ ...script, entryPoints: { [name]: `dist/generator/${file}` } });

/** A module that exports what a part does. */
const doorText = (name) => {
  const { exports: names } = metafile.outputs[`dist/generator/${name}.js`];
  const part = `createRequire(import.meta.url)("./load-code.cjs").partOf(${JSON.stringify(name)})`;
  const door = names.length === 0 ? part : `export const { ${names.join(", ")} } = ${part}`;
  return `import { createRequire } from "node:module";\n${door};\n`;
};

const late = (module, how) => isRest(module, how) && doorText(partName(module));
await build({ ...command, plugins: [made("late", late)] });

const plugin = (file, { isPackage }) =>
  !isPackage && parts.has(partName(file)) && doorText(partName(file));
await build({
  ...options,
  entryPoints: { unplugin: "dist/generator/unplugin.js" },
  plugins: [made("plugin", plugin)],
});
for (const [door, part] of [
  ["index", "index"],
  ["worker", "pipeline/worker"],
])
  await writeFile(path.join(folder, `${door}.js`), doorText(part));
await build({
  ...options,
  entryPoints: { "print-worker": "dist/generator/pipeline/print-worker.js" },
});
// What an earlier build left.
for (const name of await readdir(folder))
  if (/^(chunk|late)-[\w-]+\.js$/.test(name)) await rm(path.join(folder, name));

// Runs compare it, instead of reading all that a build is made of.
const { hashOfBuild, buildIdFile } = await import("../dist/generator/cache/fingerprint.js");
await writeFile(buildIdFile, hashOfBuild());
