/** Comments that say what comes out, `order.status; // "open"`, as checks. */
import ts from "typescript";

/**
 * The program with a call of `stated(value, expected, line)` for each expression that stands alone
 * and has a comment that is a literal.
 */
export function withStatedValues(program: string): string {
  const source = ts.createSourceFile("a.ts", program, ts.ScriptTarget.Latest, true);
  const edits: { readonly from: number; readonly to: number; readonly text: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isExpressionStatement(node)) {
      const value = statedBehind(program, node.end);
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      const text = program.slice(node.expression.getStart(), node.expression.end);
      if (value !== null)
        edits.push({
          from: node.getStart(),
          to: node.end,
          text: `stated(${text}, ${value}, ${line + 1});`,
        });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return edits.reduceRight(
    (text, { from, to, text: edited }) => text.slice(0, from) + edited + text.slice(to),
    program,
  );
}

/** The literal in the comment behind a statement, or `null`. */
function statedBehind(program: string, end: number): string | null {
  const comment = /^ *\/\/ (.*)/.exec(program.slice(end))?.[1];
  if (comment === undefined) return null;
  const text = `(${comment});`;
  const { diagnostics } = ts.transpileModule(text, { reportDiagnostics: true });
  if (diagnostics === undefined || diagnostics.length > 0) return null;
  const [statement] = ts.createSourceFile("b.ts", text, ts.ScriptTarget.Latest, true).statements;
  if (statement === undefined || !ts.isExpressionStatement(statement)) return null;
  return isLiteral(statement.expression) ? comment : null;
}

function isLiteral(node: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(node)) return isLiteral(node.expression);
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(isLiteral);
  if (ts.isObjectLiteralExpression(node))
    return node.properties.every(
      (member) => ts.isPropertyAssignment(member) && isLiteral(member.initializer),
    );
  if (ts.isIdentifier(node)) return node.text === "undefined";
  return (
    ts.isStringLiteral(node) ||
    ts.isNumericLiteral(node) ||
    node.kind === ts.SyntaxKind.TrueKeyword ||
    node.kind === ts.SyntaxKind.FalseKeyword ||
    node.kind === ts.SyntaxKind.NullKeyword
  );
}
