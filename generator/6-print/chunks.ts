import { refusedOf } from "../diagnostics/emitter-error.js";
import { scriptOf, type Chunks } from "../5-emit/seam/chunks.js";
import type { Draft, ModuleDraft, Statement } from "../5-emit/seam/draft.js";
import { exportedNames } from "../5-emit/seam/exported-names.js";
import { importsOf, modulePath } from "../5-emit/seam/imports.js";
import { layOutImport } from "./layout/import-layout.js";
import { headerComment, layOut } from "./layout/layout.js";
import { printScript } from "./modules.js";
import type { OutputFile } from "./print.js";
import { joinImports } from "./script-imports.js";
import { joinSections, scriptPath, sectionPath, type Section } from "./section.js";

type Owned = Draft & { readonly emitter?: string };
type Joined = ModuleDraft & { readonly chunk: string; readonly emitter?: string };

/**
 * The JavaScript files that hold several modules.
 * @param sections the JavaScript of each module in each of its files, by the path of the section
 */
export function printChunks(
  drafts: readonly Owned[],
  sections: ReadonlyMap<string, string>,
  chunks: Chunks,
): readonly OutputFile[] {
  const modules = drafts.filter(isJoined);
  return [
    ...byChunk(modules, ({ chunk }) => chunk).map(([chunk, ofCode]) => {
      const names = new ChunkNames(chunk);
      for (const draft of ofCode) names.declareStatements(draft);
      const entries = joinImports(chunk, ofCode, chunks, names.declare);
      const imports = entries.flatMap((entry) => {
        const doc = layOutImport(entry, "js");
        return doc === null ? [] : [layOut(doc)];
      });
      return printChunk(chunk, imports.join(""), ofCode, sections);
    }),
    ...byChunk(modules, ({ constantsChunk }) => constantsChunk).map(([chunk, ofConstants]) => {
      const others = [...new Set(ofConstants.map((draft) => modulePath(chunk, draft.chunk)))];
      const exports = others.map((other) => `export * from "${other}";\n`);
      return printChunk(chunk, exports.join(""), ofConstants, sections);
    }),
  ];
}

function byChunk(
  modules: readonly Joined[],
  chunkOf: (draft: Joined) => string | undefined,
): readonly (readonly [chunk: string, modules: readonly Joined[]])[] {
  const joined = new Map<string, Joined[]>();
  for (const draft of modules) {
    const chunk = chunkOf(draft);
    if (chunk === undefined) continue;
    const others = joined.get(chunk);
    if (others === undefined) joined.set(chunk, [draft]);
    else others.push(draft);
  }
  return [...joined];
}

/** @param links its imports and exports of other files */
function printChunk(
  chunk: string,
  links: string,
  modules: readonly Joined[],
  sections: ReadonlyMap<string, string>,
): OutputFile {
  const filled = modules.flatMap((draft): Section[] => {
    const text = sections.get(sectionPath(chunk, draft.path));
    return text === undefined ? [] : [{ module: draft.path, text, needs: needsOf(draft) }];
  });
  const head = headerComment(modules[0]!.header) + links;
  return { path: scriptPath(chunk), text: joinSections(head, filled) };
}

/**
 * A file for each module with values, at the path that its declarations have: programs that import
 * it by its path find it there. It only hands on what is in the chunk.
 */
export function printDoors(drafts: readonly Owned[], chunks: Chunks): readonly OutputFile[] {
  return drafts.filter(isJoined).flatMap((draft) => {
    const values = [...(exportedNames(draft) ?? [])].flatMap(([name, kinds]) =>
      kinds.has("value") ? [name] : [],
    );
    if (values.length === 0) return [];
    const { kind, path, header } = draft;
    const statement: Statement = {
      kind: "export",
      from: scriptOf(path, chunks),
      values,
      types: [],
    };
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
