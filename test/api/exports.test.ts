/**
 * The exports of `wireform` are a promise: this test shows changes, which CHANGELOG.md must
 * mention.
 */
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { projectRoot } from "../package/project.js";

const dist = path.join(projectRoot, "dist/generator");
const entries = ["index", "unplugin"].map((name) => path.join(dist, `${name}.d.ts`));
const program = ts.createProgram(entries, {
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2023,
  types: ["node"],
  skipLibCheck: true,
});
const checker = program.getTypeChecker();

test.each(entries)("what %s exports is written down", async (entry) => {
  const lines = exportsOf(entry).flatMap((symbol) => describeExport(symbol));
  const snapshot = path.join(import.meta.dirname, `${path.basename(entry, ".d.ts")}.exports.txt`);
  await expect(lines.toSorted().join("\n") + "\n").toMatchFileSnapshot(snapshot);
});

test("every type that an exported declaration mentions is exported", () => {
  const exported = entries.flatMap((entry) => exportsOf(entry).flatMap(unfold));
  expect(exported.length).toBeGreaterThan(50);
  const known = new Set(exported);
  const missing = exported.flatMap((symbol) =>
    mentionedBy(symbol).flatMap((other) =>
      known.has(other) ? [] : [`${other.name}, of ${symbol.name}`],
    ),
  );
  expect([...new Set(missing)].toSorted()).toEqual([]);
});

function exportsOf(entry: string): readonly ts.Symbol[] {
  const module = checker.getSymbolAtLocation(program.getSourceFile(entry)!)!;
  return checker.getExportsOfModule(module);
}

/** `value generate: (...) => ...`, `type Output`, and what a namespace holds. */
function describeExport(symbol: ts.Symbol, prefix = ""): readonly string[] {
  const found = target(symbol);
  const name = prefix + symbol.name;
  if ((found.flags & ts.SymbolFlags.ValueModule) !== 0) {
    const members = checker.getExportsOfModule(found);
    return members.flatMap((member) => describeExport(member, `${name}.`));
  }
  if ((found.flags & ts.SymbolFlags.Value) === 0) return [`type ${name}`];
  const type = checker.typeToString(
    checker.getTypeOfSymbol(found),
    found.declarations![0],
    ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope,
  );
  return [`value ${name}: ${type.replaceAll(/\bimport\(.*?\}\)\./g, "")}`];
}

/** A namespace is replaced by its members. */
function unfold(symbol: ts.Symbol): readonly ts.Symbol[] {
  const found = target(symbol);
  const isNamespace = (found.flags & ts.SymbolFlags.ValueModule) !== 0;
  return isNamespace ? checker.getExportsOfModule(found).flatMap(unfold) : [found];
}

function target(symbol: ts.Symbol): ts.Symbol {
  return (symbol.flags & ts.SymbolFlags.Alias) !== 0 ? checker.getAliasedSymbol(symbol) : symbol;
}

/** Types of our own that a declaration names. */
function mentionedBy(symbol: ts.Symbol): readonly ts.Symbol[] {
  const mentioned: ts.Symbol[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node) || ts.isExpressionWithTypeArguments(node)) {
      const name = ts.isTypeReferenceNode(node) ? node.typeName : node.expression;
      const found = checker.getSymbolAtLocation(name);
      if (found !== undefined) mentioned.push(target(found));
    }
    ts.forEachChild(node, visit);
  };
  for (const declaration of symbol.declarations ?? []) if (isOwn(declaration)) visit(declaration);
  return mentioned.filter((other) => other.declarations?.some(isOwn) === true);
}

function isOwn(node: ts.Node): boolean {
  return node.getSourceFile().fileName.startsWith(dist) && !ts.isTypeParameterDeclaration(node);
}
