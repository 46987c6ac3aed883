/** What JavaScript files import and export of each other: modules that stand in one file are one. */
import type { ModuleDraft, Statement } from "../5-emit/seam/draft.js";
import { moduleAt, scriptOf, type Chunks } from "../5-emit/seam/chunks.js";
import { importsOf, modulePath, type Import, type Specifier } from "../5-emit/seam/imports.js";

/** A value, and how the file names what it comes from. */
export type ImportedValue = readonly [from: string, value: Specifier];

/** The values that a module imports, as a file imports them; none of what stands in the file itself. */
export function* valuesInto(
  script: string,
  draft: ModuleDraft,
  chunks: Chunks,
): Iterable<ImportedValue> {
  for (const { from, values } of importsOf(draft)) {
    const module = moduleAt(draft.path, from);
    const origin = module === null ? null : scriptOf(module, chunks);
    if (origin === script) continue;
    const specifier = origin === null ? from : modulePath(script, origin);
    for (const value of values) yield [specifier, value];
  }
}

/** An import for each file: in the order in which they come first. */
export function joinImports(imported: Iterable<ImportedValue>): readonly Import[] {
  const found = new Map<string, Map<string, Specifier>>();
  for (const [from, value] of imported) {
    // All of a module is imported by a line of its own.
    const line = value.name === "*" ? `${from} *` : from;
    const values = found.get(line) ?? new Map<string, Specifier>();
    found.set(line, values.set(value.name, value));
  }
  return [...found].map(([line, values]) => {
    return { from: line.replace(/ \*$/, ""), values: [...values.values()], types: [] };
  });
}

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
