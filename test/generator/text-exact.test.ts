/** The exact text made of a document's: quotes, escapes, bare keys. */
import { expect, it } from "vitest";
import {
  bigintLiteral,
  commentLine,
  identifier,
  isPlainKey,
  literalText,
  memberKey,
  modulePath,
  propertyKey,
  scalarLiteral,
  stringLiteral,
  templateText,
} from "../../generator/6-print/text.js";

it.each([
  ["plain", '"plain"'],
  ['say "a"', `'say "a"'`],
  [`it's`, `"it's"`],
  [`"it's"`, `'"it\\'s"'`],
  [`'a' "b"`, `"'a' \\"b\\""`],
  ["\n\r\t\\", '"\\n\\r\\t\\\\"'],
  ["</script><!--", '"\\x3C/script>\\x3C!--"'],
])("%j is the literal %s", (value, literal) => {
  expect(stringLiteral(value)).toBe(literal);
});

it("what can't be seen is escaped, and what stands beside it is not", () => {
  const hidden: readonly (readonly [first: number, last: number])[] = [
    [0x00, 0x08],
    [0x0b, 0x0c],
    [0x0e, 0x1f],
    [0x7f, 0x9f],
    [0xad, 0xad],
    [0x200b, 0x200f],
    [0x2028, 0x202f],
    [0x2060, 0x206f],
    [0xd800, 0xdfff],
    [0xfeff, 0xfeff],
  ];
  for (let code = 0; code <= 0xffff; code++) {
    const character = String.fromCharCode(code);
    if (/[\t\n\r\\`$]/.test(character)) continue;
    const isHidden = hidden.some(([first, last]) => first <= code && code <= last);
    const escaped = `\\u${code.toString(16).padStart(4, "0")}`;
    expect(templateText(character)).toBe(isHidden ? escaped : character);
  }
  expect(templateText("`${a}`\\")).toBe("\\`\\${a}\\`\\\\");
});

it("keys are bare where they are ASCII identifiers, members where they are indices, too", () => {
  expect(["a", "_", "$a1", "aB_9"].map(propertyKey)).toEqual(["a", "_", "$a1", "aB_9"]);
  expect(["1a", "a-b", "", "é", "a b"].map(isPlainKey)).toEqual(Array(5).fill(false));
  expect([propertyKey("__proto__"), isPlainKey("__proto__")]).toEqual(['["__proto__"]', false]);
  expect([propertyKey("0"), memberKey("0"), memberKey("123456789012345")]).toEqual([
    '"0"',
    "0",
    "123456789012345",
  ]);
  for (const name of ["01", "1234567890123456", "1a", "a1", "-1", "1.5"])
    expect(memberKey(name)).toBe(propertyKey(name));
});

it("numbers and words are written as prettier has them", () => {
  expect([-0, 1e21, 1e-7, 1.5, true, null].map(scalarLiteral)).toEqual(
    ["0", "1e21", "1e-7", "1.5", "true", "null"], // prettier: no sign of an exponent
  );
  expect([literalText("1"), literalText(1), literalText(false)]).toEqual(['"1"', "1", "false"]);
  expect([bigintLiteral("-12"), bigintLiteral("9")]).toEqual(["-12n", "9n"]);
  for (const digits of ["", "-", "1.5", "a", "1a", "a1", "1\n"])
    expect(() => bigintLiteral(digits)).toThrow(`no integer: ${digits}`);
});

it("names of modules are paths, packages and Node's own; identifiers have letters of any script", () => {
  for (const path of ["./a/b.js", "zod", "@scope/name", "@a-b.c/d/e.js", "node:fs"])
    expect(modulePath(path)).toBe(`"${path}"`);
  for (const path of ["", "a b", '"', "./a;", "@", "@/a", "@é/a", "node:", "x:y", "\n./a"])
    expect(() => modulePath(path)).toThrow("no module path");
  expect(["$", "_a", "ß1"].map(identifier)).toEqual(["$", "_a", "ß1"]);
  for (const name of ["1a", "a-b", " a", "a "]) expect(() => identifier(name)).toThrow(name);
});

it("comments end where they should", () => {
  expect(commentLine("a */ b /* c  ")).toBe("a *\\/ b /\\* c");
  expect(["a */", "a /*", "a / * b"].map(commentLine)).toEqual(["a *\\/", "a /\\*", "a / * b"]);
  expect(commentLine("\u200ea\u2069\ufeff")).toBe("a");
  expect(commentLine("a\u0007b\ud800c\u2028d")).toBe("a b c d");
});
