import * as fc from "fast-check";
import { Node, Project, SyntaxKind } from "ts-morph";
import { describe, expect, it } from "vitest";
import {
  commentLine,
  identifier,
  modulePath,
  propertyKey,
  stringLiteral,
  templateText,
} from "../../generator/6-print/text.js";

const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true });
const parse = (text: string) => project.createSourceFile("/text.ts", text, { overwrite: true });

/** Strings of characters that end tokens, comments and pages, and of any others. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "*/",
        "/*",
        "//",
        '"',
        "'",
        "`",
        "\\",
        "${",
        "}",
        "\n",
        "\r",
        "\u2028",
        "\u2029",
      ),
      fc.constantFrom("</script>", "<!--", "\u0000", "\ud83d", "\u202e", "alert(1)", "__proto__"),
      fc.string({ unit: "binary", maxLength: 3 }),
    ),
  )
  .map((parts) => parts.join(""));

describe("text of a document", () => {
  it("stays inside a template", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const file = parse(`type A = \`${templateText(text)}\`;`);
        expect(file.getStatements()).toHaveLength(1);
        const written = file.getTypeAliasOrThrow("A").getTypeNodeOrThrow();
        const literal = Node.isLiteralTypeNode(written) ? written.getLiteral() : undefined;
        expect(Node.isNoSubstitutionTemplateLiteral(literal)).toBe(true);
        expect(literal?.asKind(SyntaxKind.NoSubstitutionTemplateLiteral)?.getLiteralValue()).toBe(
          text,
        );
      }),
    );
  });

  it("is a string literal of the same value, whatever it is", () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const literal = stringLiteral(value);
        const [statement, ...more] = parse(`x(${literal});`).getStatements();
        expect(more).toEqual([]);
        const call = (statement as import("ts-morph").ExpressionStatement).getExpression();
        const [argument] = Node.isCallExpression(call) ? call.getArguments() : [];
        expect(Node.isStringLiteral(argument) && argument.getLiteralValue()).toBe(value);
        expect(literal).not.toMatch(/<\/script|<!--/i);
      }),
    );
  });

  it("is a property key of the same name", () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const value: unknown = new Function(`return { ${propertyKey(name)}: 1 };`)();
        expect(Object.keys(value as object)).toEqual([name]);
      }),
    );
  });

  it("stays in its comment", () => {
    fc.assert(
      fc.property(hostile, (line) => {
        const file = parse(`/** ${commentLine(line)} */\nconst last = 1;\n`);
        expect(file.getStatements().length).toBe(1);
        expect(file.getStatements()[0]!.getText()).toBe("const last = 1;");
        expect(commentLine(line)).not.toContain("*/");
        expect(commentLine(line)).not.toMatch(/[\n\r\u2028\u2029\u202e\u0000]/);
      }),
      { numRuns: 2000 },
    );
  });

  it("stays in its comment where what is taken out stood inside a mark", () => {
    expect(commentLine("*\u202e/ alert(1) /\ufeff*")).toBe("*\\/ alert(1) /\\*");
  });

  it("is no identifier and no module path unless it is one", () => {
    expect(() => identifier("a b")).toThrow("no identifier");
    expect(() => identifier("")).toThrow("no identifier");
    expect(() => modulePath('../x";alert(1);"')).toThrow("no module path");
    expect(identifier("größe")).toBe("größe");
  });
});
