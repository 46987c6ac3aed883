import { refusedOf } from "../diagnostics/emitter-error.js";
import type { Chunks } from "../5-emit/seam/chunks.js";
import type { Draft, ModuleDraft, Statement } from "../5-emit/seam/draft.js";
import { exportedNames } from "../5-emit/seam/exported-names.js";
import { importsOf } from "../5-emit/seam/imports.js";
import { layOutImport } from "./layout/import-layout.js";
import { headerComment, layOut } from "./layout/layout.js";
import { printScript } from "./modules.js";
import type { OutputFile } from "./print.js";
import { joinImports } from "./script-imports.js";
import { joinSections, type Section } from "./section.js";

type Owned = Draft & { readonly emitter?: string };
type Joined = ModuleDraft & { readonly chunk: string; readonly emitter?: string };

/**
 * The JavaScript files that hold several modules.
 * @param sections the JavaScript of each module, by its path
 */
export function printChunks(
  drafts: readonly Owned[],
  sections: ReadonlyMap<string, string>,
  chunks: Chunks,
): readonly OutputFile[] {
  const joined = new Map<string, Joined[]>();
  for (const draft of drafts)
    if (isJoined(draft)) {
      const modules = joined.get(draft.chunk);
      if (modules === undefined) joined.set(draft.chunk, [draft]);
      else modules.push(draft);
    }
  return Array.from(joined, ([chunk, modules]) => {
    const names = new ChunkNames(chunk);
    for (const draft of modules) names.declareStatements(draft);
    const entries = joinImports(chunk, modules, chunks, names.declare);
    const imports = entries.flatMap((entry) => {
      const doc = layOutImport(entry, "js");
      return doc === null ? [] : [layOut(doc)];
    });
    const filled = modules.flatMap((draft): Section[] => {
      const text = sections.get(draft.path);
      return text === undefined ? [] : [{ module: draft.path, text, needs: needsOf(draft) }];
    });
    const head = headerComment(modules[0]!.header) + imports.join("");
    return { path: `dist/${chunk}.js`, text: joinSections(head, filled) };
  });
}

/**
 * A file for each module with values, at the path that its declarations have: programs that import
 * it by its path find it there. It only hands on what is in the chunk.
 */
export function printDoors(
  drafts: readonly Owned[],
  sections: ReadonlyMap<string, string>,
): readonly OutputFile[] {
  return drafts.filter(isJoined).flatMap((draft) => {
    const values = [...(exportedNames(draft) ?? [])].flatMap(([name, kinds]) =>
      kinds.has("value") ? [name] : [],
    );
    if (values.length === 0 || !sections.has(draft.path)) return [];
    const statement: Statement = { kind: "export", from: draft.chunk, values, types: [] };
    const { kind, path, header } = draft;
    const text = printScript({ kind, path, header, statements: [statement] }, new Map());
    return text === null ? [] : [{ path: `dist/${draft.path}.js`, text }];
  });
}

function isJoined(draft: Owned): draft is Joined {
  return draft.kind === "module" && draft.chunk !== undefined;
}

function needsOf(draft: ModuleDraft): readonly string[] {
  return importsOf(draft).flatMap(({ module, values }) =>
    values.length === 0 || module === null ? [] : [module],
  );
}

/** The names that are declared or imported in a chunk: each must have only one meaning. */
class ChunkNames {
  readonly #origins = new Map<string, string>();

  constructor(private readonly chunk: string) {}

  declareStatements(draft: Joined): void {
    for (const statement of draft.statements)
      if (
        statement.kind === "const" ||
        statement.kind === "values" ||
        statement.kind === "function"
      )
        this.declare(statement.name, draft.path, draft);
  }

  /** @throws Error if the name has two meanings */
  readonly declare = (name: string, origin: string, { emitter }: Owned): void => {
    const other = this.#origins.get(name) ?? origin;
    this.#origins.set(name, origin);
    if (other === origin) return;
    const error = new Error(`dist/${this.chunk}.js has ${name} of ${other} and of ${origin}`);
    throw emitter === undefined ? error : refusedOf(emitter, error);
  };
}
