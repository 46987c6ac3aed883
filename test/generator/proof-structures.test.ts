/** What ts-morph printed of structures is held against them, statement by statement. */
import { StructureKind, VariableDeclarationKind, type StatementStructures } from "ts-morph";
import { describe, expect, test } from "vitest";
import { checkStructures } from "../../generator/6-print/proof/structures.js";

const proofOf = (statements: readonly StatementStructures[], text: string) =>
  checkStructures({ kind: "structures", path: "a", header: [], statements }, text, "js");
const constants = (...names: readonly string[]): StatementStructures => ({
  kind: StructureKind.VariableStatement,
  declarationKind: VariableDeclarationKind.Const,
  declarations: names.map((name) => ({ name, initializer: "1" })),
});

const meant: readonly (readonly [structure: StatementStructures, text: string, what: string])[] = [
  [
    { kind: StructureKind.ImportDeclaration, moduleSpecifier: "./b.js", namedImports: ["b"] },
    'import { b } from "./b.js";',
    "import ./b.js",
  ],
  [{ kind: StructureKind.ExportDeclaration, namedExports: ["b"] }, "export { b };", "export"],
  [{ kind: StructureKind.ExportAssignment, expression: "b" }, "export = b;", "export"],
  [
    {
      kind: StructureKind.Interface,
      name: "I",
      properties: [{ name: "p" }, { name: '"a-b"' }],
      methods: [{ name: "m" }],
      getAccessors: [{ name: "g" }],
      setAccessors: [{ name: "s" }],
      callSignatures: [{}],
      constructSignatures: [{}],
      indexSignatures: [{ keyName: "k", keyType: "string" }],
    },
    `interface I { (): void; new (): I; [k: string]: unknown; p; 'a-b'; get g(); set s(v); m(); }`,
    "interface I { a-b; g; m; p; s; 3 without names }",
  ],
  [
    {
      kind: StructureKind.Class,
      name: "C",
      ctors: [{ overloads: [{}] }],
      staticBlocks: [{}],
      properties: [{ name: "p" }],
      methods: [{ name: "m", overloads: [{}] }],
      getAccessors: [{ name: "g" }],
      setAccessors: [{ name: "s" }],
    },
    "class C { p; static {} constructor(a: 1); constructor() {} get g() {} set s(v) {} m(); m() {} }",
    "class C { g; m; m; p; s; 3 without names }",
  ],
  [
    { kind: StructureKind.Interface, name: "Empty" },
    "interface Empty {}",
    "interface Empty { 0 without names }",
  ],
  [
    { kind: StructureKind.Class, name: "Plain", ctors: [{}], methods: [{ name: "m" }] },
    "class Plain { constructor() {} m() {} }",
    "class Plain { m; 1 without names }",
  ],
  [{ kind: StructureKind.Class }, "export default class {}", "class  { 0 without names }"],
  [
    { kind: StructureKind.Enum, name: "E", members: [{ name: "A" }, { name: '"b c"' }] },
    `enum E { A, "b c" }`,
    "enum E { A; b c; 0 without names }",
  ],
  [{ kind: StructureKind.Enum, name: "None" }, "enum None {}", "enum None { 0 without names }"],
  [{ kind: StructureKind.TypeAlias, name: "T", type: "1" }, "type T = 1;", "type T"],
  [{ kind: StructureKind.Function, name: "f" }, "function f() {}", "function f"],
  [{ kind: StructureKind.Function }, "export default function () {}", "function "],
  [constants("a", "b"), "const a = 1, b = 1;", "variables a b"],
  [{ kind: StructureKind.Module, name: "M" }, "namespace M {}", "module M"],
];

describe.each(meant)("%#", (structure, text, what) => {
  test(`${what}: is what was meant, and nothing else`, () => {
    expect(proofOf([structure], text)).toBeNull();
    expect(proofOf([], text)).toBe(`${what} was not meant`);
    expect(proofOf([structure], "")).toBe(`${what} was meant, nothing is there`);
    expect(proofOf([structure], "alert(1);")).toBe(
      `${what} was meant, ExpressionStatement is there`,
    );
    expect(proofOf([structure], `${text}\nalert(1);`)).toBe("ExpressionStatement was not meant");
  });
});

test("all of them, in their order", () => {
  const named = meant.filter(([, text]) => !/export (=|default)/.test(text));
  const [structures, texts] = [named.map(([one]) => one), named.map(([, text]) => text)];
  expect(proofOf(structures, texts.join("\n"))).toBeNull();
  expect(proofOf(structures, texts.toReversed().join("\n"))).toContain("import ./b.js was meant");
});

test("overloads of a function are statements, too", () => {
  const over: StatementStructures = { kind: StructureKind.Function, name: "f", overloads: [{}] };
  expect(proofOf([over], "function f(a: 1): void;\nfunction f() {}")).toBeNull();
  expect(proofOf([over], "function f() {}")).toBe("function f was meant, nothing is there");
});

test("members are those that were meant, in any order", () => {
  const bag: StatementStructures = {
    kind: StructureKind.Interface,
    name: "I",
    properties: [{ name: "a" }, { name: "'it\\'s'" }],
  };
  expect(proofOf([bag], `interface I { "it's"; a }`)).toBeNull();
  for (const other of ["a", `"it's"; a; b`, `"it's"; b`, `"it's"; a; (): void`])
    expect(proofOf([bag], `interface I { ${other} }`)).toContain("was meant, interface I {");
});

test("an extension is the package's", () => {
  const [[structure, text]] = meant as readonly [(typeof meant)[number]];
  const draft = { kind: "structures", path: "a", header: [], statements: [structure] } as const;
  expect(checkStructures(draft, text.replace("b.js", "b.ts"), "ts")).toBeNull();
  expect(checkStructures(draft, text, "ts")).toContain("import ./b.ts was meant");
});

test.each([
  "const a = import('fs');",
  "const a = 1 as import('fs').Stats;",
  "const a = [[import('b')]];",
])("code imports nothing by itself: %s", (text) => {
  expect(proofOf([constants("a")], text)).toContain("it imports within code");
});

test("a call is no import", () => {
  expect(proofOf([constants("a")], "const a = f(importAll());")).toBeNull();
});

test("what is no TypeScript is told as the parser says it", () => {
  expect(proofOf([constants("a")], 'const a = "')).toContain("Unterminated string literal");
});
