/** What generated sources must not have, found in the sources themselves. */
import ts from "typescript";

/** Every type `any`, as `FILE:LINE`. */
export function anysIn(file: string, text: string): readonly string[] {
  // Parsing everything takes longer than generating it, and most modules don't have the word.
  if (!/\bany\b/.test(text)) return [];
  const found: string[] = [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    // The runtime has a codec named `any`: only the keyword is the type.
    if (node.kind === ts.SyntaxKind.AnyKeyword) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push(`${file}:${line + 1}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/**
 * How many properties are `unknown`: a number to watch, not an error. Responses without a schema
 * (`404: unknown`) don't count.
 */
export function countUnknown(text: string): number {
  const properties = /^\s+(?:readonly )?(\w+|"[^"\n]*")\??: unknown(?: \| undefined)?;$/gm;
  const isStatus = /^(?:\d+|default|"[1-5]XX")$/;
  const names = Array.from(text.matchAll(properties), ([, name = ""]) => name);
  return names.filter((name) => !isStatus.test(name)).length;
}
