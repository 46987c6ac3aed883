import type { ImportExtension } from "../4-plan/import-extension.js";
import { chunksOf, isInRuntimeChunk, scriptsUsedBy, type Chunks } from "../5-emit/seam/chunks.js";
import type { Draft } from "../5-emit/seam/draft.js";
import { isData } from "../5-emit/seam/structures.js";
import { printChunks } from "./chunks.js";
import type { MapSources } from "./declaration-maps.js";
import { isFromDocument } from "./declared-names.js";
import { headed, printNamed, type How, type PrintedDraft } from "./draft-text.js";
import { printRuntime } from "./runtime-chunk.js";
import { importFiles } from "./script-imports.js";
import { sectionAt, sectionPath } from "./section.js";

/** One file of the package, ready to be written. */
export interface OutputFile {
  /** Relative to the output folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** The files of a draft, and a hash that holds them and the draft together. */
export interface HashedFiles {
  readonly files: readonly OutputFile[];
  readonly contentHash: string;
}

/** What earlier runs printed. @see `draftCache` in `cache/` */
export interface DraftCache {
  /** The files of a draft where they stand as they were printed; `null` where they have to be. */
  find(draft: PrintedDraft, paths: readonly string[], how: How): HashedFiles | null;
  /** @param paths what the files of the draft may be called */
  hash(
    draft: PrintedDraft,
    paths: readonly string[],
    how: How,
    files: readonly OutputFile[],
  ): HashedFiles;
}

export interface PrintOptions {
  /** No `dist/`. */
  readonly sourceOnly: boolean;
  /** Of the imports in sources; in `dist/` it is always `.js`. */
  readonly importExtension: ImportExtension;
  readonly cache: DraftCache;
  /** Declaration maps beside `.d.ts` files; `null`: none. */
  readonly maps?: MapSources | null | undefined;
  /** Of modules that were printed before. */
  readonly chunks?: Chunks | undefined;
}

export interface Printed {
  readonly files: readonly OutputFile[];
  /** Content hashes by the path of the draft: what a later run finds them by. */
  readonly contentHashes: ReadonlyMap<string, string>;
  /** Which modules share a JavaScript file. */
  readonly chunks: Chunks;
}

/** Text of every draft. @throws Error (a bug of ours) where text and draft differ */
export async function print(
  drafts: readonly (Draft & { readonly emitter?: string })[],
  { sourceOnly, importExtension, cache, maps = null, chunks: others = new Map() }: PrintOptions,
): Promise<Printed> {
  const chunks: Chunks = new Map([...others, ...chunksOf(drafts)]);
  const files: OutputFile[] = [];
  const sections = new Map<string, string>();
  const hasMaps = maps !== null && !sourceOnly;
  const contentHashes = new Map<string, string>();
  for (const draft of drafts) {
    if (draft.kind === "template") {
      files.push(...printTemplate(draft, { sourceOnly, importExtension }));
      continue;
    }
    const paths = pathsOf(draft, sourceOnly);
    const how = {
      isMapped: hasMaps && draft.kind === "module" && isFromDocument(draft),
      importExtension,
      scripts: sourceOnly ? [] : scriptsFor(draft, chunks),
    };
    const isKnowable = draft.kind !== "structures" || isData(draft);
    const known = isKnowable ? cache.find(draft, paths, how) : null;
    const printed = known?.files ?? (await printNamed(draft, paths, how));
    if (isKnowable)
      contentHashes.set(draft.path, (known ?? cache.hash(draft, paths, how, printed)).contentHash);
    for (const file of printed)
      if (sectionAt(file.path) === null) files.push(file);
      else sections.set(draft.path, file.text);
  }
  if (!sourceOnly) files.push(...printChunks(drafts, sections, chunks), ...printRuntime(drafts));
  if (hasMaps) {
    const { makeDeclarationMaps } = await import("./declaration-maps.js");
    files.push(...makeDeclarationMaps(drafts, files, maps));
  }
  return { files, contentHashes, chunks };
}

/** What the files of a draft may be called, and its section of another. */
function pathsOf(draft: PrintedDraft, sourceOnly: boolean): readonly string[] {
  const { path } = draft;
  if (draft.kind === "file" || draft.kind === "markdown") return [path];
  if (sourceOnly) return [`src/${path}.ts`];
  const declarations = `dist/${path}.d.ts`;
  if (draft.kind === "types") return [`src/${path}.ts`, declarations];
  const isJoined = draft.kind === "module" && draft.chunk !== undefined;
  const script = isJoined ? sectionPath(draft.chunk, path) : `dist/${path}.js`;
  return [`src/${path}.ts`, script, declarations];
}

/** The files of the modules that a draft imports, but for what is a file of its own. */
function scriptsFor(draft: PrintedDraft, chunks: Chunks): How["scripts"] {
  // A section holds no imports: those of its file are made of all its modules.
  if (draft.kind === "module" && draft.chunk === undefined) return scriptsUsedBy(draft, chunks);
  return draft.kind === "structures" ? scriptsUsedBy(draft, chunks) : [];
}

/** A module that is copied. Of the runtime itself, what runs stands in one file. */
function printTemplate(
  { module, template }: Draft & { kind: "template" },
  { sourceOnly, importExtension }: Pick<PrintOptions, "sourceOnly" | "importExtension">,
): readonly OutputFile[] {
  const path = `runtime/${module}`;
  const copy = (file: string, text: string) => {
    return { path: file, text: headed([`${originOf(module)}, copied. Do not edit.`], text) };
  };
  const source = copy(`src/${path}.ts`, withImports(template.ts, importExtension));
  if (sourceOnly) return [source];
  const declarations = copy(`dist/${path}.d.ts`, template.dts);
  if (isInRuntimeChunk(path)) return [source, declarations];
  const script = importFiles(template.js, path, new Map());
  return [source, copy(`dist/${path}.js`, script), declarations];
}

/** A template's imports stand on lines of their own, and end as those of compiled modules. */
function withImports(text: string, extension: ImportExtension): string {
  if (extension === "js") return text;
  const end = extension === "none" ? "" : `.${extension}`;
  return text.replace(/( from "\.[\w./-]+)\.js";$/gm, `$1${end}";`);
}

/** Whose runtime a module is of. */
function originOf(module: string): string {
  const emitter = /^emitters\/([^/]+)\//.exec(module)?.[1];
  return `The runtime of ${emitter === undefined ? "wireform" : `the emitter ${emitter}`}`;
}
