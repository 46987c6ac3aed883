/** Values of parameters and forms, by their notation: what fits it, and what doesn't. */
import { describe, expect, it } from "vitest";
import type {
  MemberFormat,
  ParameterFormat,
  ServedBody,
} from "../../../templates/runtime/serve/served.js";
import { note } from "../../../templates/runtime/validate/checks.js";
import { anyOfRule, nullableRule } from "../../../templates/runtime/validate/choices.js";
import { arrayRule, tupleRule } from "../../../templates/runtime/validate/lists.js";
import { closed, objectRule, optional } from "../../../templates/runtime/validate/objects.js";
import type { Rule } from "../../../templates/runtime/validate/rule.js";
import {
  anyRule,
  booleanRule,
  integerRule,
  numberRule,
  stringRule,
} from "../../../templates/runtime/validate/scalars.js";
import { decodeSent, formType, parameter, refusalOf, type Sent, served } from "./served-request.js";

const text = stringRule();
const whole = integerRule();
const texts = arrayRule(text);
const binary = stringRule(note("format", "binary"));
const style = (name: string, explode = false) =>
  ({ kind: "style", style: name, explode }) as ParameterFormat & MemberFormat;
const json = { kind: "json" } as const;
const brackets = { kind: "brackets" } as const;
type Place = "query" | "path" | "headers" | "cookies";

function sentIn(place: Place, sent: string): Sent {
  if (place === "query") return { query: sent };
  if (place === "path") return { path: { a: sent } };
  return { headers: { [place === "cookies" ? "cookie" : "a"]: sent } };
}

async function read(format: ParameterFormat, rule: Rule, sent: string, place: Place = "query") {
  const decoded = await decodeSent(
    served([parameter("a", rule, format, place)]),
    sentIn(place, sent),
  );
  return (decoded[place] as { readonly a?: unknown }).a;
}

function refused(format: ParameterFormat, rule: Rule, sent: string, place: Place = "query") {
  const one = { ...parameter("a", rule, format, place), required: true };
  return refusalOf(served([one]), sentIn(place, sent), { names: 3 });
}

const pair = objectRule({ x: whole, y: optional(texts) });
const closedPair = objectRule({ x: whole, y: optional(texts) }, closed);

describe("a parameter", () => {
  it.each<[Place, string, boolean, Rule, string, unknown]>([
    ["path", "simple", false, texts, "a,b%2Cc", ["a", "b,c"]],
    ["path", "simple", false, pair, "x,1,y,2", { x: 1, y: ["2"] }],
    ["path", "simple", false, pair, "x,1,y", "x,1,y"],
    ["path", "simple", true, pair, "x=1,y=2,y=3", { x: 1, y: ["2", "3"] }],
    ["path", "simple", true, pair, "x=1,y", "x=1,y"],
    ["path", "simple", true, objectRule({ "": whole }), "=1", { "": 1 }],
    ["path", "simple", false, pair, "x,1,y,2,y,3", { x: 1, y: ["2", "3"] }],
    ["path", "label", false, texts, ".a,b.c", ["a", "b.c"]],
    ["path", "label", true, texts, ".a.b%2Ec", ["a", "b.c"]],
    ["path", "label", true, pair, ".x=1.y=2", { x: 1, y: ["2"] }],
    ["path", "matrix", false, texts, ";a=b,c", ["b", "c"]],
    ["path", "matrix", true, texts, ";a=b;a=c", ["b", "c"]],
    ["path", "matrix", true, pair, ";x=1;y=2", { x: 1, y: ["2"] }],
    ["query", "form", false, texts, "a=b,c%2Cd", ["b", "c,d"]],
    ["query", "form", true, texts, "a=b&a=c", ["b", "c"]],
    ["query", "form", true, pair, "x=1&y=2", { x: 1, y: ["2"] }],
    ["query", "spaceDelimited", false, texts, "a=b%20c", ["b", "c"]],
    ["query", "pipeDelimited", false, texts, "a=b%7Cc|d", ["b", "c", "d"]],
    ["query", "tabDelimited", false, texts, "a=b%09c", ["b", "c"]],
    ["headers", "simple", false, texts, "b , c", ["b", "c"]],
    ["headers", "simple", true, pair, "x=1, y=2", { x: 1, y: ["2"] }],
    ["cookies", "form", false, texts, "a=b,c%2Cd", ["b", "c,d"]],
    ["cookies", "cookie", false, texts, "a=b,c%2Cd", ["b", "c%2Cd"]],
    ["cookies", "cookie", true, texts, "a=b; a=c%2C", ["b", "c%2C"]],
    ["cookies", "form", true, text, "a=%20b", " b"],
    ["query", "form", true, anyOfRule(texts, closedPair), "x=1", { x: 1 }],
    ["query", "form", true, anyOfRule(closedPair, text), "x=1", { x: 1 }],
    ["query", "form", true, nullableRule(whole), "a=null", "null"],
    ["query", "form", true, nullableRule(whole), "a=x", "x"],
    // An object isn't JSON where a style says how it is written.
    ["query", "form", true, closedPair, "a={}", "{}"],
    ["query", "form", true, anyOfRule(closedPair, text), "a={}", "{}"],
  ])("in %s, of the style %s (%j)", async (place, name, explode, rule, sent, value) => {
    expect(await read(style(name, explode), rule, sent, place)).toEqual(value);
  });

  it.each<[Place, ParameterFormat, Rule, string, string]>([
    ["query", style("form"), texts, "a=b&a=c", "query.a: sent more than once"],
    ["query", style("form", true), text, "a=b&a=c", "query.a: sent more than once"],
    ["query", style("form", true), nullableRule(whole), "a=1&a=2", "query.a: sent more than once"],
    ["query", style("form", true), pair, "x=1&y=%zz", "query.a.y: invalid percent-encoding"],
    ["query", style("form", true), pair, "", "query.a: missing"],
    ["query", style("form"), texts, "a=b,c,d,e", "query.a: more than 3 items"],
    ["path", style("label"), texts, "b", "path.a: expected . at its start"],
    ["path", style("matrix"), texts, "a=b", "path.a: expected ; at its start"],
    ["path", style("matrix", true), texts, ";a;a;a;a", "path.a: more than 3 names"],
    ["headers", json, texts, "[", "headers.a: invalid JSON"],
    ["cookies", json, texts, "a=[", "cookies.a: invalid JSON"],
    ["cookies", style("form"), texts, "a=%zz", "cookies.a: invalid percent-encoding"],
    ["cookies", style("form"), texts, "a;b;c;d", "cookies: more than 3 names"],
    ["query", brackets, pair, "a=1&a[x]=2", "query.a: sent both as a value and with parts"],
    ["query", brackets, pair, "a[x]=2&a=1", "query.a: sent both as a value and with parts"],
    ["query", brackets, pair, "a[x]=1&a[x]=2", "query.a.x: sent more than once"],
  ])("in %s, %o is refused: %#", async (place, format, rule, sent, message) => {
    expect(await refused(format, rule, sent, place)).toEqual([400, message]);
  });

  it("in brackets has its own names alone", async () => {
    expect(await read(brackets, pair, "ab[x]=1&a[x]=2&a]=3&a[x=4")).toEqual({ x: 2 });
  });

  it("has as many items and names as are allowed", async () => {
    const one = served([parameter("a", texts, style("form"))]);
    const { query } = await decodeSent(one, { query: "a=b,c&d&e" }, { names: 3 });
    expect(query).toEqual({ a: ["b", "c"] });
    const three = await decodeSent(one, { query: "a=b,c,d" }, { names: 3 });
    expect(three.query).toEqual({ a: ["b", "c", "d"] });
  });

  it("of the path may be missing in its template", async () => {
    const one = { ...parameter("a", text, style("simple"), "path"), required: true };
    await expect(decodeSent(served([one]), {})).rejects.toMatchObject({
      issues: [{ path: ["path", "a"], message: "missing", keyword: "required" }],
    });
  });

  it("is refused with the keyword of what is wrong", async () => {
    const keywordOf = async (format: ParameterFormat, rule: Rule, query: string, depth = 32) => {
      const asked = decodeSent(
        served([parameter("a", rule, format)]),
        { query },
        { depth, names: 2 },
      );
      const error = await asked.catch((reason: unknown) => reason);
      return (error as { issues: readonly { keyword: string }[] }).issues[0]!.keyword;
    };
    expect(await keywordOf(style("form"), texts, "a=b,c,d")).toBe("names");
    expect(await keywordOf(style("form"), texts, "a=b&a=c")).toBe("repeated");
    expect(await keywordOf(style("form", true), text, "a=b&a=c")).toBe("repeated");
    expect(await keywordOf(brackets, pair, "a=1&a[x]=2")).toBe("type");
    expect(await keywordOf(brackets, pair, "a[x][x]=2", 1)).toBe("depth");
  });
});

describe("JSON in a parameter", () => {
  it.each<[string, Rule, string, unknown]>([
    ["a list", texts, 'a=["b"]', ["b"]],
    ["several items", texts, 'a="b"&a="c"', ["b", "c"]],
    ["one item", texts, 'a="b"', ["b"]],
    ["lists of lists", arrayRule(texts), 'a=[["b"]]', [["b"]]],
    ["an item that is a list", arrayRule(texts), 'a=["b"]', [["b"]]],
    ["several items that are lists", arrayRule(texts), 'a=["b"]&a=["c"]', [["b"], ["c"]]],
    ["items of several kinds", arrayRule(anyOfRule(text, whole)), 'a=["b",1]', ["b", 1]],
    ["items of one kind", arrayRule(numberRule()), "a=[1,2.5]", [1, 2.5]],
    ["items of another kind", arrayRule(numberRule()), 'a=["b"]', [["b"]]],
    ["items of which one is another kind", texts, 'a=["b",1]', [["b", 1]]],
    ["more items than there are", tupleRule([text], 1, null), 'a=["b","c"]', [["b", "c"]]],
    ["no items", texts, "a=[]", []],
    ["items that are anything", arrayRule(anyRule()), "a=[1,[2]]", [1, [2]]],
    ["first items", tupleRule([text, whole], 2, null), 'a=["b",1]', ["b", 1]],
    ["null", nullableRule(pair), "a=null", null],
    ["null items", arrayRule(nullableRule(text)), "a=null&a=null", [null, null]],
    ["a scalar", anyOfRule(whole, booleanRule()), "a=true", true],
    ["an integer as a number", numberRule(), "a=7", 7],
    ["another kind", whole, 'a="b"', "b"],
    ["another kind of several", anyOfRule(whole, pair), 'a="b"', "b"],
    ["an object", pair, 'a={"x":"1"}', { x: "1" }],
    ["a second variant", anyOfRule(texts, pair), 'a={"x":1}', { x: 1 }],
  ])("is %s", async (_, rule, sent, value) => {
    expect(await read(json, rule, sent)).toEqual(value);
  });

  it("is refused if it was sent more than once, and is no list", async () => {
    expect(await refused(json, pair, 'a={}&a={"x":1}')).toEqual([
      400,
      "query.a: sent more than once",
    ]);
    expect(await refused(json, nullableRule(text), "a=null&a=null")).toEqual([
      400,
      "query.a: sent more than once",
    ]);
  });
});

describe("a member of a form", () => {
  const of = (rule: Rule, more: Partial<ServedBody> = {}) =>
    served([], { [formType]: { format: "form", rule, ...more } });
  const headers = { "content-type": formType };
  const form = async (rule: Rule, body: string, more: Partial<ServedBody> = {}) =>
    (await decodeSent(of(rule, more), { headers, body })).body;
  const member = (rule: Rule) => objectRule({ v: optional(rule) });

  it.each<[string, Rule, string, unknown]>([
    ["an object", pair, '{"x":1}', { x: 1 }],
    // Each item has the name.
    ["an item", texts, '["a"]', ['["a"]']],
    ["a list in a list", arrayRule(texts), '["a"]', [["a"]]],
    ["no list", texts, '{"x":1}', ['{"x":1}']],
    ["no object", pair, "[1]", "[1]"],
    ["no JSON", pair, "{x", "{x"],
    ["a text that looks like an object", text, '{"x":1}', '{"x":1}'],
    ["null", nullableRule(pair), "null", null],
    ["a text that is null", nullableRule(text), "null", "null"],
    ["no JSON that may be null", nullableRule(pair), "{x", "{x"],
    ["an empty text", nullableRule(text), "", ""],
    ["nothing", nullableRule(pair), "", null],
    ["nothing of a number", nullableRule(whole), "", null],
    ["a number", nullableRule(whole), "1", 1],
    ["one of two", anyOfRule(texts, pair), '{"x":1}', ['{"x":1}']],
    ["the first of two", anyOfRule(pair, texts), '{"x":1}', { x: 1 }],
    ["a text beside an object", anyOfRule(pair, text), "{x", "{x"],
  ])("that has no format may be JSON: %s", async (_, rule, sent, value) => {
    expect(await form(member(rule), `v=${encodeURIComponent(sent)}`)).toEqual({ v: value });
  });

  it.each<[string, Rule, string, unknown]>([
    ["v=a&v=b", texts, "v=a&v=b", ["a", "b"]],
    ["[]", texts, "v[]=a&v[]=b", ["a", "b"]],
    ["[0]", texts, "v[1]=b&v[0]=a", ["a", "b"]],
    ["[10]", texts, "v[10]=b&v[9]=a", ["a", "b"]],
    ["[01]", texts, "v[01]=a", { "01": "a" }],
    ["[0] of an object", objectRule({ 0: text }), "v[0]=a", { 0: "a" }],
    ["one text", texts, "v=a", "a"],
    ["an object", pair, "v[x]=1&v[y][]=2", { x: 1, y: ["2"] }],
    ["objects", arrayRule(pair), "v[][x]=1&v[][y][]=2&v[][x]=3", [{ x: 1, y: ["2"] }, { x: 3 }]],
    ["lists", arrayRule(texts), "v[][]=a&v[][]=b", [["a", "b"]]],
    ["texts and objects", arrayRule(anyRule()), "v[]=a&v[][x]=1", ["a", { x: "1" }]],
    ["anything", anyRule(), "v[0]=a&v[1]=b", ["a", "b"]],
    ["anything that begins later", anyRule(), "v[1]=a&v[2]=b", { 1: "a", 2: "b" }],
    ["anything with a gap", anyRule(), "v[0]=a&v[2]=b", { 0: "a", 2: "b" }],
    ["a list with names", anyRule(), "v[]=a&v[x]=b", { 0: "a", x: "b" }],
    ["brackets out of order", anyRule(), "v[x=1", undefined],
    ["null", nullableRule(pair), "v=", null],
    ["no JSON", pair, 'v={"x":1}', '{"x":1}'],
    ["an object where a text is expected", text, "v[x]=1", { x: "1" }],
    ["an object where a text or nothing is", nullableRule(text), "v[x]=1", { x: "1" }],
  ])("in brackets: %s", async (_, rule, body, value) => {
    const { v } = (await form(member(rule), body, { isNested: true })) as { v?: unknown };
    expect(v).toEqual(value);
  });

  it("has a name with brackets itself", async () => {
    const rule = objectRule({
      "v[x]": optional(pair),
      "v[x][y]": optional(texts),
      v: optional(anyRule()),
    });
    const read = (body: string) => form(rule, body, { isNested: true });
    expect(await read("v[x][x]=1&v[z]=2")).toEqual({ "v[x]": { x: 1 }, v: { z: "2" } });
    expect(await read("v[x][y][]=1")).toEqual({ "v[x][y]": ["1"] });
    expect(await read("[x]=1&v]=2")).toEqual({ "[x]": "1", "v]": "2" });
  });

  it("has a format of its own", async () => {
    const rule = objectRule({
      a: optional(pair),
      b: optional(texts),
      c: optional(texts),
      d: optional(pair),
    });
    const members = {
      a: json,
      b: style("form"),
      c: style("pipeDelimited"),
      d: brackets,
    } as const;
    const body = `a=${encodeURIComponent('{"x":1}')}&b=1,2&c=1|2`;
    const value = { a: { x: 1 }, b: ["1", "2"], c: ["1", "2"] };
    expect(await form(rule, `${body}&d[x]=1&e=1`, { members })).toEqual({
      ...value,
      d: { x: 1 },
      e: "1",
    });
    expect(await form(rule, `${body}&d[x]=1`, { members, isNested: true })).toEqual({
      ...value,
      d: { x: 1 },
    });
    expect(await form(rule, "e[x]=1", { members, isNested: true })).toEqual({ e: { x: "1" } });
    expect(await form(rule, "e[x]=1", { members })).toEqual({ "e[x]": "1" });
  });

  it("has a name that a member of another has, too", async () => {
    const rule = objectRule({ b: pair, x: text });
    const members = { b: style("form") };
    expect(await form(rule, "b=x,1&x=2", { members })).toEqual({ b: { x: 1 }, x: "2" });
  });

  it("isn't null if it doesn't fit", async () => {
    expect(await form(nullableRule(objectRule({ a: whole })), "b=1")).toEqual({ b: "1" });
  });

  it("that is JSON may not be empty", async () => {
    const members = { a: json };
    const sent = { headers, body: "a=" };
    expect(await refusalOf(of(objectRule({ a: texts }), { members }), sent)).toEqual([
      400,
      "body.a: invalid JSON",
    ]);
  });

  it("that is JSON in a list may have brackets", async () => {
    const rule = objectRule({ a: optional(arrayRule(pair)) });
    const nested = { members: { a: json }, isNested: true };
    const item = encodeURIComponent('{"x":1}');
    expect(await form(rule, `a[]=${item}&a[]=${item}`, nested)).toEqual({
      a: [{ x: 1 }, { x: 1 }],
    });
    expect(await form(rule, `a[0]=${item}&a[12]=${item}`, nested)).toEqual({
      a: [{ x: 1 }, { x: 1 }],
    });
    expect(await form(rule, `a[b]=1`, nested)).toEqual({ a: { b: "1" } });
  });

  it("may be an object without a name of its own", async () => {
    const rule = objectRule({
      a: optional(objectRule({ x: whole, b: optional(whole) }, closed)),
      b: optional(text),
    });
    const members = { a: style("form", true) };
    expect(await form(rule, "x=1&b=2", { members })).toEqual({ a: { x: 1 }, b: "2" });
    expect(await form(rule, "b=2", { members })).toEqual({ b: "2" });
    const other = objectRule({ c: whole }, closed);
    const list = objectRule({ a: anyOfRule(closedPair, texts) });
    expect(await form(list, "x=1", { members })).toEqual({ a: { x: 1 } });
    const either = anyOfRule(objectRule({ a: optional(closedPair) }, closed), other);
    expect(await form(either, "c=2", { members })).toEqual({ c: 2 });
  });
});

describe("a part with a style", () => {
  const headers = { "content-type": "multipart/form-data; boundary=b" };
  const partsOf = (...parts: readonly (readonly [head: string, content: string])[]) =>
    `${parts.map(([head, sent]) => `--b\r\nContent-Disposition: form-data; name=${head}\r\n\r\n${sent}\r\n`).join("")}--b--`;
  const read = async (rule: Rule, body: string, more: Partial<ServedBody> = {}) => {
    const operation = served([], { "multipart/form-data": { format: "multipart", rule, ...more } });
    return (await decodeSent(operation, { headers, body })).body;
  };

  it("may be a file all the same", async () => {
    const members = { a: style("form") };
    const rule = objectRule({ a: anyOfRule(texts, binary) });
    expect(await read(rule, partsOf(['"a"; filename="f"', "x"]), { members })).toEqual({
      a: expect.any(File),
    });
    expect(await read(rule, partsOf(['"a"', "x,y"]), { members })).toEqual({ a: ["x", "y"] });
    const typed = partsOf(['"a"\r\nContent-Type: a/b', "x"]);
    expect(await read(objectRule({ a: binary }), typed, { members: { a: json } })).toEqual({
      a: expect.any(File),
    });
  });

  it("may be JSON, and files beside it", async () => {
    const members = { a: json };
    const part = '"a"\r\nContent-Type: application/json';
    const list = objectRule({ a: texts });
    expect(await read(list, partsOf([part, '["b"]']), { members })).toEqual({ a: ["b"] });
    const mixed = objectRule({ a: arrayRule(anyOfRule(binary, pair)) });
    const both = partsOf(['"a"; filename="f"', "x"], [part, '{"x":1}']);
    expect(await read(mixed, both, { members })).toEqual({ a: [expect.any(File), { x: 1 }] });
    const nested = objectRule({ a: pair });
    expect(await read(nested, partsOf([part, '{"x":1}']), { isNested: true })).toEqual({
      a: { x: 1 },
    });
  });

  it("decides by being a file what stands beside it", async () => {
    const [asText, asFile] = [
      objectRule({ a: text, b: text }),
      objectRule({ a: binary, b: whole }),
    ];
    const body = partsOf(['"a"; filename="f"', "x"], ['"b"', "1"]);
    expect(await read(anyOfRule(asText, asFile), body)).toMatchObject({ b: 1 });
    const plain = partsOf(['"a"', "x"], ['"b"', "1"]);
    expect(await read(anyOfRule(asFile, asText), plain)).toEqual({ a: "x", b: "1" });
    const file = partsOf(['"a"; filename="f"', "x"]);
    expect(await read(objectRule({ a: nullableRule(whole) }), file)).toEqual({
      a: expect.any(File),
    });
  });

  it("has files in lists, and texts or files in objects", async () => {
    const rule = objectRule({
      a: optional(arrayRule(binary)),
      b: optional(objectRule({ x: binary, y: optional(arrayRule(binary)) })),
    });
    const file = expect.any(File) as unknown;
    for (const name of ["a[]", "a[0]", "a[12]"])
      expect(await read(rule, partsOf([`"${name}"`, "x"]), { isNested: true })).toEqual({
        a: [file],
      });
    expect(await read(rule, partsOf(['"a"; filename="f"', "x"]), { isNested: true })).toEqual({
      a: [file],
    });
    const inside = partsOf(['"b[x]"', "x"], ['"b[y][]"', "y"], ['"b[y][]"; filename="f"', "z"]);
    expect(await read(rule, inside, { isNested: true })).toEqual({ b: { x: "x", y: ["y", file] } });
    const named = partsOf(['"b[x]"; filename="f"', "x"]);
    expect(await read(rule, named, { isNested: true })).toEqual({ b: { x: file } });
  });

  it("is of the kind that it was sent as, also in brackets and among others of its name", async () => {
    const either = [anyOfRule(text, binary), anyOfRule(binary, text)];
    for (const one of either) {
      const typed = "\r\nContent-Type: a/b";
      const body = partsOf(['"a"', "x"], [`"a"${typed}`, "y"]);
      expect(await read(objectRule({ a: arrayRule(one) }), body)).toEqual({
        a: ["x", expect.any(File)],
      });
      const rule = objectRule({ a: one, b: one });
      const nested = partsOf(['"a"', "x"], [`"b"${typed}`, "y"]);
      for (const isNested of [true, false])
        expect(await read(rule, nested, { isNested })).toEqual({ a: "x", b: expect.any(File) });
    }
  });
});
