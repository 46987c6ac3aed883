import path from "node:path";
import { pathToFileURL } from "node:url";
import { Diagnostics, Reported, type Place } from "../diagnostics/diagnostic.js";
import type { Locator } from "../diagnostics/locate.js";
import type { Host } from "../host/host.js";
import { isBelow, shownPath } from "../host/display-path.js";
import { externalReferences } from "./external-references.js";
import { whyTooLarge } from "./document-limits.js";
import { readJson, warnOfNoJson } from "./json/source.js";
import type { Missing, Source, SourceSet } from "./source.js";
import { decodeText, undecodableHint } from "./text.js";
import { whyNoFile } from "./web-address.js";

export interface LoadOptions {
  /** The working folder: relative paths are below it, and diagnostics show paths from it. */
  readonly cwd: string;
  /** Further folders, besides the document's own, from which `$ref`s may read. */
  readonly roots?: readonly string[];
  /** Overlay documents (OpenAPI Overlay 1.0, 1.1) that change the document, in order. */
  readonly overlays?: readonly string[];
  /** Where these three are written, if anywhere: complaints about them have their places there. */
  readonly places?: LoadPlaces | undefined;
}

export interface LoadPlaces {
  readonly document: Place | null;
  overlay(index: number): Place | null;
  root(index: number): Place | null;
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
    const name = shownPath(file, options.cwd);
    try {
      return await readSource(name, file, host, diagnostics, texts);
    } catch (error) {
      if (error instanceof Reported) return missing("it can't be parsed");
      return missing(reasonOf(error));
    }
  };

  const isBelowRoot = (file: string) => roots.some((root) => isBelow(file, root));
  /** A file that the user named, or nothing goes on. */
  const readNamed = async (given: string, place: Place | null): Promise<Source> => {
    const address = whyNoFile(given);
    if (address !== null) {
      diagnostics.add("WF1001", address.message, place, { hint: address.hint });
      throw new Reported();
    }
    const file = path.resolve(options.cwd, given);
    const source = await read(file);
    if (!("missing" in source)) return source;
    if (!diagnostics.hasErrors)
      diagnostics.add("WF1001", `${shownPath(file, options.cwd)}: ${source.missing}`, place);
    throw new Reported();
  };
  const written = await readNamed(document, options.places?.document ?? null);
  const entry = await overlay(written, options, readNamed, diagnostics);
  texts.set(entry.file, entry);
  byPath.set(entryPath, entry);

  const realRoots = await findRoots(roots, host, options, diagnostics);
  const queue: Source[] = [entry];
  for (const source of queue)
    for (const reference of externalReferences(source, entry)) {
      const target = targetPath(reference, source.path);
      if (target === undefined || byPath.has(target)) continue;
      if (!isBelowRoot(target)) continue;
      if (byPath.size >= limits.files) break;
      const found = (await isReallyBelow(target, realRoots, host))
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
      if (!isBelowRoot(target))
        return forbidden("it leaves the folders that may be read (see --root)");
      return byPath.get(target) ?? missing("it isn't loaded");
    },
  };
}

/** The document with its overlays applied; without any, none of that is even imported. */
async function overlay(
  document: Source,
  { overlays = [], places }: LoadOptions,
  readNamed: (file: string, place: Place | null) => Promise<Source>,
  diagnostics: Diagnostics,
): Promise<Source> {
  if (overlays.length === 0) return document;
  const sources: Source[] = [];
  for (const [index, file] of overlays.entries())
    sources.push(await readNamed(file, places?.overlay(index) ?? null));
  const { applyOverlays } = await import("./overlay/overlay.js");
  const overlaid = await applyOverlays(document, sources, diagnostics);
  const fault = whyTooLarge(overlaid.value);
  if (fault === undefined) return overlaid;
  diagnostics.add("WF1005", `${document.file} with its overlays: ${fault}`, null);
  throw new Reported();
}

async function readSource(
  name: string,
  file: string,
  host: Host,
  diagnostics: Diagnostics,
  texts: Map<string, Locator>,
): Promise<Source> {
  const refuse = (what: string, at: Place | null = null): never => {
    diagnostics.add("WF1005", `${name}: ${what}`, at);
    throw new Reported();
  };
  const { kind, size } = await host.stat(file);
  if (kind === "other") throw new Error("it is no file");
  if (size > limits.bytes) refuse(`${size} bytes, ${limits.bytes} are allowed`);
  const bytes = await host.readFile(file);
  if (bytes.length > limits.bytes) refuse(`${bytes.length} bytes, ${limits.bytes} are allowed`);
  const { text, fault: noText } = decodeText(bytes);
  texts.set(name, { text, locate: () => ({ offset: 0, length: 1 }) });
  if (noText !== null) {
    const place = { kind: "offset", file: name, offset: noText.offset, length: 1 } as const;
    diagnostics.add("WF1002", noText.message, place, { hint: undecodableHint });
    throw new Reported();
  }
  const json = readJson(name, file, text, diagnostics);
  const source =
    json ?? (await (await import("./yaml-source.js")).readYaml(name, file, text, diagnostics));
  if (source === undefined) throw new Reported();
  if (json === undefined && /\.json$/i.test(file)) warnOfNoJson(source, diagnostics);
  const fault = whyTooLarge(source.value);
  if (fault !== undefined) refuse(fault, source.tooLargeAt?.());
  texts.set(name, source);
  return source;
}

function missing(why: string): Missing {
  return { missing: why, forbidden: false };
}

function forbidden(why: string): Missing {
  return { missing: why, forbidden: true };
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

/** The folders behind the roots. One that isn't there would be a check that never fails. */
async function findRoots(
  roots: readonly string[],
  host: Host,
  { cwd, places }: LoadOptions,
  diagnostics: Diagnostics,
): Promise<readonly string[]> {
  const real: string[] = [];
  for (const [index, root] of roots.entries())
    try {
      if ((await host.stat(root)).kind !== "folder") throw new Error("it is no folder");
      real.push(await host.realPath(root));
    } catch (error) {
      const message = `the root ${shownPath(root, cwd)} can't be read: ${reasonOf(error)}`;
      // The first is the document's own folder.
      const place = places?.root(index - 1) ?? null;
      diagnostics.add("WF1001", message, place, { hint: "--root and `roots` name folders" });
    }
  if (real.length < roots.length) throw new Reported();
  return real;
}

/** False where a link leads out, or may: a file that is missing is told later, as missing. */
async function isReallyBelow(file: string, roots: readonly string[], host: Host): Promise<boolean> {
  try {
    const real = await host.realPath(file);
    return roots.some((root) => isBelow(real, root));
  } catch (error) {
    return ["ENOENT", "ENOTDIR"].includes(String((error as NodeJS.ErrnoException).code));
  }
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT") return "there is no such file";
  if (code === "EISDIR") return "it is a folder";
  if (code === "EACCES") return "it may not be read";
  if (code === "ELOOP") return "its symbolic links lead in a circle";
  return (error as Error).message;
}
