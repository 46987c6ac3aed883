import { describe, expect, it } from "vitest";
import type { ModuleDraft, TypeNode } from "../../generator/5-emit/seam/draft.js";
import { printModule } from "../../generator/6-print/modules.js";
import { checkParsed, checkTypes } from "../../generator/6-print/proof/parsed.js";
import { check } from "../../generator/6-print/proof/proof.js";

const draft: ModuleDraft = {
  kind: "module",
  path: "pet",
  header: ["A header."],
  statements: [
    { kind: "type", name: "Pet", docs: ["A pet."], type: { kind: "keyword", name: "string" } },
  ],
};

describe("the proof that no text became code", () => {
  const text = printModule(draft, "ts")!;

  it("accepts what was meant", () => {
    expect(check(draft, text)).toBeNull();
    expect(checkParsed(draft, text)).toBeNull();
  });

  it.each([
    ["a statement too many", `${text}alert(1);\n`, "alert was not meant"],
    ["another name", text.replace("Pet", "Cat"), "type Pet: Pet was meant, Cat is there"],
    ["another type", text.replace("string", "number"), "string was meant, number is there"],
    ["a comment that ended early", text.replace("A pet.", "*/ alert(1); /*"), "alert is there"],
    ["a comment that hides what follows", text.replace("*/", ""), "unterminated comment (line 2)"],
    ["a header of two lines", text.replace("header.", "header.\r alert(1)"), "of two lines"],
    ["a string that isn't closed", `${text}"`, "unterminated string literal (line 4)"],
    ["a bracket that isn't closed", `${text}{`, "{ is not closed"],
    ["a bracket that closes nothing", `${text}]`, "] closes nothing"],
    ["brackets that cross", `${text}([)]`, ") closes nothing"],
    ["other characters", `${text}#`, '"#" is not expected'],
    ["a regular expression", `${text}/a/`, '"/" is not expected'],
    ["a word of one letter before a comment", `${text}a/**/`, "a was not meant"],
    ["nothing", "", "export was meant, nothing is there"],
  ])("refuses %s", (_what, broken, fault) => {
    expect(check(draft, broken)).toContain(fault);
  });

  it("accepts several lines of comments, and one that ends the text", () => {
    const header = ["One.", "Two isn't it."];
    expect(check({ ...draft, header }, printModule({ ...draft, header }, "ts")!)).toBeNull();
    expect(check(draft, `${text}// end`)).toBeNull();
  });

  it.each(["Caf\u00e9", "Caf\u00e9s", "\u7532", "$a_1", "_a", "Z", "z"])(
    "reads the name %s",
    (name) => {
      const type = { kind: "keyword", name: "string" } as const;
      const named: ModuleDraft = { ...draft, statements: [{ kind: "type", name, docs: [], type }] };
      expect(check(named, `export type ${name} = string;`)).toBeNull();
      expect(check(named, `export type ${name}\u00e9 = string;`)).toContain(`${name} was meant`);
    },
  );

  it("knows a statement that stands in the brackets of another", () => {
    const two: ModuleDraft = {
      ...draft,
      statements: [
        { kind: "interface", name: "A", docs: [], members: [], index: null },
        { kind: "interface", name: "B", docs: [], members: [], index: null },
      ],
    };
    expect(check(two, "export interface A {}\nexport interface B {}")).toBeNull();
    expect(check(two, "export interface A { export interface B {} }")).toBe(
      "interface B was meant to stand outside of brackets",
    );
  });

  describe("of literals", () => {
    const type = (type: TypeNode): ModuleDraft => ({
      ...draft,
      statements: [{ kind: "type", name: "A", docs: [], type }],
    });
    const literal = (value: string | number) => type({ kind: "literal", value });

    it.each([
      [literal('a "b"'), `'a "b"'`],
      [literal("a\n\\\u0000"), String.raw`"a\n\\\u0000"`],
      [literal("a\r\tb"), String.raw`"a\r\tb"`],
      [literal(1.25), "1.25"],
      [literal("</script>"), String.raw`"\x3C/script>"`],
      [literal(-1.5), "-1.5"],
      [literal(1e21), "1e21"],
      [literal(1e-7), "1e-7"],
      [type({ kind: "bigint", digits: "-9007199254740993" }), "-9007199254740993n"],
      [type({ kind: "numeral" }), "`${number}`"],
      [type({ kind: "template", texts: ["a`${", "b"] }), "`a\\`\\${${string}b`"],
    ])("reads them by their value: %#", (draft, text) => {
      expect(check(draft, `export type A = ${text};`)).toBeNull();
    });

    it.each([
      [literal("a"), `"b"`, '"a was meant, "b is there'],
      [literal("a"), `a`, '"a was meant, a is there'],
      [literal("1"), `1`, '"1 was meant, #1 is there'],
      [literal(1), `1n`, "#1 was meant, #1n is there"],
      [literal("a"), `"a\n"`, "unterminated string literal"],
      [literal("a"), `"a\u2028"`, "unterminated string literal"],
      [literal("a"), String.raw`"\a"`, "unknown escape"],
      [literal("a\\"), String.raw`"a\"`, "unterminated string literal"],
      [literal(1), "1a", "no number"],
      [type({ kind: "numeral" }), "`${string}`", "was meant"],
      [type({ kind: "numeral" }), "`${number", "unterminated template"],
      [type({ kind: "template", texts: ["a", "b"] }), "`a${alert(1)}b`", "unknown escape"],
      [type({ kind: "template", texts: ["a", "b"] }), "`a\\${string}b`", "was meant"],
    ])("refuses another: %#", (draft, text, fault) => {
      expect(check(draft, `export type A = ${text};`)).toContain(fault);
    });
  });

  it("names what follows a bracket, a key and the end of an import", () => {
    const symbol = { file: "schemas/dog", name: "Dog" } as const;
    const pets: ModuleDraft = {
      ...draft,
      statements: [
        {
          kind: "const",
          name: "pet",
          docs: [],
          exported: false,
          type: null,
          value: {
            kind: "object",
            members: [
              ["a-b", { kind: "symbol", symbol }],
              ["0", { kind: "undefined" }],
              ["c", { kind: "array", items: [{ kind: "literal", value: true }] }],
            ],
          },
        },
      ],
    };
    const text = printModule(pets, "ts")!;
    expect(check(pets, text)).toBeNull();
    for (const [meant, instead] of [
      ["a-b", "a_b"],
      ["0:", "1:"],
      ["true", "false"],
      ["Dog }", "Cat }"],
      ["dog.js", "rat.js"],
      ["const pet", "let pet"],
    ] as const)
      expect(check(pets, text.replace(meant, instead)), instead).toContain("was meant");
  });
});

describe("the parser's proof, for code that does something", () => {
  const text = printModule(draft, "ts")!;

  it.each([
    ["a statement too many", `${text}alert(1);\n`, "ExpressionStatement was not meant"],
    ["another name", text.replace("Pet", "Cat"), "type Pet was meant, type Cat is there"],
    ["a comment that ended early", text.replace("A pet.", "*/ alert(1); /*"), "type Pet was meant"],
    ["a syntax error", `${text}"`, "Unterminated string literal"],
    ["nothing", "", "nothing is there"],
  ])("refuses %s", (_what, broken, fault) => {
    expect(checkParsed(draft, broken)).toContain(fault);
  });

  it("lets only types into a file of types", () => {
    expect(checkTypes("export type A = 1;\nexport interface B {}\n")).toBeNull();
    expect(checkTypes("export type A = 1;\nalert(1);\n")).toBe("ExpressionStatement was not meant");
  });

  it("names what stands in the place of each kind of statement", () => {
    const meantOf = (text: string) => checkParsed({ ...draft, statements: [] }, text);
    expect(meantOf('import { a } from "./b.js";')).toBe("import ./b.js was not meant");
    expect(meantOf("export { a };")).toBe("export was not meant");
    expect(meantOf("export interface A {}")).toBe("interface A was not meant");
    expect(meantOf("export function f(): void {}")).toBe("function f was not meant");
    expect(meantOf("export default function (): void {}")).toBe("function undefined was not meant");
    expect(meantOf("export const a = 1;")).toBe("const a was not meant");
    expect(meantOf("const { a } = b;")).toBe("const was not meant");
    expect(meantOf("class A {}")).toBe("ClassDeclaration was not meant");
  });

  it("lets no syntax error into a file of types, nor what only ends like a type", () => {
    expect(checkTypes('type A = "')).toContain("Unterminated string literal");
    expect(checkTypes("export const a = 1;")).toBe("const a was not meant");
    expect(checkTypes('import "type x";')).toBe("import type x was not meant");
  });

  it("knows imports, tables of values and exports by what the draft says of them", () => {
    const symbol = { file: "schemas/dog", name: "Dog" } as const;
    const whole: ModuleDraft = {
      ...draft,
      statements: [
        { kind: "type", name: "Pet", docs: [], type: { kind: "symbol", symbol, arguments: [] } },
        { kind: "values", name: "kinds", members: [] },
        { kind: "export", from: "cat", values: ["cat"], types: [] },
      ],
    };
    const lines = [
      'import type { Dog } from "./schemas/dog.js";',
      "export type Pet = Dog;",
      "export const kinds = {} as const;",
      'export { cat } from "./cat.js";',
    ];
    expect(checkParsed(whole, lines.join("\n"))).toBeNull();
    expect(checkParsed(whole, lines.toSpliced(2, 1).join("\n"))).toContain("const kinds was meant");
    expect(checkParsed(whole, lines.toSpliced(3, 1).join("\n"))).toBe(
      "export was meant, nothing is there",
    );
    expect(checkParsed(whole, lines.join("\n").replace("dog.js", "rat.js"))).toContain(
      "dog.js was meant",
    );
    expect(checkParsed(whole, lines.join("\n").replace("dog.js", "dog.ts"), "ts")).toBeNull();
  });
});
