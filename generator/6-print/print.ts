import type { ImportExtension } from "../4-plan/import-extension.js";
import { chunksIn, chunksOf, scriptsUsedBy, type Chunks } from "../5-emit/seam/chunks.js";
import type { Draft } from "../5-emit/seam/draft.js";
import { isData } from "../5-emit/seam/structures.js";
import { printChunks, printDoors } from "./chunks.js";
import type { MapSources } from "./declaration-maps.js";
import { isFromDocument } from "./declared-names.js";
import type { EarlyPrinter } from "./early.js";
import { printNamed, type How, type PrintedDraft } from "./draft-text.js";
import { printRuntime } from "./runtime-chunk.js";
import { printTemplate } from "./runtime-files.js";
import { scriptPath, sectionAt, sectionPath } from "./section.js";

/** One file of the package, ready to be written. */
export interface OutputFile {
  /** Relative to the output folder, with `/`. */
  readonly path: string;
  readonly text: string;
  /** SHA-256 (hex) of the text, if it was computed already. */
  readonly hash?: string;
}

/** The files of a draft, and one hash of the draft and these files. */
export interface HashedFiles {
  readonly files: readonly OutputFile[];
  readonly contentHash: string;
}

/** Finds what earlier runs printed. @see `draftCache` in `cache/` */
export interface DraftCache {
  /**
   * The files of a draft if they are still as they were printed; `null` if it has to be printed.
   */
  find(draft: PrintedDraft, paths: readonly string[], how: How): HashedFiles | null;
  hash(draft: PrintedDraft, how: How, files: readonly OutputFile[]): HashedFiles;
}

export interface PrintOptions {
  /** Without `dist/`. */
  readonly sourceOnly: boolean;
  /** How imports in sources end; in `dist/` they always end in `.js`. */
  readonly importExtension: ImportExtension;
  /** `null` if no content hashes are wanted. */
  readonly cache: DraftCache | null;
  /** For declaration maps; `null` if none are wanted. */
  readonly maps?: MapSources | null | undefined;
  /** Those of modules that were printed before, by another call. */
  readonly chunks?: Chunks | undefined;
  /** What was printed while other modules were drafted. */
  readonly early?: EarlyPrinter | undefined;
}

export interface Printed {
  readonly files: readonly OutputFile[];
  /** Content hashes by the path of the draft, for the cache of the next run. */
  readonly contentHashes: ReadonlyMap<string, string>;
  /** Which modules share a JavaScript file. */
  readonly chunks: Chunks;
}

/**
 * Prints all drafts.
 * @throws Error (a bug of wireform) if a text doesn't say what its draft says
 */
export async function print(
  drafts: readonly (Draft & { readonly emitter?: string })[],
  { sourceOnly, importExtension, cache, maps = null, ...given }: PrintOptions,
): Promise<Printed> {
  const { chunks: others = [], early } = given;
  const chunks: Chunks = new Map([...others, ...chunksOf(drafts)]);
  const files: OutputFile[] = [];
  const sections = new Map<string, string>();
  const hasMaps = maps !== null && !sourceOnly;
  const contentHashes = new Map<string, string>();
  const keep = (path: string, printed: readonly OutputFile[], contentHash?: string) => {
    if (contentHash !== undefined) contentHashes.set(path, contentHash);
    for (const file of printed)
      if (sectionAt(file.path) === null) files.push(file);
      else sections.set(file.path, file.text);
  };
  for (const draft of drafts) {
    if (early?.has(draft) === true) continue;
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
    const ownCache = draft.kind !== "structures" || isData(draft) ? cache : null;
    const known = ownCache?.find(draft, paths, how) ?? null;
    const printed = known?.files ?? (await printNamed(draft, paths, how));
    const hashed = known ?? ownCache?.hash(draft, how, printed);
    keep(draft.path, hashed?.files ?? printed, hashed?.contentHash);
  }
  // Last, as another thread may still be at it.
  for (const [{ path }, printed] of (await early?.finish()) ?? [])
    keep(path, printed.files, printed.contentHash);
  if (!sourceOnly) {
    files.push(...printChunks(drafts, sections, chunks), ...printDoors(drafts, chunks));
    files.push(...printRuntime(drafts));
  }
  if (hasMaps) {
    const { makeDeclarationMaps } = await import("./declaration-maps.js");
    files.push(...makeDeclarationMaps(drafts, files, maps));
  }
  return { files, contentHashes, chunks };
}

/** Where a draft may have files, or a section of a file. */
export function pathsOf(draft: PrintedDraft, sourceOnly: boolean): readonly string[] {
  const { path } = draft;
  if (draft.kind === "file" || draft.kind === "markdown") return [path];
  if (sourceOnly) return [`src/${path}.ts`];
  const declarations = `dist/${path}.d.ts`;
  if (draft.kind === "types") return [`src/${path}.ts`, declarations];
  const scripts =
    draft.kind === "module" && draft.chunk !== undefined
      ? chunksIn(draft).map((chunk) => sectionPath(chunk, path))
      : [scriptPath(path)];
  return [`src/${path}.ts`, ...scripts, declarations];
}

/** The JavaScript files of imported modules that share a file with others. */
function scriptsFor(draft: PrintedDraft, chunks: Chunks): How["scripts"] {
  // A section has no imports: `printChunks` makes those of the whole file.
  if (draft.kind === "module" && draft.chunk === undefined) return scriptsUsedBy(draft, chunks);
  return draft.kind === "structures" ? scriptsUsedBy(draft, chunks) : [];
}
