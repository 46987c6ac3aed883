import { describe, expect, it } from "vitest";
import type { ModuleDraft } from "../../generator/5-emit/seam/draft.js";
import { printModule } from "../../generator/6-print/modules.js";
import { check, checkTypes } from "../../generator/6-print/proof.js";

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
  });

  it.each([
    ["a statement too many", `${text}alert(1);\n`, "ExpressionStatement was not meant"],
    ["another name", text.replace("Pet", "Cat"), "type Pet was meant, type Cat is there"],
    ["a comment that ended early", text.replace("A pet.", "*/ alert(1); /*"), "type Pet was meant"],
    ["a syntax error", `${text}"`, "Unterminated string literal"],
    ["nothing", "", "nothing is there"],
  ])("refuses %s", (_what, broken, fault) => {
    expect(check(draft, broken)).toContain(fault);
  });

  it("lets only types into a file of types", () => {
    expect(checkTypes("export type A = 1;\nexport interface B {}\n")).toBeNull();
    expect(checkTypes("export type A = 1;\nalert(1);\n")).toBe("ExpressionStatement was not meant");
  });

  it("names what stands in the place of each kind of statement", () => {
    const meantOf = (text: string) => check({ ...draft, statements: [] }, text);
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
    expect(check(whole, lines.join("\n"))).toBeNull();
    expect(check(whole, lines.toSpliced(2, 1).join("\n"))).toContain("const kinds was meant");
    expect(check(whole, lines.toSpliced(3, 1).join("\n"))).toBe(
      "export was meant, nothing is there",
    );
    expect(check(whole, lines.join("\n").replace("dog.js", "rat.js"))).toContain(
      "dog.js was meant",
    );
    expect(check(whole, lines.join("\n").replace("dog.js", "dog.ts"), "ts")).toBeNull();
  });
});
