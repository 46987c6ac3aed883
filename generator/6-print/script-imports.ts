/** Imports and exports between JavaScript files, each of which may hold several modules. */
import type { ModuleDraft, Statement } from "../5-emit/seam/draft.js";
import { moduleAt, scriptOf, type Chunks } from "../5-emit/seam/chunks.js";
import { importsOf, modulePath, type NamesFrom, type Specifier } from "../5-emit/seam/imports.js";

/** Called for each imported value. @param origin its file and its name there */
export type OnImport = (local: string, origin: string, importer: ModuleDraft) => void;

/**
 * The imports of a file for all its modules, with one import for each other file.
 * @param script the path of the file, without `dist/` and extension
 */
export function joinImports(
  script: string,
  drafts: readonly ModuleDraft[],
  chunks: Chunks,
  onImport: OnImport = () => {},
): readonly NamesFrom[] {
  const found = new Map<string, { readonly from: string; readonly values: Specifiers }>();
  const own = new Set(drafts.map((draft) => draft.path));
  for (const draft of drafts)
    for (const { from, module, values } of importsOf(draft)) {
      if (module !== null && own.has(module)) continue;
      const origin = module === null ? from : scriptOf(module, chunks);
      if (origin === script) continue;
      for (const value of values) {
        onImport(value.alias ?? value.name, `${origin} ${value.name}`, draft);
        // `import * as` can't be joined with other names.
        const line = value.name === "*" ? `${origin} *` : origin;
        let entry = found.get(line);
        if (entry === undefined) {
          entry = { from: module === null ? from : modulePath(script, origin), values: new Map() };
          found.set(line, entry);
        }
        entry.values.set(value.name, value);
      }
    }
  return Array.from(found.values(), ({ from, values }) => {
    return { from, values: [...values.values()], types: [] };
  });
}

type Specifiers = Map<string, Specifier>;

/** Statements with their re-exports joined: one for each file. */
export function joinExports(
  statements: readonly Statement[],
  chunks: Chunks,
): readonly Statement[] {
  const exported = new Map<string, string[]>();
  for (const statement of statements)
    if (statement.kind === "export") {
      const from = scriptOf(statement.from, chunks);
      const values = exported.get(from);
      if (values === undefined) exported.set(from, [...statement.values]);
      else values.push(...statement.values);
    }
  const others = statements.filter(({ kind }) => kind !== "export");
  const exports = Array.from(exported, ([from, values]): Statement => {
    return { kind: "export", from, values, types: [] };
  });
  return [...others, ...exports];
}

/**
 * Changes the paths in a module's text as compilers write it: each import or export ends a line.
 */
export function importFiles(text: string, importer: string, chunks: Chunks): string {
  return text.replace(/( from |^import )"(\.[\w./-]+)";$/gm, (line, word: string, from: string) => {
    const module = moduleAt(importer, from);
    return module === null ? line : `${word}"${modulePath(importer, scriptOf(module, chunks))}";`;
  });
}
