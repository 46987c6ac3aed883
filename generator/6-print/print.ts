import type { ImportExtension } from "../4-plan/import-extension.js";
import type { Draft } from "../5-emit/seam/draft.js";
import { isData } from "../5-emit/seam/structures.js";
import type { MapSources } from "./declaration-maps.js";
import { isFromDocument } from "./declared-names.js";
import { headed, printNamed, type How, type PrintedDraft } from "./draft-text.js";

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
}

export interface Printed {
  readonly files: readonly OutputFile[];
  /** Content hashes by the path of the draft: what a later run finds them by. */
  readonly contentHashes: ReadonlyMap<string, string>;
}

/** Text of every draft. @throws Error (a bug of ours) where text and draft differ */
export async function print(
  drafts: readonly (Draft & { readonly emitter?: string })[],
  { sourceOnly, importExtension, cache, maps = null }: PrintOptions,
): Promise<Printed> {
  const files: OutputFile[] = [];
  const hasMaps = maps !== null && !sourceOnly;
  const contentHashes = new Map<string, string>();
  for (const draft of drafts) {
    const paths = pathsOf(draft, sourceOnly);
    if (draft.kind === "template") {
      const { ts, js, dts } = draft.template;
      const source = withImports(ts, importExtension);
      const header = [`${originOf(draft.module)}, copied. Do not edit.`];
      const texts = [source, js, dts].map((text) => headed(header, text));
      files.push(...paths.map((path, i) => ({ path, text: texts[i]! })));
      continue;
    }
    const isMapped = hasMaps && draft.kind === "module" && isFromDocument(draft);
    const how = { isMapped, importExtension };
    if (draft.kind === "structures" && !isData(draft)) {
      files.push(...(await printNamed(draft, paths, how)));
      continue;
    }
    const printed =
      cache.find(draft, paths, how) ??
      cache.hash(draft, paths, how, await printNamed(draft, paths, how));
    files.push(...printed.files);
    contentHashes.set(draft.path, printed.contentHash);
  }
  if (hasMaps) {
    const { makeDeclarationMaps } = await import("./declaration-maps.js");
    files.push(...makeDeclarationMaps(drafts, files, maps));
  }
  return { files, contentHashes };
}

/** What the files of a draft may be called. */
function pathsOf(draft: Draft, sourceOnly: boolean): readonly string[] {
  if (draft.kind === "file" || draft.kind === "markdown") return [draft.path];
  const path = draft.kind === "template" ? `runtime/${draft.module}` : draft.path;
  if (sourceOnly) return [`src/${path}.ts`];
  const declarations = `dist/${path}.d.ts`;
  if (draft.kind === "types") return [`src/${path}.ts`, declarations];
  return [`src/${path}.ts`, `dist/${path}.js`, declarations];
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
