/** Texts that match a pattern: the least and the most of what it allows. */
import { describe, expect, it } from "vitest";
import { patternText } from "../../../templates/runtime/fake/pattern-text.js";
import { inTurn, least, most } from "./ends.js";

describe("of a pattern", () => {
  it.each([
    ["", "", ""],
    ["^a$", "a", "a"],
    ["ab", "ab", "ab"],
    ["a*b", "b", "aaaab"],
    ["a+b", "ab", "aaaaab"],
    ["a?b", "b", "ab"],
    ["a*?b", "b", "aaaab"],
    ["a{2}b", "aab", "aab"],
    ["a{12}b", "aaaaaaaaaaaab", "aaaaaaaaaaaab"],
    ["a{0}b", "b", "b"],
    ["a{2,}b", "aab", "aaaaaab"],
    ["a{2,3}b", "aab", "aaab"],
    ["a{0,12}b", "b", "aaaaaaaaaaaab"],
    ["a{2,3}?b", "aab", "aaab"],
    ["a{1,200}", "a", "a".repeat(61)],
    ["a|bc|d", "a", "d"],
    ["(a|b)c", "ac", "bc"],
    ["(ab){2}c", "ababc", "ababc"],
    ["(a|b){0}c", "c", "c"],
    ["(a(b|c)){2}d", "ababd", "acacd"],
    ["(?:a)b", "ab", "ab"],
    ["(?<name>a)b", "ab", "ab"],
    ["(?=x)a", "a", "a"],
    ["(?!x)a", "a", "a"],
    ["(?<=x)a", "a", "a"],
    ["(?<!x)a", "a", "a"],
    ["(a", "a", "a"],
    [".", "a", "z"],
    ["[abc]d", "ad", "cd"],
    ["[a-c]d", "ad", "cd"],
    ["[a-cx]d", "ad", "xd"],
    ["[-a]", "-", "a"],
    ["[a-]", "a", "-"],
    ["[\\-a]", "-", "a"],
    ["[\\d-x]", "0", "x"],
    ["[\\x41-\\x43]", "A", "C"],
    ["[c-a]", "a", "z"],
    ["[\\u0000-\\uffff]", "\0", "\u00c7"],
    ["[^ -y]", "z", "~"],
    ["[^b-~]", " ", "a"],
    ["[^ -~]", "a", "z"],
    ["[]", "a", "z"],
    ["[^]", " ", "~"],
    ["[\u{1f600}-\u{1f602}]", "\u{1f600}", "\u{1f602}"],
    ["\\d", "0", "9"],
    ["\\D", "a", "z"],
    ["\\w", "a", "_"],
    ["[\\w]", "a", "_"],
    ["\\W", "-", "."],
    ["\\s", " ", " "],
    ["\\S", "a", "z"],
    ["\\ba\\B", "a", "a"],
    ["\\n\\r\\t", "\n\r\t", "\n\r\t"],
    ["\\.\\-x", ".-x", ".-x"],
    ["\\x4aB", "JB", "JB"],
    ["\\u004aB", "JB", "JB"],
    ["\\u{1f600}B", "\u{1f600}B", "\u{1f600}B"],
    ["\\p{Lu}x", "Ax", "Zx"],
    ["\\p{Uppercase}x", "Ax", "Zx"],
    ["\\p{Nd}x", "0x", "9x"],
    ["\\p{L}x", "ax", "zx"],
    ["\\P{Lu}x", "ax", "zx"],
    ["\\P{Nd}x", "ax", "zx"],
  ])("%j", (source, shortest, longest) => {
    expect([patternText(source, least), patternText(source, most)]).toEqual([shortest, longest]);
  });

  it("whose repetitions differ", () => {
    // How often is chosen after the first.
    expect(patternText("[ab]{3}", inTurn())).toBe("aab");
    expect(patternText("(?:a|b){3}c", inTurn())).toBe("aabc");
  });

  it("of letters, capitals, digits and an underscore", () => {
    const all: string[] = [];
    patternText("\\w", { ...least, pick: (list) => (all.push(...list.map(String)), list[0]!) });
    expect(all.slice(0, 63).join("")).toBe(
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_",
    );
  });

  it("that asks for too long a text isn't read to its end", () => {
    const message = "its pattern asks for too long a text";
    expect(patternText("(a{50}){300}", most)).toHaveLength(15_000);
    expect(() => patternText("(a{80}){300}", most)).toThrow(message);
  });
});
