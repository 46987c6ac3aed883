/** What JavaScript files import and export of each other: modules that stand in one file are one. */
import type { ModuleDraft, Statement } from "../5-emit/seam/draft.js";
import { moduleAt, scriptOf, type Chunks } from "../5-emit/seam/chunks.js";
import { importsOf, modulePath, type NamesFrom, type Specifier } from "../5-emit/seam/imports.js";

/** Told of each value that is imported: what it is called there, and what it is. */
export type OnImport = (local: string, origin: string, importer: ModuleDraft) => void;

/**
 * What a file imports for the modules that stand in it, with one import for each other file.
 * @param script the file
 */
export function joinImports(
  script: string,
  drafts: readonly ModuleDraft[],
  chunks: Chunks,
  onImport: OnImport = () => {},
): readonly NamesFrom[] {
  const found = new Map<string, { readonly from: string; readonly values: Specifiers }>();
  for (const draft of drafts)
    for (const { from, module, values } of importsOf(draft)) {
      const origin = module === null ? from : scriptOf(module, chunks);
      if (origin === script) continue;
      for (const value of values) {
        onImport(value.alias ?? value.name, `${origin} ${value.name}`, draft);
        // A namespace import has a line of its own.
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

/** The statements of a module, with one export for each file. */
export function joinExports(
  statements: readonly Statement[],
  chunks: Chunks,
): readonly Statement[] {
  const exported = new Map<string, string[]>();
  for (const statement of statements)
    if (statement.kind === "export") {
      const from = scriptOf(statement.from, chunks);
      exported.set(from, [...(exported.get(from) ?? []), ...statement.values]);
    }
  const others = statements.filter(({ kind }) => kind !== "export");
  const exports = Array.from(exported, ([from, values]): Statement => {
    return { kind: "export", from, values, types: [] };
  });
  return [...others, ...exports];
}

/** The same of a module's text, as compilers write it: its imports and exports end lines. */
export function importFiles(text: string, importer: string, chunks: Chunks): string {
  return text.replace(/( from |^import )"(\.[\w./-]+)";$/gm, (line, word: string, from: string) => {
    const module = moduleAt(importer, from);
    return module === null ? line : `${word}"${modulePath(importer, scriptOf(module, chunks))}";`;
  });
}
