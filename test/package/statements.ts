/** Code, to compare what wireform prints with what a compiler makes. */
import ts from "typescript";

export type Tree = Readonly<Record<string, string>>;

/**
 * One string per statement, without tokens that have no meaning. Imports are sorted by their text.
 */
export function statementsOf(tree: Tree, file: string): readonly string[] {
  const source = ts.createSourceFile(file, tree[file] ?? "", ts.ScriptTarget.Latest, true);
  const isImport = (statement: ts.Statement) => ts.isImportDeclaration(statement);
  const imports = source.statements.filter(isImport).map(importText).toSorted();
  const others = source.statements.filter((statement) => !isImport(statement));
  // `export {}` only marks a module, which a file with exports is anyway.
  const texts = others.map((statement) => tokensOf(statement, source).join(" "));
  return [...imports, ...texts.filter((text) => text !== "export { }")];
}

/** In declarations every import is of types, however it is written. */
function importText(statement: ts.Statement): string {
  const { importClause, moduleSpecifier } = statement as ts.ImportDeclaration;
  const names = importClause?.namedBindings?.getText() ?? "";
  const sorted = Array.from(
    names.replace(/\btype /g, "").matchAll(/[\w$]+(?: as [\w$]+)?/g),
    String,
  );
  return `import ${sorted.toSorted().join(", ")} from ${moduleSpecifier.getText()}`;
}

function tokensOf(node: ts.Node, source: ts.SourceFile): readonly string[] {
  if (ts.isJSDoc(node)) {
    const text = node.getText(source).replace(/[\s*]+/g, " ");
    return source.isDeclarationFile ? [text] : [];
  }
  const children = node.getChildren(source);
  if (children.length === 0) return node.getText(source) === "" ? [] : [node.getText(source)];
  const kept = children.filter((child, i) => {
    if (child.kind === ts.SyntaxKind.SemicolonToken) return false;
    const isOuter = i === 0 || i === children.length - 1;
    const separates =
      child.kind === ts.SyntaxKind.CommaToken || child.kind === ts.SyntaxKind.BarToken;
    return !(separates && isOuter); // a trailing comma, a leading bar
  });
  return kept.flatMap((child) => tokensOf(child, source));
}
