/**
 * The default of `importExtension`: as the project around the sources resolves modules. The files
 * that are read to find out are inputs of the output, as documents are.
 */
import path from "node:path";
import { withoutExtras } from "../../1-load/json/comments.js";
import { decodeText } from "../../1-load/text.js";
import type { ImportExtension } from "../../4-plan/import-extension.js";
import { trackInputs } from "../../cache/inputs.js";
import { nodeHost, type Host } from "../../host/host.js";
import type { OutputTarget } from "./target.js";

/** Adds the default if only sources are written, and nothing is configured. */
export async function withSourceImports(target: OutputTarget): Promise<OutputTarget> {
  const { config, folder, reads } = target;
  const { sourceOnly, importExtension } = config.package;
  if (sourceOnly !== true || importExtension !== undefined) return target;
  const { host, inputs } = trackInputs(nodeHost, reads);
  const found = await importExtensionFor(folder, host);
  const configured = { ...config, package: { ...config.package, importExtension: found } };
  return { ...target, config: configured, reads: inputs };
}

/**
 * `js` if the nearest `tsconfig.json` resolves modules as Node does. Without a `tsconfig.json`,
 * `js` if the nearest `package.json` above has `"type": "module"`: Node then requires extensions.
 * Else `none`.
 */
async function importExtensionFor(folder: string, host: Host): Promise<ImportExtension> {
  const above = foldersFrom(folder);
  for (const one of above) {
    const options = await readProjectOptions(path.join(one, "tsconfig.json"), host);
    if (options !== null) {
      const { moduleResolution, module = "" } = options;
      return /^node(1[68]|20|next)$/i.test(moduleResolution ?? module) ? "js" : "none";
    }
  }
  // Not the one in the output, which is ours.
  for (const one of above.slice(1)) {
    const found = await readJson(path.join(one, "package.json"), host);
    if (found !== null) return found["type"] === "module" ? "js" : "none";
  }
  return "none";
}

/** The folder and all its parents. */
function foldersFrom(folder: string): readonly string[] {
  const parent = path.dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersFrom(parent)];
}

interface CompilerOptions {
  readonly module?: string;
  readonly moduleResolution?: string;
}

/**
 * A `tsconfig.json` with `files: []` only lists other projects: the first one in the same folder
 * that has these options counts.
 */
async function readProjectOptions(file: string, host: Host): Promise<CompilerOptions | null> {
  const config = await readJson(file, host);
  if (config === null) return null;
  const options = await compilerOptionsOf(config, file, host, []);
  const { files, references } = config;
  if (!Array.isArray(files) || files.length > 0 || !Array.isArray(references)) return options;
  for (const reference of references) {
    const { path: to } = Object(reference) as Record<string, unknown>;
    const project = typeof to === "string" ? path.resolve(path.dirname(file), to) : file;
    // Projects in other folders are for other sources.
    if (project === file || path.dirname(project) !== path.dirname(file)) continue;
    const found = await readCompilerOptions(project, host);
    if (found?.moduleResolution !== undefined || found?.module !== undefined) return found;
  }
  return options;
}

/**
 * The options of a file and of those that it extends. `null` if there is no such file.
 * @param above the files that extend this one, to stop at a cycle
 */
async function readCompilerOptions(
  file: string,
  host: Host,
  above: readonly string[] = [],
): Promise<CompilerOptions | null> {
  const config = above.includes(file) ? null : await readJson(file, host);
  return config && compilerOptionsOf(config, file, host, above);
}

/** @param config the content of the file */
async function compilerOptionsOf(
  config: Readonly<Record<string, unknown>>,
  file: string,
  host: Host,
  above: readonly string[],
): Promise<CompilerOptions> {
  let options: CompilerOptions = {};
  for (const name of [config["extends"]].flat())
    if (typeof name === "string")
      for (const candidate of extendedFiles(name, path.dirname(file))) {
        const extended = await readCompilerOptions(candidate, host, [...above, file]);
        if (extended === null) continue;
        options = { ...options, ...extended };
        break;
      }
  const own = Object(config["compilerOptions"]) as Record<string, unknown>;
  for (const key of ["module", "moduleResolution"] as const)
    if (typeof own[key] === "string") options = { ...options, [key]: own[key] };
  return options;
}

/** Where TypeScript looks for an extended file: at a path, or at a name in `node_modules`. */
function extendedFiles(name: string, folder: string): readonly string[] {
  const isPath = /^\.{0,2}\//.test(name) || path.isAbsolute(name);
  const bases = isPath
    ? [path.resolve(folder, name)]
    : foldersFrom(folder).map((one) => path.join(one, "node_modules", name));
  return bases.flatMap((base) =>
    base.endsWith(".json") ? [base] : [`${base}.json`, path.join(base, "tsconfig.json")],
  );
}

/** `null` if the file is missing or can't be read, which the user's compiler will report. */
async function readJson(file: string, host: Host): Promise<Record<string, unknown> | null> {
  try {
    const { text } = decodeText(await host.readFile(file));
    // `tsconfig.json` may have comments and trailing commas.
    return Object(JSON.parse(withoutExtras(text).text)) as Record<string, unknown>;
  } catch {
    return null;
  }
}
