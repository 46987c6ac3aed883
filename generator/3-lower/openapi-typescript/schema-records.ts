/** `{ [key: string]: T }` as `Record<string, T>`: what linters of callers ask for. */
import ts from "typescript";

export function writeRecords(statements: readonly ts.Node[]): ts.Node[] {
  const { transformed } = ts.transform([...statements], [rewriteLiterals]);
  return transformed;
}

const rewriteLiterals: ts.TransformerFactory<ts.Node> = (context) => {
  const visit = (node: ts.Node): ts.Node => {
    const visited = ts.visitEachChild(node, visit, context);
    return ts.isTypeLiteralNode(visited) ? recordOf(visited) : visited;
  };
  return visit;
};

function recordOf(literal: ts.TypeLiteralNode): ts.TypeNode {
  const [member, ...others] = literal.members;
  if (member === undefined || others.length > 0 || !ts.isIndexSignatureDeclaration(member))
    return literal;
  const key = member.parameters[0]?.type;
  if (key === undefined) return literal;
  return ts.factory.createTypeReferenceNode("Record", [key, member.type]);
}
