import type { ImportExtension } from "../4-plan/import-extension.js";
import type { ModuleDraft, Statement } from "../5-emit/seam/draft.js";
import {
  importsOf,
  modulePath,
  withExtension,
  type Import,
  type Specifier,
} from "../5-emit/seam/imports.js";
import {
  bracketed,
  docComment,
  group,
  hardline,
  indent,
  layOut,
  line,
  type Doc,
} from "./layout/layout.js";
import { layOutAssignment, layOutExpression } from "./layout/expression-layout.js";
import { layOutMembers, layOutType } from "./layout/type-layout.js";
import { layOutMethod, layOutSignature } from "./layout/signature-layout.js";
import {
  commentLine,
  identifier,
  literalText,
  memberKey,
  modulePath as pathLiteral,
} from "./text.js";

/** What of a module is printed: its source, what runs, or what a type checker reads. */
export type Flavour = "ts" | "js" | "dts";

/** The path by which this module imports another. */
type PathTo = (file: string) => string;

/** A module's text; `null` where nothing of it is left in this flavour. */
export function printModule(
  draft: ModuleDraft,
  flavour: Flavour,
  extension: ImportExtension = "js",
): string | null {
  const pathTo = (file: string) => withExtension(modulePath(draft.path, file), extension);
  const statements = draft.statements.flatMap((statement) => {
    const text = printStatement(statement, pathTo, flavour);
    return text === null ? [] : [{ text, isExport: statement.kind === "export" }];
  });
  if (statements.length === 0) return null;
  const header = draft.header.map((text) => `// ${commentLine(text)}\n`);
  const imports = importsFor(draft, flavour).flatMap((entry) => {
    const from = withExtension(entry.from, extension);
    const doc = layOutImport({ ...entry, from }, flavour);
    return doc === null ? [] : [layOut(doc)];
  });
  const gap = imports.length === 0 ? "" : "\n";
  // Re-exports are a list.
  const body = statements.reduce((above, { text, isExport }, index) => {
    if (index === 0) return text;
    const isListed = isExport && statements[index - 1]!.isExport;
    return `${above}${isListed ? "\n" : "\n\n"}${text}`;
  }, "");
  return `${header.join("")}${imports.join("")}${gap}${body}\n`;
}

/** Types are the same in sources and declarations, and they are most of a package: laid out once. */
const types = new WeakMap<Statement, string>();

function printStatement(statement: Statement, pathTo: PathTo, flavour: Flavour): string | null {
  const isType = statement.kind === "interface" || statement.kind === "type";
  const known = isType && flavour !== "js" ? types.get(statement) : undefined;
  if (known !== undefined) return known;
  const doc = layOutStatement(statement, pathTo, flavour);
  if (doc === null) return null;
  const text = layOut(doc);
  if (isType) types.set(statement, text);
  return text;
}

/** Declarations mention types alone: what only values need is not imported. */
function importsFor(draft: ModuleDraft, flavour: Flavour): readonly Import[] {
  const hasValues = draft.statements.some(({ kind }) => kind === "const" || kind === "function");
  return importsOf(flavour === "dts" && hasValues ? declarationsOf(draft) : draft);
}

function layOutImport({ from, values, types }: Import, flavour: Flavour): Doc | null {
  const list = specifiers(values, flavour === "js" ? [] : types);
  if (list === null) return null;
  return [`import ${list.keyword}`, list.doc, " from ", pathLiteral(from), ";", hardline];
}

function declarationsOf(draft: ModuleDraft): ModuleDraft {
  return { ...draft, statements: draft.statements.flatMap(asDeclaration) };
}

function asDeclaration(statement: Statement): Statement[] {
  if (statement.kind === "const")
    return statement.exported ? [{ ...statement, value: nothing }] : [];
  if (statement.kind === "function") return [{ ...statement, result: nothing }];
  return [statement];
}

const nothing = { kind: "literal", value: null } as const;

function specifiers(values: readonly Specifier[], types: readonly Specifier[]) {
  if (values.length + types.length === 0) return null;
  const keyword = values.length === 0 ? "type " : "";
  const prefix = values.length === 0 ? "" : "type ";
  const names = [
    ...values.map((specifier) => ({ ...specifier, prefix: "" })),
    ...types.map((specifier) => ({ ...specifier, prefix })),
  ].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const texts = names.map(({ name, alias, prefix }) => {
    const renamed = alias === null ? "" : ` as ${identifier(alias)}`;
    return `${prefix}${identifier(name)}${renamed}`;
  });
  if (texts.length === 1) return { keyword, doc: `{ ${texts[0]!} }` };
  return { keyword, doc: bracketed("{", texts, "}", { padding: line }) };
}

function layOutStatement(statement: Statement, pathTo: PathTo, flavour: Flavour): Doc | null {
  const typed = flavour !== "js";
  const declare = flavour === "dts" ? "export declare " : "export ";
  switch (statement.kind) {
    case "interface": {
      if (!typed) return null;
      const { name, docs, extends: base, signatures = [], members, index } = statement;
      return [
        docComment(docs),
        `export interface ${identifier(name)} `,
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
      if (flavour === "dts" && !exported) return null;
      const left: Doc = [
        `${exported ? declare : ""}const ${identifier(name)}`,
        typed && type !== null ? [": ", layOutType(type)] : "",
      ];
      if (flavour === "dts") return [docComment(docs), left, ";"];
      return [docComment(docs), layOutAssignment(left, " =", value), ";"];
    }
    case "values":
      return layOutValues(statement, flavour, declare);
    case "function":
      return layOutFunction(statement, flavour, declare);
    case "export": {
      const plain = (names: readonly string[]) => names.map((name) => ({ name, alias: null }));
      const list = specifiers(plain(statement.values), typed ? plain(statement.types) : []);
      if (list === null) return null;
      const from = pathLiteral(pathTo(statement.from));
      return [`export ${list.keyword}`, list.doc, " from ", from, ";"];
    }
  }
}

/** A member a line, however few there are: each may get a comment. */
function layOutValues(
  { name, members }: Statement & { kind: "values" },
  flavour: Flavour,
  declare: string,
): Doc {
  const isType = flavour === "dts";
  const lines = members.map(({ name: key, value, docs }): Doc => {
    const member = [memberKey(key), ": ", literalText(value), isType ? ";" : ","];
    return [hardline, docComment(docs), isType ? "readonly " : "", member];
  });
  const left = `${declare}const ${identifier(name)}${isType ? ":" : " ="} {`;
  return [left, indent(lines), hardline, "}", flavour === "ts" ? " as const" : "", ";"];
}

function layOutFunction(
  statement: Statement & { kind: "function" },
  flavour: Flavour,
  declare: string,
): Doc {
  const { name, docs, result } = statement;
  const head = layOutSignature(`${declare}function ${identifier(name)}`, statement, flavour);
  if (flavour === "dts") return [docComment(docs), head, ";"];
  const body = ["return ", layOutExpression(result), ";"];
  return [docComment(docs), head, " {", indent([hardline, body]), hardline, "}"];
}
