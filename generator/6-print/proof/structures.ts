import { StructureKind, ts, type StatementStructures } from "ts-morph";
import type { ImportExtension } from "../../4-plan/import-extension.js";
import type { StructuresDraft } from "../../5-emit/seam/draft.js";
import { withExtension } from "../../5-emit/seam/imports.js";
import { parse, syntaxError } from "./parsed.js";

/**
 * Parses the code printed from structures and compares the two, so that no text of a document
 * became a statement or a member.
 * @returns what is wrong with the text; `null` if it says what the draft says
 */
export function checkStructures(
  { statements }: StructuresDraft,
  text: string,
  extension: ImportExtension,
): string | null {
  const file = parse(text);
  const error = syntaxError(file);
  if (error !== null) return error;
  const meant = statements.flatMap((statement) => describeStructure(statement, extension));
  const found = file.statements.map((statement) => describeStatement(statement, file));
  const at = meant.findIndex((what, index) => what !== found[index]);
  if (at >= 0) return `${meant[at]} was meant, ${found[at] ?? "nothing"} is there`;
  if (found.length > meant.length) return `${found[meant.length]} was not meant`;
  return hidesImport(file) ? "it imports within code: an import declaration was meant" : null;
}

/** Whether it uses `import(...)`, whose packages `package.json` wouldn't list. */
function hidesImport(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return true;
  return ts.forEachChild(node, (child) => hidesImport(child) || undefined) ?? false;
}

function describeStructure(
  statement: StatementStructures,
  extension: ImportExtension,
): string | readonly string[] {
  switch (statement.kind) {
    case StructureKind.ImportDeclaration:
      return `import ${withExtension(statement.moduleSpecifier, extension)}`;
    case StructureKind.ExportDeclaration:
    case StructureKind.ExportAssignment:
      return "export";
    case StructureKind.Interface: {
      const { properties = [], methods = [], getAccessors = [], setAccessors = [] } = statement;
      const { callSignatures = [], constructSignatures = [], indexSignatures = [] } = statement;
      const nameless = [...callSignatures, ...constructSignatures, ...indexSignatures];
      const named = [...properties, ...methods, ...getAccessors, ...setAccessors];
      return withMembers(
        `interface ${statement.name}`,
        named.map(({ name }) => name),
        nameless.length,
      );
    }
    case StructureKind.Class: {
      const { ctors = [], staticBlocks = [], properties = [], methods = [] } = statement;
      const { getAccessors = [], setAccessors = [] } = statement;
      const named = [...properties, ...methods, ...getAccessors, ...setAccessors];
      const constructors = ctors.flatMap(({ overloads = [] }) => [null, ...overloads]);
      const overloaded = methods.flatMap(({ name, overloads = [] }) => overloads.map(() => name));
      return withMembers(
        `class ${statement.name ?? ""}`,
        [...named.map(({ name }) => name), ...overloaded],
        constructors.length + staticBlocks.length,
      );
    }
    case StructureKind.Enum:
      return withMembers(
        `enum ${statement.name}`,
        (statement.members ?? []).map(({ name }) => name),
      );
    case StructureKind.TypeAlias:
      return `type ${statement.name}`;
    case StructureKind.Function: {
      const { name = "", overloads = [] } = statement;
      return [`function ${name}`, ...overloads.map(() => `function ${name}`)];
    }
    case StructureKind.VariableStatement:
      return `variables ${statement.declarations.map(({ name }) => name).join(" ")}`;
    case StructureKind.Module:
      return `module ${statement.name}`;
  }
}

function describeStatement(statement: ts.Statement, file: ts.SourceFile): string {
  if (ts.isImportDeclaration(statement))
    return `import ${(statement.moduleSpecifier as ts.StringLiteral).text}`;
  if (ts.isExportDeclaration(statement) || ts.isExportAssignment(statement)) return "export";
  if (ts.isInterfaceDeclaration(statement) || ts.isClassDeclaration(statement)) {
    const kind = ts.isInterfaceDeclaration(statement) ? "interface" : "class";
    const members: readonly ts.Node[] = statement.members;
    const names = members.flatMap((member) => nameOf(member, file) ?? []);
    return withMembers(
      `${kind} ${statement.name?.text ?? ""}`,
      names,
      members.length - names.length,
    );
  }
  if (ts.isEnumDeclaration(statement))
    return withMembers(
      `enum ${statement.name.text}`,
      statement.members.flatMap((member) => nameOf(member, file) ?? []),
    );
  if (ts.isTypeAliasDeclaration(statement)) return `type ${statement.name.text}`;
  if (ts.isFunctionDeclaration(statement)) return `function ${statement.name?.text ?? ""}`;
  if (ts.isVariableStatement(statement)) {
    const { declarations } = statement.declarationList;
    return `variables ${declarations.map(({ name }) => name.getText(file)).join(" ")}`;
  }
  if (ts.isModuleDeclaration(statement)) return `module ${statement.name.getText(file)}`;
  return ts.SyntaxKind[statement.kind];
}

function nameOf(member: ts.Node, file: ts.SourceFile): string | undefined {
  // Index signatures and constructors have none.
  const { name } = member as ts.Node & { readonly name?: ts.PropertyName };
  return name?.getText(file);
}

/** Sorted, as ts-morph changes the order of members. */
function withMembers(head: string, names: readonly string[], nameless = 0): string {
  const bare = names.map((name) =>
    name.replace(/^(["'])(.*)\1$/s, "$2").replace(/\\(?=["'])/g, ""),
  );
  return `${head} { ${[...bare.toSorted(), `${nameless} without names`].join("; ")} }`;
}
