/**
 * Decides in which JavaScript file of `dist/` a module's statements are. `src/` has a module for
 * each operation and schema, for people to read, but loading so many files would slow down every
 * program.
 */
import path from "node:path/posix";
import type { Draft, ModuleDraft, StructuresDraft } from "./draft.js";
import { importedBy } from "./imports.js";

/** The file from which a module in a chunk is imported, by the module's path. */
export type Chunks = ReadonlyMap<string, string>;

/** The chunk of the runtime, which all clients of a package share. */
export const runtimeChunk = "runtime";

/** The chunk of a client's operations, with the codecs of its schemas. */
export function clientChunk(folder: string): string {
  return `${folder}operations`;
}

/** Where modules of schemas are: a call needs their codecs, but not the constants of their enums. */
export function schemaChunks(
  folder: string,
): Required<Pick<ModuleDraft, "chunk" | "constantsChunk">> {
  return { chunk: clientChunk(folder), constantsChunk: `${folder}schemas` };
}

/** The chunk of a client's validators: programs that validate nothing don't load it. */
export function validatorChunk(folder: string): string {
  return `${folder}rules`;
}

/** The chunk of a client's tools. */
export function toolChunk(folder: string): string {
  return `${folder}tool-set`;
}

/** The chunk of a client's guards of variants. */
export function guardChunk(folder: string): string {
  return `${folder}variant-guards`;
}

/** The chunk of a client's query options. */
export function queryChunk(folder: string): string {
  return `${folder}queries`;
}

/** The chunk of a client's schemas of Zod: only its programs load Zod. */
export function zodChunk(folder: string): string {
  return `${folder}zod-schemas`;
}

/** The chunks that have a section of a module. */
export function chunksIn({ chunk, constantsChunk }: ModuleDraft): readonly string[] {
  return [chunk, constantsChunk].filter((one) => one !== undefined);
}

export function chunksOf(drafts: readonly Draft[]): Chunks {
  return new Map(
    drafts.flatMap((draft) =>
      draft.kind === "module" && draft.chunk !== undefined
        ? [[draft.path, draft.constantsChunk ?? draft.chunk] as const]
        : [],
    ),
  );
}

/** The file that has what a module exports: a chunk, or a file of its own. */
export function scriptOf(module: string, chunks: Chunks): string {
  return chunks.get(module) ?? (isInRuntimeChunk(module) ? runtimeChunk : module);
}

/**
 * Modules of other emitters stay separate files: nothing rules out that their names collide in a
 * chunk.
 */
export function isInRuntimeChunk(module: string): boolean {
  return module.startsWith("runtime/") && !module.startsWith("runtime/emitters/");
}

/** The files of the modules that a module names, unless they are in the same file. */
export function scriptsUsedBy(
  draft: ModuleDraft | StructuresDraft,
  chunks: Chunks,
): readonly (readonly [module: string, script: string])[] {
  return importedBy(draft).flatMap((from) => {
    const module = moduleAt(draft.path, from);
    const script = module === null ? null : scriptOf(module, chunks);
    return module === null || script === null || script === module ? [] : [[module, script]];
  });
}

/** The path of an imported module; `null` if it isn't a module of the package. */
export function moduleAt(importer: string, from: string): string | null {
  if (!from.startsWith(".")) return null;
  return path.join(path.dirname(importer), from.replace(/\.js$/, ""));
}
