/** What is said of a document that is nearly JSON, and where. */
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { findJsonFault, looksLikeJson } from "../../generator/1-load/json/syntax.js";

it.each([
  ['{"a": 1 "b": 2}', 8, "a `,` or `}` is missing before this"],
  ['{"a" 1}', 5, "a `:` is missing behind the name"],
  ['{"a": 1,}', 8, "the `,` before `}` is one too many"],
  ["[1,]", 3, "the `,` before `]` is one too many"],
  ["{a: 1}", 1, "a name in double quotes is missing here"],
  ["{'a': 1}", 1, "a name in double quotes is missing here"],
  ['{"a": b}', 6, "a value is missing here: texts stand in double quotes"],
  ['{"a": }', 6, "a value is missing here: texts stand in double quotes"],
  ['{"a": [1, {"b": 2}', 6, "this has no `]`"],
  ['{"a": "b\n}', 6, 'this text has no `"` at its end'],
  ['{"a": "b', 6, 'this text has no `"` at its end'],
  ['{"a": "\\d"}', 7, "this is no escape: write `\\\\`"],
  ['{"a": "\t"}', 7, "a control character in a text: write it as an escape"],
  ['{"a": 01}', 7, "a `,` or `}` is missing before this"],
  ["{} {}", 3, "there is more behind the end of the value"],
  ["[1}", 2, "a `,` or `]` is missing before this"],
  [" ", 1, "there is no value"],
])("finds what is wrong with %j", (text, offset, message) => {
  expect(findJsonFault(text)).toEqual({ offset, message });
});

it("agrees with JSON.parse on what is JSON, also with a character more or less", () => {
  const isJson = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  const edited = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom("", ",", '"', "}", "]", "0", "\\", " ", ":", "\n"))
    .map(([text, at, more]) => {
      const where = at % (text.length + 1);
      return text.slice(0, where) + more + text.slice(where + (at % 2));
    });
  fc.assert(
    fc.property(fc.oneof(fc.json(), edited), (text) => {
      expect([text, findJsonFault(text) === undefined]).toEqual([text, isJson(text)]);
    }),
    { numRuns: 3000, seed: 1 },
  );
});

it("knows what is meant to be JSON by how it begins", () => {
  expect(looksLikeJson('\ufeff\n{"a"', "api.yaml")).toBe(true);
  expect(looksLikeJson('"a": 1', "api.json")).toBe(true);
  expect(looksLikeJson('"a": 1', "api.yaml")).toBe(false);
  expect(looksLikeJson("openapi: 3.1.0", "api.json")).toBe(false);
});
