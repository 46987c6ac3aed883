/**
 * wireform prints `dist/` itself, without a compiler. The compiler is the judge: what it makes of
 * `src/` has to run and declare the same. Compared are the tokens of each statement and, for
 * declarations, the docs; layout and the order of imports may differ.
 */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";
import { strict } from "../types/settings.js";
import { complaintsOf, show } from "../types/tsc.js";
import { copyProject, readTree } from "./project.js";

type Tree = Readonly<Record<string, string>>;

let printed: Tree;
let judged: Tree;

beforeAll(async () => {
  const project = await copyProject();
  const compilerOptions = {
    ...strict,
    verbatimModuleSyntax: true,
    declaration: true,
    rootDir: "generated/src",
    outDir: "judged",
  };
  const config = { compilerOptions, include: ["generated/src"] };
  await writeFile(path.join(project, "tsconfig.json"), JSON.stringify(config));
  expect((await complaintsOf("5.9", project)).map(show)).toEqual([]);
  printed = await readTree(path.join(project, "generated/dist"));
  judged = await readTree(path.join(project, "judged"));
});

test("the same modules, but for scripts without a statement", () => {
  const isNothing = (tree: Tree, file: string) =>
    file.endsWith(".js") && statementsOf(tree, file).length === 0;
  const filesOf = (tree: Tree) =>
    Object.keys(tree).filter((file) => /\.(js|ts)$/.test(file) && !isNothing(tree, file));
  expect(filesOf(printed)).toEqual(filesOf(judged));
});

describe.each(["stripe", "wepay", "runtime"])("%s", (part) => {
  test.each(["js", "d.ts"])("dist/**/*.%s", (extension) => {
    const files = Object.keys(printed).filter(
      (file) => file.startsWith(`${part}/`) && file.endsWith(`.${extension}`),
    );
    expect(files.length).toBeGreaterThan(5);
    for (const file of files)
      expect(statementsOf(printed, file), file).toEqual(statementsOf(judged, file));
  });
});

/** One string a statement, without what carries no meaning. Imports in the order of their text. */
function statementsOf(tree: Tree, file: string): readonly string[] {
  const source = ts.createSourceFile(file, tree[file] ?? "", ts.ScriptTarget.Latest, true);
  const isImport = (statement: ts.Statement) => ts.isImportDeclaration(statement);
  const imports = source.statements.filter(isImport).map(importText).toSorted();
  const others = source.statements.filter((statement) => !isImport(statement));
  // `export {}` only marks a module, which a file with exports is anyway.
  const texts = others.map((statement) => tokensOf(statement, source).join(" "));
  return [...imports, ...texts.filter((text) => text !== "export { }")];
}

/** In declarations each import is of types, however it is written. */
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
