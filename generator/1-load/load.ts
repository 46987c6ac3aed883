import path from "node:path";
import { pathToFileURL } from "node:url";
import { Diagnostics, Reported, type Place } from "../diagnostics/diagnostic.js";
import type { Locator, Locators } from "../diagnostics/locate.js";
import type { Host } from "../host/host.js";
import { isBelow, shownPath } from "../host/display-path.js";
import { whyTooLarge } from "./document-limits.js";
import { externalReferences } from "./external-references.js";
import { giveUp, type PassResult } from "./pass-result.js";
import { readSource } from "./read-source.js";
import { findRoots, isReallyBelow, reasonOf } from "./roots.js";
import type { Missing, Source, SourceSet } from "./source.js";
import { whyNoFile } from "./web-address.js";

export interface LoadOptions {
  /** The working folder: relative paths are below it, and diagnostics show paths from it. */
  readonly cwd: string;
  /** Further folders, besides the document's own, from which `$ref`s may read. */
  readonly roots?: readonly string[];
  /** Overlay documents (OpenAPI Overlay 1.0, 1.1) that change the document, in order. */
  readonly overlays?: readonly string[];
  /** Where these three are written in a configuration: diagnostics about them have their places there. */
  readonly places?: LoadPlaces | undefined;
}

export interface LoadPlaces {
  readonly document: Place | null;
  overlay(index: number): Place | null;
  root(index: number): Place | null;
}

/** What was read of a document. */
export interface Loaded extends PassResult {
  /** `null` where the document can't be read or parsed. */
  readonly documents: SourceSet | null;
  /** Every file that was read, also those that can't be parsed: for the frames of diagnostics. */
  readonly sources: Locators;
}

/** What a load works with, and what it has found so far. */
interface Loading {
  readonly host: Host;
  readonly options: LoadOptions;
  readonly diagnostics: Diagnostics;
  readonly sources: Map<string, Locator>;
}

/** More than any real document has. */
const mostFiles = 10_000;

/**
 * Reads a document and every file that its `$ref`s name. Nothing outside the document's folder
 * and the roots is read, and nothing from the network.
 */
export async function load(document: string, host: Host, options: LoadOptions): Promise<Loaded> {
  const diagnostics = new Diagnostics();
  const sources = new Map<string, Locator>();
  const loading: Loading = { host, options, diagnostics, sources };
  try {
    const entry = await readEntry(document, loading);
    sources.set(entry.file, entry);
    const documents = await readReferenced(entry, loading);
    return { documents, sources, diagnostics: diagnostics.all };
  } catch (error) {
    giveUp(error, document, diagnostics);
    return { documents: null, sources, diagnostics: diagnostics.all };
  }
}

/** The document with its overlays applied. Without overlays, their code isn't even imported. */
async function readEntry(name: string, loading: Loading): Promise<Source> {
  const { options, diagnostics } = loading;
  const { overlays = [], places } = options;
  const document = await readNamed(name, places?.document ?? null, loading);
  if (overlays.length === 0) return document;
  const changes: Source[] = [];
  for (const [index, file] of overlays.entries())
    changes.push(await readNamed(file, places?.overlay(index) ?? null, loading));
  const { applyOverlays } = await import("./overlay/overlay.js");
  const overlaid = await applyOverlays(document, changes, diagnostics);
  const error = whyTooLarge(overlaid.value);
  if (error === undefined) return overlaid;
  diagnostics.add("WF1005", `${document.file} with its overlays: ${error}`, null);
  throw new Reported();
}

/** A file that the user named: without it nothing can be done. */
async function readNamed(name: string, place: Place | null, loading: Loading): Promise<Source> {
  const { options, diagnostics } = loading;
  const address = whyNoFile(name);
  if (address !== null) {
    diagnostics.add("WF1001", address.message, place, { hint: address.hint });
    throw new Reported();
  }
  const file = path.resolve(options.cwd, name);
  const source = await read(file, loading);
  if (!("missing" in source)) return source;
  if (!diagnostics.hasErrors) {
    const message = `${shownPath(file, options.cwd)}: ${source.missing}`;
    const hint = await otherEnding(name, loading);
    diagnostics.add("WF1001", message, place, { hint });
  }
  throw new Reported();
}

/** Where a file is missing, but for its ending: `.yml` for `.yaml`. */
async function otherEnding(name: string, { host, options }: Loading): Promise<string | undefined> {
  const stem = name.replace(/\.(ya?ml|json)$/i, "");
  for (const ending of [".yaml", ".yml", ".json"])
    try {
      const { kind } = await host.stat(path.resolve(options.cwd, stem + ending));
      if (kind === "file") return `did you mean ${stem}${ending}?`;
    } catch {
      // It isn't called so either.
    }
  return undefined;
}

/** All files that the document's `$ref`s lead to, and theirs. */
async function readReferenced(entry: Source, loading: Loading): Promise<SourceSet> {
  const { host, options, diagnostics } = loading;
  const roots = [path.dirname(entry.path), ...(options.roots ?? [])].map((root) =>
    path.resolve(options.cwd, root),
  );
  const isBelowRoot = (file: string) => roots.some((root) => isBelow(file, root));
  const realRoots = await findRoots(roots, host, options, diagnostics);
  const byPath = new Map<string, Source | Missing>([[entry.path, entry]]);
  const queue: Source[] = [entry];
  for (const source of queue)
    for (const reference of externalReferences(source, entry)) {
      const target = targetPath(reference, source.path);
      if (target === undefined || byPath.has(target)) continue;
      if (!isBelowRoot(target)) continue;
      if (byPath.size >= mostFiles) break;
      const found = (await isReallyBelow(target, realRoots, host))
        ? await read(target, loading)
        : forbidden("a symbolic link leads outside the allowed folders");
      byPath.set(target, found);
      if (!("missing" in found)) queue.push(found);
    }

  const files = new Map(queue.map((source) => [source.file, source]));
  return {
    entry,
    files,
    find(reference, from) {
      const target = targetPath(reference, files.get(from)?.path ?? entry.path);
      if (target === undefined) return forbidden("nothing is read from the network");
      if (!isBelowRoot(target))
        return forbidden("it is outside the allowed folders: --root adds one");
      return byPath.get(target) ?? missing("it isn't loaded");
    },
  };
}

async function read(file: string, loading: Loading): Promise<Source | Missing> {
  const { host, options, diagnostics, sources } = loading;
  const name = shownPath(file, options.cwd);
  try {
    return await readSource(name, file, host, diagnostics, sources);
  } catch (error) {
    if (error instanceof Reported) return missing("it can't be parsed");
    return missing(reasonOf(error));
  }
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
