import { ts } from "ts-morph";
import type { ImportExtension } from "../../4-plan/import-extension.js";
import type { ModuleDraft, Statement } from "../../5-emit/seam/draft.js";
import { importsOf, withExtension } from "../../5-emit/seam/imports.js";

/**
 * Parses printed code again and compares it with its draft: whatever a document says, the file must
 * have exactly the statements of the draft. It uses the compiler that ts-morph contains, and
 * doesn't parse doc comments, since only their ends matter here.
 * @returns what is wrong with the text; `null` if it says what the draft says
 */
export function checkParsed(
  draft: ModuleDraft,
  text: string,
  extension: ImportExtension = "js",
): string | null {
  const file = parse(text);
  const error = syntaxError(file);
  if (error !== null) return error;
  const found = file.statements.map(describe);
  const meant = [
    ...importsOf(draft).map(({ from }) => `import ${withExtension(from, extension)}`),
    ...draft.statements.map(describeDraft),
  ];
  const at = meant.findIndex((what, index) => what !== found[index]);
  if (at >= 0) return `${meant[at]} was meant, ${found[at] ?? "nothing"} is there`;
  return found.length > meant.length ? `${found[meant.length]} was not meant` : null;
}

/** The same for a file that another tool printed: it may contain nothing but types. */
export function checkTypes(text: string): string | null {
  const file = parse(text);
  const error = syntaxError(file);
  if (error !== null) return error;
  const found = file.statements.map(describe).find((what) => !/^(interface|type) /.test(what));
  return found === undefined ? null : `${found} was not meant`;
}

export function parse(text: string): ts.SourceFile {
  const options = {
    languageVersion: ts.ScriptTarget.Latest,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  };
  return ts.createSourceFile("/module.ts", text, options, false, ts.ScriptKind.TS);
}

export function syntaxError(file: ts.SourceFile): string | null {
  const { parseDiagnostics = [] } = file as {
    parseDiagnostics?: readonly { messageText: unknown }[];
  };
  const [first] = parseDiagnostics;
  return first === undefined ? null : JSON.stringify(first.messageText);
}

function describeDraft(statement: Statement): string {
  if (statement.kind === "export") return "export";
  return `${statement.kind === "values" ? "const" : statement.kind} ${statement.name}`;
}

function describe(statement: ts.Statement): string {
  if (ts.isImportDeclaration(statement))
    return `import ${(statement.moduleSpecifier as ts.StringLiteral).text}`;
  if (ts.isExportDeclaration(statement)) return "export";
  if (ts.isInterfaceDeclaration(statement)) return `interface ${statement.name.text}`;
  if (ts.isTypeAliasDeclaration(statement)) return `type ${statement.name.text}`;
  if (ts.isFunctionDeclaration(statement)) return `function ${statement.name?.text}`;
  if (ts.isVariableStatement(statement)) {
    const name = statement.declarationList.declarations[0]?.name;
    return name !== undefined && ts.isIdentifier(name) ? `const ${name.text}` : "const";
  }
  return ts.SyntaxKind[statement.kind];
}
