/** Patterns that JavaScript's own matcher may need exponential time for. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linearProgram } from "../../generator/4-plan/validators/patterns/linear-program.js";
import { pattern } from "../../templates/runtime/validate/checks.js";
import { linearPattern } from "../../templates/runtime/validate/linear-pattern.js";
import { schema } from "../../templates/runtime/validate/schema.js";
import { stringRule } from "../../templates/runtime/validate/scalars.js";

const prone = [
  "^(a+)+$",
  "(a*)*b",
  "^(a|a)*$",
  "^(a|ab|b)+$",
  "^(\\w+\\s?)*$",
  "^([a-z]+)*@(?<host>[^@]{1,3})+$",
  "(x{0,2}y?){2,6}\\b!",
  "^(?:[^\\n]|\\B.)*?c$",
  "^(\\u{61}?|[\\]b-])+\\.$",
  "^(.?a{2})+$",
];

describe("are found in a time that grows with the text", () => {
  it.each(prone)("%s", (source) => {
    const program = linearProgram(source);
    if (program === null || program === "unsupported") throw new Error("it isn't known as prone");
    const ours = linearPattern(source, program);
    const theirs = new RegExp(source, "u");
    const signs = fc.constantFrom(..."aabbcxy@!]-. \n\u{1f600}é");
    const texts = fc.array(signs, { maxLength: 10 }).map((signs) => signs.join(""));
    const property = fc.property(texts, (text) => ours.test(text) === theirs.test(text));
    fc.assert(property, { seed: 7, numRuns: 3000 });
    // The other matcher would not come back from the first of these.
    expect(ours.test(`${"a".repeat(5000)}\n?`)).toBe(false);
  });

  it("up to a length", () => {
    const source = "^(a+)+$";
    const test = linearPattern(source, linearProgram(source) as readonly string[]);
    expect([99_999, 100_000, 100_001].map((length) => test.test("a".repeat(length)))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("and told like others", () => {
    const source = "^(a+)+$";
    const test = linearPattern(source, linearProgram(source) as readonly string[]);
    const code = schema("Code", () => stringRule(pattern(test)));
    expect(code.issues("b")).toEqual([
      { path: [], message: "expected text that matches /^(a+)+$/", keyword: "pattern" },
    ]);
    expect(code["~standard"].jsonSchema.input({ target: "draft-2020-12" })).toMatchObject({
      pattern: source,
    });
  });
});

it.each([
  "^[a-z]+$",
  "^[a-z0-9]+(?:-[a-z0-9]+)*$",
  "^((xn--)?[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*\\.)+[a-zA-Z]{2,}\\.?$",
  "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
  "^((25[0-5]|(2[0-4]|1?\\d?)\\d)\\.){3}$",
  "^(?:a\\d|b\\w)*$",
  "(a+){2}",
  "^[A-Z_]*(,[A-Z_]+)*$",
])("others stay JavaScript's: %s", (source) => {
  expect(linearProgram(source)).toBeNull();
});

it.each(["^(a+)+\\1$", "^(?=b)(a+)+$", "((a{1,50}){1,50})+"])("some can't be: %s", (source) => {
  expect(linearProgram(source)).toBe("unsupported");
});

it.each(["(a", "a)", "[a", "*"])("what is no pattern is nobody's: %s", (source) => {
  expect(linearProgram(source)).toBeNull();
});
