/** Each kind of step of a pattern that is found in a time that grows with the text. */
import { expect, it } from "vitest";
import {
  linearPattern,
  type PatternStep,
} from "../../../templates/runtime/validate/linear-pattern.js";

const tests = (program: readonly PatternStep[], ...texts: readonly string[]) =>
  texts.map((text) => linearPattern("source", program).test(text));

it("a set of characters, anywhere in a text", () => {
  expect(tests(["[ab]", "c"], "ac", "xbc", "bcx", "c", "abx", "", "AC")).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

it("a character is a code point, and no set takes the end", () => {
  expect(tests(["^", ".", "$"], "a", "\u{1f600}", "", "ab")).toEqual([true, true, false, false]);
  expect(tests(["[^a]", "$"], "", "a", "b")).toEqual([false, false, true]);
});

it("a set is all of its alternatives, and one that is no pattern takes nothing", () => {
  expect(tests(["^", "a|b", "c"], "ac", "bc", "xbc", "ab")).toEqual([true, true, false, false]);
  expect(tests(["("], "(", "a")).toEqual([false, false]);
});

it("begin and end of the text", () => {
  expect(tests(["^", "a"], "ab", "ba")).toEqual([true, false]);
  expect(tests(["a", "$"], "ba", "ab")).toEqual([true, false]);
  expect(tests(["^", "$"], "", "a")).toEqual([true, false]);
});

it("begin and end of a word, and where none is", () => {
  expect(tests(["\\b", "a"], "a", "-a", "ba", "_a")).toEqual([true, true, false, false]);
  expect(tests(["\\B", "a"], "a", "-a", "ba")).toEqual([false, false, true]);
  expect(tests(["a", "\\b"], "a", "a-", "ab")).toEqual([true, true, false]);
});

it("steps to go on with: any of them, back ones too", () => {
  // ^(a|b)*c$
  const program = ["^", [2, 4, 6], "a", [1], "b", [1], "c", "$"];
  expect(tests(program, "c", "abac", "ac", "abd", "ca", "xc")).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

it("a pattern says its source, and takes up to 100,000 units", () => {
  const pattern = linearPattern("a", ["a"]);
  expect([pattern.source, `${pattern.toString()}`]).toEqual(["a", "/a/"]);
  const texts = [`${"b".repeat(99_999)}a`, `${"b".repeat(100_000)}a`, `a${"b".repeat(100_000)}`];
  expect(texts.map((text) => pattern.test(text))).toEqual([true, false, false]);
});
