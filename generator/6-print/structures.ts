import { Project, type StatementStructures } from "ts-morph";
import type { ImportExtension } from "../4-plan/import-extension.js";
import type { StructuresDraft } from "../5-emit/seam/draft.js";
import { withExtension } from "../5-emit/seam/imports.js";
import { commentLines } from "./text.js";

/** Prints structures with ts-morph. @param extension of imports within the package */
export function printStructures(
  { statements }: StructuresDraft,
  extension: ImportExtension,
): string {
  const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true });
  const safe = statements.map((statement) => withPath(withSafeDocs(statement), extension));
  const file = project.createSourceFile("/module.ts", { statements: safe });
  return file.getFullText();
}

function withPath(statement: StatementStructures, extension: ImportExtension): StatementStructures {
  if (!("moduleSpecifier" in statement) || statement.moduleSpecifier === undefined)
    return statement;
  return { ...statement, moduleSpecifier: withExtension(statement.moduleSpecifier, extension) };
}

/** ts-morph doesn't escape text in comments: with this, no text can end the comment. */
function withSafeDocs<T>(structure: T, key = ""): T {
  if (key === "docs") return safeTexts(structure);
  if (Array.isArray(structure)) return structure.map((one: unknown) => withSafeDocs(one)) as T;
  if (typeof structure !== "object" || structure === null) return structure;
  const entries = Object.entries(structure).map(([name, value]: [string, unknown]) => [
    name,
    withSafeDocs(value, name),
  ]);
  return Object.fromEntries(entries) as T;
}

/** Descriptions, and the texts of tags. */
function safeTexts<T>(docs: T): T {
  if (typeof docs === "string") return commentLines(docs.split("\n")).join("\n") as T;
  if (Array.isArray(docs)) return docs.map((one: unknown) => safeTexts(one)) as T;
  if (typeof docs !== "object" || docs === null) return docs;
  return Object.fromEntries(
    Object.entries(docs).map(([name, value]: [string, unknown]) => [name, safeTexts(value)]),
  ) as T;
}
