import type { ImportExtension } from "../4-plan/import-extension.js";
import type { ModuleDraft, Statement } from "../5-emit/seam/draft.js";
import type { Chunks } from "../5-emit/seam/chunks.js";
import { isExported } from "../5-emit/seam/exported-names.js";
import { modulePath, withExtension, type NamesFrom } from "../5-emit/seam/imports.js";
import { group, hardline, indent, line, type Doc } from "./layout/doc.js";
import { docComment, headerComment, layOut } from "./layout/layout.js";
import type { Target } from "./target.js";
import { layOutAssignment, layOutExpression } from "./layout/expression-layout.js";
import { importsFor, layOutExport, layOutImport } from "./layout/import-layout.js";
import { layOutMembers, layOutType } from "./layout/type-layout.js";
import { layOutMethod, layOutSignature, layOutTypeParameters } from "./layout/signature-layout.js";
import { joinExports, joinImports } from "./script-imports.js";
import { scriptPath } from "./section.js";
import { identifier, literalText, memberKey } from "./text.js";

/** Returns the path by which this module imports another. */
type PathTo = (file: string) => string;

/** Printed types. They are the same in sources and declarations, so they are laid out only once. */
export type TypeTexts = Map<Statement, string>;

/**
 * A module's source or declarations; `null` if they would be empty.
 * @param types the types that were already printed for another target
 */
export function printModule(
  draft: ModuleDraft,
  target: Exclude<Target, "js">,
  extension: ImportExtension = "js",
  types: TypeTexts = new Map(),
): string | null {
  const pathTo = (file: string) => withExtension(modulePath(draft.path, file), extension);
  const body = printStatements(draft.statements, pathTo, target, types);
  const imports = importsFor(draft, target).map((entry) => {
    return { ...entry, from: withExtension(entry.from, extension) };
  });
  return body === null ? null : printWhole(draft, imports, body, target);
}

/** The JavaScript file of a module; `null` if it would be empty. */
export function printScript(draft: ModuleDraft, chunks: Chunks): string | null {
  const body = printRun({ ...draft, statements: joinExports(draft.statements, chunks) });
  if (body === null) return null;
  return printWhole(draft, joinImports(draft.path, [draft], chunks), body, "js");
}

/**
 * The JavaScript that a module has in a chunk; `null` if it would be empty.
 * @param script the chunk: its code, or its constants
 */
export function printSection(draft: ModuleDraft, script: string): string | null {
  const { constantsChunk, statements } = draft;
  if (constantsChunk === undefined) return printRun(draft);
  const isOfConstants = script === scriptPath(constantsChunk);
  return printRun({
    ...draft,
    statements: statements.filter(({ kind }) => (kind === "values") === isOfConstants),
  });
}

/** The JavaScript of statements, without imports; `null` if it would be empty. */
function printRun({ path, statements }: ModuleDraft): string | null {
  return printStatements(statements, (file) => modulePath(path, file), "js", new Map());
}

function printWhole(
  { header }: ModuleDraft,
  imports: readonly NamesFrom[],
  body: string,
  target: Target,
): string {
  const lines = imports.flatMap((entry) => {
    const doc = layOutImport(entry, target);
    return doc === null ? [] : [layOut(doc)];
  });
  const gap = lines.length === 0 ? "" : "\n";
  return `${headerComment(header)}${lines.join("")}${gap}${body}\n`;
}

function printStatements(
  statements: readonly Statement[],
  pathTo: PathTo,
  target: Target,
  types: TypeTexts,
): string | null {
  const printed = statements.flatMap((statement) => {
    const text = printStatement(statement, pathTo, target, types);
    return text === null ? [] : [{ text, isExport: statement.kind === "export" }];
  });
  if (printed.length === 0) return null;
  // No blank lines between re-exports.
  return printed.reduce((above, { text, isExport }, index) => {
    if (index === 0) return text;
    const isListed = isExport && printed[index - 1]!.isExport;
    return `${above}${isListed ? "\n" : "\n\n"}${text}`;
  }, "");
}

function printStatement(
  statement: Statement,
  pathTo: PathTo,
  target: Target,
  types: TypeTexts,
): string | null {
  const isType = statement.kind === "interface" || statement.kind === "type";
  const known = isType && target !== "js" ? types.get(statement) : undefined;
  if (known !== undefined) return known;
  const doc = layOutStatement(statement, pathTo, target);
  if (doc === null) return null;
  const text = layOut(doc);
  if (isType) types.set(statement, text);
  return text;
}

function layOutStatement(statement: Statement, pathTo: PathTo, target: Target): Doc | null {
  if (target === "d.ts" && !isExported(statement)) return null;
  const typed = target !== "js";
  const declare = target === "d.ts" ? "export declare " : "export ";
  switch (statement.kind) {
    case "interface": {
      if (!typed) return null;
      const { name, docs, extends: base, signatures = [], members, index } = statement;
      return [
        docComment(docs),
        `export interface ${identifier(name)}`,
        layOutTypeParameters(statement.typeParameters),
        " ",
        base === undefined ? "" : ["extends ", layOutType(base), " "],
        layOutMembers(members, index, signatures.map(layOutMethod)),
      ];
    }
    case "type": {
      if (!typed) return null;
      const { name, docs, type } = statement;
      const left = `export type ${identifier(name)} =`;
      const moves = type.kind === "literal" || type.kind === "keyword" || type.kind === "open";
      const right = moves ? group(indent([line, layOutType(type)])) : [" ", layOutType(type)];
      return [docComment(docs), left, right, ";"];
    }
    case "const": {
      const { name, docs, exported, type, value } = statement;
      const left: Doc = [
        `${exported ? declare : ""}const ${identifier(name)}`,
        typed && type !== null ? [": ", layOutType(type)] : "",
      ];
      if (target === "d.ts") return [docComment(docs), left, ";"];
      const made = layOutAssignment(left, " =", value, typed ? target : "table");
      return [typed ? docComment(docs) : "", made, ";"];
    }
    case "values":
      return layOutValues(statement, target, declare);
    case "function":
      return layOutFunction(statement, target, declare);
    case "export": {
      const plain = (names: readonly string[]) => names.map((name) => ({ name, alias: null }));
      const names = { values: plain(statement.values), types: plain(statement.types) };
      return layOutExport({ from: pathTo(statement.from), ...names }, target);
    }
  }
}

/** One member on each line, even if all would fit on one: members may have comments. */
function layOutValues(
  { name, members }: Statement & { kind: "values" },
  target: Target,
  declare: string,
): Doc {
  const isType = target === "d.ts";
  const lines = members.map(({ name: key, value, docs }): Doc => {
    const member = [memberKey(key), ": ", literalText(value), isType ? ";" : ","];
    const comment = target === "js" ? "" : docComment(docs);
    return [hardline, comment, isType ? "readonly " : "", member];
  });
  const left = `${declare}const ${identifier(name)}${isType ? ":" : " ="} {`;
  return [left, indent(lines), hardline, "}", target === "ts" ? " as const" : "", ";"];
}

function layOutFunction(
  statement: Statement & { kind: "function" },
  target: Target,
  declare: string,
): Doc {
  const { name, docs, result, async = false, exported = true } = statement;
  const word = async && target !== "d.ts" ? "async function" : "function";
  const start = `${exported ? declare : ""}${word} ${identifier(name)}`;
  const head = layOutSignature(start, statement, target);
  if (target === "d.ts") return [docComment(docs), head, ";"];
  const body = ["return ", layOutExpression(result, target), ";"];
  const comment = target === "js" ? "" : docComment(docs);
  return [comment, head, " {", indent([hardline, body]), hardline, "}"];
}
