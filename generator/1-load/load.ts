import path from "node:path";
import { pathToFileURL } from "node:url";
import { Diagnostics, Reported } from "../diagnostics/diagnostic.js";
import type { Locator } from "../diagnostics/locate.js";
import type { Host } from "../host.js";
import { readJson } from "./json-source.js";
import type { Missing, Source, SourceSet } from "./source.js";

export interface LoadOptions {
  /** The working folder: relative paths are below it, and diagnostics show paths from it. */
  readonly cwd: string;
  /** Further folders, besides the document's own, from which `$ref`s may read. */
  readonly roots?: readonly string[];
}

/** More than any real document; less than what exhausts the machine. */
const limits = { bytes: 64 * 1024 * 1024, files: 10_000 };

/**
 * Reads a document and every file that its `$ref`s name. Nothing outside the document's folder
 * and the roots is read, and nothing from the network.
 * @param texts gets every file that was read, for the frames of diagnostics
 * @throws Reported when the entry can't be read or parsed
 */
export async function load(
  document: string,
  host: Host,
  options: LoadOptions,
  diagnostics: Diagnostics,
  texts: Map<string, Locator>,
): Promise<SourceSet> {
  const entryPath = path.resolve(options.cwd, document);
  const roots = [path.dirname(entryPath), ...(options.roots ?? [])].map((root) =>
    path.resolve(options.cwd, root),
  );
  const byPath = new Map<string, Source | Missing>();

  const read = async (file: string): Promise<Source | Missing> => {
    const name = displayName(file, options.cwd);
    try {
      return await readSource(name, file, host, diagnostics, texts);
    } catch (error) {
      if (error instanceof Reported) return missing("it can't be parsed");
      return missing(reasonOf(error));
    }
  };

  const entry = await read(entryPath);
  byPath.set(entryPath, entry);
  if ("missing" in entry) {
    if (!diagnostics.hasErrors)
      diagnostics.add("WF1001", `${displayName(entryPath, options.cwd)}: ${entry.missing}`, null);
    throw new Reported();
  }

  const queue: Source[] = [entry];
  for (const source of queue)
    for (const reference of externalReferences(source.value)) {
      const target = targetPath(reference, source.path);
      if (target === undefined || byPath.has(target)) continue;
      if (!roots.some((root) => isBelow(target, root))) continue;
      if (byPath.size >= limits.files) break;
      const found = (await isReallyBelow(target, roots, host))
        ? await read(target)
        : forbidden("a symbolic link leads it out of the folders that may be read");
      byPath.set(target, found);
      if (!("missing" in found)) queue.push(found);
    }

  const files = new Map(queue.map((source) => [source.file, source]));
  return {
    entry,
    files,
    find(reference, from) {
      const target = targetPath(reference, files.get(from)?.path ?? entryPath);
      if (target === undefined) return forbidden("nothing is read from the network");
      if (!roots.some((root) => isBelow(target, root)))
        return forbidden("it leaves the folders that may be read (see --root)");
      return byPath.get(target) ?? missing("it isn't loaded");
    },
  };
}

async function readSource(
  name: string,
  file: string,
  host: Host,
  diagnostics: Diagnostics,
  texts: Map<string, Locator>,
): Promise<Source> {
  const bytes = await host.readFile(file);
  if (bytes.length > limits.bytes) {
    diagnostics.add(
      "WF1005",
      `${name} has ${bytes.length} bytes, ${limits.bytes} are allowed`,
      null,
    );
    throw new Reported();
  }
  const text = new TextDecoder("utf-8").decode(bytes);
  texts.set(name, { text, locate: () => ({ offset: 0, length: 1 }) });
  const source =
    readJson(name, file, text, diagnostics) ??
    (await (await import("./yaml-source.js")).readYaml(name, file, text, diagnostics));
  if (source === undefined) throw new Reported();
  texts.set(name, source);
  return source;
}

function missing(why: string): Missing {
  return { missing: why, forbidden: false };
}

function forbidden(why: string): Missing {
  return { missing: why, forbidden: true };
}

/** The file part of every `$ref` that has one. */
function* externalReferences(value: unknown): Generator<string> {
  const stack: unknown[] = [value];
  const seen = new Set<unknown>();
  while (stack.length > 0) {
    const node = stack.pop();
    if (node === null || typeof node !== "object" || seen.has(node)) continue;
    seen.add(node);
    const reference: unknown = (node as Record<string, unknown>)["$ref"];
    if (typeof reference === "string" && !reference.startsWith("#"))
      yield reference.split("#", 1)[0]!;
    stack.push(...Object.values(node));
  }
}

/** The absolute path that a reference means; `undefined` for what is no file. */
function targetPath(reference: string, from: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(reference) && !/^file:/i.test(reference)) return undefined;
  if (reference.startsWith("//")) return undefined;
  try {
    const { pathname } = new URL(reference, pathToFileURL(from));
    const decoded = decodeURIComponent(pathname);
    return decoded.includes("\0") ? undefined : path.resolve(decoded);
  } catch {
    return undefined;
  }
}

function isBelow(file: string, root: string): boolean {
  const relative = path.relative(root, file);
  return relative !== "" && !relative.startsWith("..") && !path.isAbsolute(relative);
}

/** False only where a link leads out: a missing file is told later, as missing. */
async function isReallyBelow(file: string, roots: readonly string[], host: Host): Promise<boolean> {
  try {
    const real = await host.realPath(file);
    const realRoots = await Promise.all(roots.map((root) => host.realPath(root)));
    return realRoots.some((root) => isBelow(real, root));
  } catch {
    return true;
  }
}

function displayName(file: string, cwd: string): string {
  const name = isBelow(file, cwd) ? path.relative(cwd, file) : file;
  return name.split(path.sep).join("/");
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT") return "there is no such file";
  if (code === "EISDIR") return "it is a folder";
  if (code === "EACCES") return "it may not be read";
  return (error as Error).message;
}
