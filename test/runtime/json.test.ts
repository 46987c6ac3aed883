import { describe, expect, it } from "vitest";
import * as codec from "../../templates/runtime/encode/codecs/codec.js";
import { isJson, jsonBody, jsonText } from "../../templates/runtime/encode/json.js";
import { union } from "../../templates/runtime/encode/codecs/union.js";
import { refusal } from "./refusal.js";

const date = new Date("2024-10-30T01:57:05.999Z");
const any = (value: unknown) => jsonText(codec.any, value);

describe("jsonText", () => {
  it("is JSON.stringify's text where that loses nothing", () => {
    const value = { a: [1, -0, 'é\n\u2028"\\', null, true, {}], b: undefined, "": [] };
    expect(any(value)).toBe(JSON.stringify(value));
  });

  it("writes declared members first, then others", () => {
    const node = codec.openObject([
      ["b", codec.string],
      ["a", codec.integer],
    ]);
    expect(jsonText(node, { z: 1, a: 2n, b: "x" })).toBe('{"b":"x","a":2,"z":1}');
  });

  it("writes dates and bytes by kind", () => {
    const node = codec.array(
      union(codec.object([["t", codec.unixTime]]), codec.object([["d", codec.date]])),
    );
    expect(jsonText(node, [{ t: date }, { d: date }])).toBe(
      '[{"t":1730253425},{"d":"2024-10-30"}]',
    );
    expect(jsonText(codec.nullable(codec.array(codec.unixTime)), [date])).toBe("[1730253425]");
    expect(any([date, new Uint8Array([255])])).toBe('["2024-10-30T01:57:05.999Z","/w=="]');
  });

  it("puts commas between what is written, in any order of members", () => {
    const node = codec.openObject([
      ["a", codec.nullable(codec.string)],
      ["b", codec.array(codec.any)],
    ]);
    for (const value of [
      { a: null, b: [] },
      { b: [], a: null },
      { z: undefined, b: [], a: null },
    ])
      expect(jsonText(node, value)).toBe('{"a":null,"b":[]}');
    expect(jsonText(node, { x: 1, b: [undefined, {}, [{ c: undefined }]] })).toBe(
      '{"b":[{},[{}]],"x":1}',
    );
    expect(refusal(() => jsonText(node, { b: [1, { c: Number.NaN }], a: "" })).path).toEqual([
      "b",
      1,
      "c",
    ]);
  });

  it("quotes texts of any length", () => {
    for (const long of ["", "x".repeat(200)])
      for (const text of ['"', "\\", "\n", "\u001f", "\u007f", "é", "\u2028", "\u{1f600}", "/"])
        expect(any(long + text)).toBe(JSON.stringify(long + text));
    for (const long of ["", "x".repeat(200)])
      for (const text of ["\ud800", "\udfff", "\udc00\ud800"])
        expect(refusal(() => any(long + text)).code).toBe("lone_surrogate");
  });

  it("refuses deep values before the stack is full", () => {
    for (const nest of [(value: unknown) => ({ a: value }), (value: unknown) => [value]]) {
      let deep: unknown = 1;
      for (let depth = 0; depth < 3000; depth++) deep = nest(deep);
      expect(refusal(() => any(deep)).code).toBe("nested_value");
    }
  });

  it("skips undefined items and keeps __proto__ as data", () => {
    expect(any([1, undefined, 2])).toBe("[1,2]");
    expect(any(JSON.parse('{"__proto__":1}'))).toBe('{"__proto__":1}');
  });

  it.each<[unknown, string, (string | number)[]]>([
    [{ a: [Number.NaN] }, "not_finite", ["a", 0]],
    [{ a: "\ud800" }, "lone_surrogate", ["a"]],
    [{ "\ud800": 1 }, "lone_surrogate", ["\ud800"]],
    [{ a: () => 1 }, "unsupported_value", ["a"]],
    [{ a: new Set() }, "unsupported_value", ["a"]],
    [{ a: new Date(Number.NaN) }, "invalid_date", ["a"]],
  ])("refuses %s", (value, code, path) => {
    expect(refusal(() => any(value))).toEqual({ code, path });
  });

  it("refuses cycles, unknown members of closed objects, and null that isn't admitted", () => {
    const cycle: unknown[] = [];
    cycle.push({ cycle });
    expect(refusal(() => any(cycle))).toEqual({ code: "cyclic_value", path: [0, "cycle"] });
    const closed = codec.object([["a", codec.string]]);
    expect(refusal(() => jsonText(closed, { b: 1 })).code).toBe("unknown_property");
    expect(refusal(() => jsonText(closed, { a: null })).code).toBe("null_not_allowed");
    expect(jsonText(codec.nullable(codec.string), null)).toBe("null");
  });
});

it("jsonBody and isJson know the media types", () => {
  expect(jsonBody(codec.any).contentType).toBe("application/json");
  expect(["application/vnd.x+json; charset=utf-8", "Application/JSON"].every(isJson)).toBe(true);
  expect(["application/jsonpath", "text/plain"].some(isJson)).toBe(false);
});
