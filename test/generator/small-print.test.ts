/**
 * Two details of documents that are easy to miss: names with escapes, media types with parameters.
 */
import { expect, test } from "vitest";
import { findRepeatedKeys } from "../../generator/1-load/json/scan.js";
import { askedType } from "../../generator/3-lower/bodies/answers.js";

function repeatedIn(text: string): string[] {
  const found: string[] = [];
  findRepeatedKeys(text, (key, start, end) => found.push(`${key} as ${text.slice(start, end)}`));
  return found;
}

test.each([
  [String.raw`{ "paths": 1, "p\u0061ths": 2 }`, [String.raw`paths as "p\u0061ths"`]],
  [String.raw`{ "p\u0061ths": 1, "paths": 2 }`, [`paths as "paths"`]],
  [String.raw`{ "a\"b": 1, "a\u0022b": 2 }`, [String.raw`a"b as "a\u0022b"`]],
  [String.raw`{ "\\u0061": 1, "a": 2 }`, []],
])("a key that is written in two ways is one key: %s", (text, repeated) => {
  expect(repeatedIn(text)).toEqual(repeated);
});

const shape = { kind: "unknown" } as const;
const events = { kind: "events", shapeOf: "event", json: true } as const;

test("events are asked for without the parameters of their media type, other types with them", () => {
  const given = { shape, format: "any" } as const;
  const type = "text/event-stream; charset=utf-8";
  expect(askedType({ ...given, mediaType: type, stream: events })).toBe("text/event-stream");
  const lines = "application/jsonl; charset=utf-8";
  expect(askedType({ ...given, mediaType: lines, stream: { kind: "lines" } })).toBe(lines);
});
