import { describe, expect, it } from "vitest";
import {
  any,
  anyObject,
  array,
  bytes,
  integer,
  map,
  nullable,
  object,
  string,
} from "../../templates/runtime/encode/codecs/codec.js";
import { contentType, style, wholeJson } from "../../templates/runtime/encode/forms/form.js";
import { emptyNull, omitNull } from "../../templates/runtime/encode/forms/nulls.js";
import { formQuery } from "../../templates/runtime/encode/styles/parameters.js";
import {
  parserForm,
  type ParserFormOptions,
  parserQuery,
} from "../../templates/runtime/encode/parsers/parser-form.js";
import { parserMultipart } from "../../templates/runtime/encode/parsers/parser-multipart.js";
import { partContentType } from "../../templates/runtime/encode/multipart/part-encoding.js";
import { php } from "../../templates/runtime/encode/parsers/php.js";
import { qs } from "../../templates/runtime/encode/parsers/qs.js";
import { rails } from "../../templates/runtime/encode/parsers/rails.js";

const readable = (text: unknown) => decodeURIComponent(String(text));
const write = (parser: typeof qs, value: object) =>
  readable(parserForm(anyObject, parser).write(value));
const refusal = (code: string, path: readonly unknown[]) => expect.objectContaining({ code, path });

describe("a form for a parser", () => {
  it("refuses names that the parser reads otherwise, at their place", () => {
    expect(() => write(php, { "a.b": 1 })).toThrow(refusal("ambiguous_key", ["a.b"]));
    expect(() => write(php, { a: { " ": 1 } })).toThrow(refusal("ambiguous_key", ["a", " "]));
    for (const name of ["ab.c", "a b", " a", "a\0"])
      expect(() => write(php, { [name]: 1 })).toThrow(refusal("ambiguous_key", [name]));
    expect(write(php, { a: { "b.c d": 1, " b": 2, "b ": 3 } })).toBe("a[b.c d]=1&a[ b]=2&a[b ]=3");
    const named = object<never>([["a[b.c]", any]]);
    expect(readable(parserForm(named, php).write({ "a[b.c]": 1 } as never))).toBe("a[b.c]=1");
    expect(() => write(qs, { a: { toString: 1 } })).toThrow(
      refusal("ambiguous_key", ["a", "toString"]),
    );
    for (const name of ["0", "5", "20"])
      expect(() => write(qs, { a: { [name]: 1 } })).toThrow(refusal("ambiguous_key", ["a", name]));
    expect(write(qs, { 20: 1, a: { 21: 1, "01": 2 } })).toBe("20=1&a[21]=1&a[01]=2");
    expect(() => write(rails, { a: { "b]": 1 } })).toThrow(refusal("ambiguous_key", ["a", "b]"]));
  });

  it("takes the document's own brackets at the root", () => {
    const codec = object<never>([
      ["ids[]", array(any)],
      ["filter[name]", string],
    ]);
    for (const parser of [qs, php, rails]) {
      const { write } = parserForm(codec, parser);
      const body = { "ids[]": [1, 2], "filter[name]": "x" };
      expect(readable(write(body as never))).toBe("ids[]=1&ids[]=2&filter[name]=x");
      const nested = () => write({ "ids[]": [{ a: 1 }] } as never);
      expect(nested).toThrow(refusal("nested_value", ["ids[]", 0]));
    }
    expect(() =>
      parserForm(object<never>([["a[b", integer]]), qs).write({ "a[b": 1 } as never),
    ).toThrow(refusal("ambiguous_key", ["a[b"]));
  });

  it("refuses items that would be nothing", () => {
    for (const parser of [qs, php, rails]) {
      expect(() => write(parser, { a: [1, {}] })).toThrow(refusal("empty_item", ["a", 1]));
      expect(() => write(parser, { a: [{ b: [] }] })).toThrow(refusal("empty_item", ["a", 0]));
      expect(write(parser, { a: [], b: {}, c: { d: [] } })).toBe("");
    }
  });

  it("refuses what lies beyond the parser's limits", () => {
    const list = (length: number) => Array.from({ length }, () => 1);
    expect(() => write(qs, { a: list(21) })).toThrow(refusal("too_many", ["a", 20]));
    expect(() => write(php, { a: list(1001) })).toThrow(refusal("too_many", []));
    expect(write(php, { a: list(1000) })).toContain("a[999]=1");
    const deep = { a: { b: { c: { d: { e: { f: 1 } } } } } };
    expect(write(qs, deep)).toBe("a[b][c][d][e][f]=1");
    expect(() => write(qs, { deep })).toThrow(
      refusal("nested_value", ["deep", "a", "b", "c", "d", "e"]),
    );
  });

  it("begins each of Rack's items with a member that the last one has", () => {
    expect(write(rails, { a: [{ b: 1 }, { c: 2, b: 3 }, { c: 4 }] })).toBe(
      "a[][b]=1&a[][b]=3&a[][c]=2&a[][c]=4",
    );
    expect(() => write(rails, { a: [{ b: 1 }, { c: 2 }] })).toThrow(
      refusal("ambiguous_key", ["a", 1]),
    );
    expect(() => write(rails, { a: [{ b: [1] }, { b: [2] }] })).toThrow(
      refusal("ambiguous_key", ["a", 1]),
    );
    expect(() => write(rails, { a: [[1]] })).toThrow(refusal("nested_value", ["a", 0]));
    expect(write(rails, { a: [{ b: 1 }, 2, { c: 3 }] })).toBe("a[][b]=1&a[]=2&a[][c]=3");
  });

  it("leaves to the document what it says of a property", () => {
    const codec = object<never>([
      ["json", any],
      ["list", any],
      ["rest", any],
    ]);
    const encoding = {
      json: contentType("application/json"),
      list: style(formQuery, { explode: false }),
    };
    const form = parserForm(codec, qs, { encoding, nulls: omitNull });
    const value = { json: { a: 1 }, list: [1, 2], rest: [3] } as never;
    expect(readable(form.write(value))).toBe('json={"a":1}&list=1,2&rest[0]=3');
    expect(form.write({ json: null, list: null, rest: [null, 1] } as never)).toBe("rest%5B0%5D=1");
    expect(form.contentType).toBe("application/x-www-form-urlencoded");
    // Members of other objects have names of their own.
    const nested = parserForm(object<never>([["rest", codec]]), qs, { encoding });
    expect(readable(nested.write({ rest: { json: { a: 1 } } } as never))).toBe("rest[json][a]=1");
  });
});

describe("a list with a content type in a form", () => {
  const codec = object<never>([["t", array(nullable(any))]]);
  const encodingOf = (type: string) => ({ encoding: { t: contentType(type) } });
  const text = encodingOf("text/plain");

  it("is a list for the parser", () => {
    const write = (parser: typeof qs, t: unknown, options: ParserFormOptions = text) =>
      readable(parserForm(codec, parser, options).write({ t } as never));
    expect(write(php, ["1", "2"])).toBe("t[]=1&t[]=2");
    expect(write(rails, ["1", "2"])).toBe("t[]=1&t[]=2");
    expect(write(qs, ["1"])).toBe("t[0]=1");
    expect(write(qs, ["1"], { ...text, arrays: "brackets" })).toBe("t[]=1");
    expect(write(qs, [null, undefined, "x"])).toBe("t[0]=&t[1]=x");
    expect(write(qs, [null, "x"], { ...text, nulls: omitNull })).toBe("t[0]=x");
    expect(write(php, [{ a: 1 }, "x"], encodingOf("application/json"))).toBe('t[]={"a":1}&t[]="x"');
    expect(write(php, [])).toBe("");
    expect(write(php, [["x"]], { encoding: { t: wholeJson } })).toBe('t=[["x"]]');
  });

  it("has the limits of any list, and the document's own brackets", () => {
    const list = Array.from({ length: 21 }, () => "x");
    expect(() => parserForm(codec, qs, text).write({ t: list } as never)).toThrow(
      refusal("too_many", ["t", 20]),
    );
    const named = object<never>([["t[]", array(string)]]);
    const encoding = { "t[]": contentType("text/plain") };
    for (const parser of [qs, php, rails])
      expect(
        readable(parserForm(named, parser, { encoding }).write({ "t[]": ["1"] } as never)),
      ).toBe("t[]=1");
  });
});

it("refuses two names of a form that a parser makes one value of", () => {
  const names = ["x", "x[]", "x[a]", "x[b]", "x[a][]"];
  const codec = object<never>(names.map((name) => [name, any] as const));
  for (const parser of [qs, php, rails]) {
    const write = (value: object, nulls = emptyNull) =>
      readable(parserForm(codec, parser, { nulls }).write(value as never));
    expect(() => write({ x: "a", "x[]": ["b"] })).toThrow(refusal("ambiguous_key", ["x[]"]));
    expect(() => write({ "x[]": ["b"], x: null })).toThrow(refusal("ambiguous_key", ["x[]"]));
    expect(() => write({ x: 1, "x[a]": 2 })).toThrow(refusal("ambiguous_key", ["x[a]"]));
    expect(() => write({ "x[]": [1], "x[a]": 2 })).toThrow(refusal("ambiguous_key", ["x[a]"]));
    expect(() => write({ "x[a]": 1, "x[a][]": [2] })).toThrow(refusal("ambiguous_key", ["x[a][]"]));
    expect(write({ "x[a]": 1, "x[b]": 2 })).toBe("x[a]=1&x[b]=2");
    expect(write({ x: undefined, "x[]": ["b"] })).toBe("x[]=b");
    expect(write({ x: null, "x[]": ["b"] }, omitNull)).toBe("x[]=b");
    expect(write({ x: "a", "x[]": [] })).toBe("x=a");
  }
});

it("writes no null into a query", () => {
  expect(parserQuery(any, qs).write("a", { b: null, c: 1 })).toBe("a%5Bc%5D=1");
  expect(parserQuery(any, qs).write("a", null)).toBeUndefined();
  expect(() => parserQuery(any, php).write("a.b", 1)).toThrow(refusal("ambiguous_key", []));
  expect(parserQuery(any, php).write("a.b", undefined)).toBeUndefined();
});

describe("multipart for a parser", () => {
  const codec = object<never>([
    ["files", array(bytes)],
    ["rows", array(map(any))],
    ["meta", any],
  ]);
  const namesOf = (parser: typeof qs, value: object, options = {}) => {
    const { body } = parserMultipart(codec, parser, options).write(value as never) as {
      body: Uint8Array;
    };
    return Array.from(
      String(new TextDecoder().decode(body)).matchAll(/ name="([^"]*)"/g),
      ([, name]) => name,
    );
  };
  const file = new Uint8Array([1]);

  it("has names in brackets, and files under the name that servers look for", () => {
    const value = { files: [file, file], rows: [{ a: 1 }], meta: file };
    expect(namesOf(qs, value)).toEqual(["files", "files", "rows[0][a]", "meta"]);
    expect(namesOf(php, value)).toEqual(["files[]", "files[]", "rows[0][a]", "meta"]);
    expect(namesOf(rails, value)).toEqual(["files[]", "files[]", "rows[][a]", "meta"]);
  });

  it("sends bytes as a file, also where anything is declared", () => {
    const { body } = parserMultipart(codec, php).write({ meta: file } as never) as {
      body: Uint8Array;
    };
    expect(new TextDecoder().decode(body)).toContain('name="meta"; filename="blob"');
  });

  it("keeps the document's content types, and leaves nulls out where that is asked for", () => {
    const encoding = { rows: partContentType("application/json") };
    const value = { files: [file], rows: [{ a: 1 }], meta: null };
    expect(namesOf(php, value, { encoding })).toEqual(["files[]", "rows[]", "meta"]);
    expect(namesOf(php, value, { nulls: omitNull })).toEqual(["files[]", "rows[0][a]"]);
    const json = { encoding: { meta: partContentType("application/json") }, nulls: omitNull };
    expect(namesOf(php, { files: [file], meta: null }, json)).toEqual(["files[]"]);
  });

  it("refuses a file among others, and names that aren't the document's", () => {
    expect(() => namesOf(php, { meta: [file, "x"] })).toThrow(refusal("type_mismatch", ["meta"]));
    expect(() => namesOf(php, { "x[y]": 1 })).toThrow(refusal("unknown_property", ["x[y]"]));
    const dotted = object<never>([["a.b", any]]);
    for (const encoding of [{}, { "a.b": partContentType("image/png") }])
      expect(() =>
        parserMultipart(dotted, php, { encoding }).write({ "a.b": file } as never),
      ).toThrow(refusal("ambiguous_key", ["a.b"]));
  });
});
