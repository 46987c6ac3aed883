import { describe, expect, it } from "vitest";
import { note } from "../../../templates/runtime/validate/checks.js";
import { anyOfRule } from "../../../templates/runtime/validate/choices.js";
import { arrayRule, tupleRule } from "../../../templates/runtime/validate/lists.js";
import {
  closed,
  objectRule,
  optional,
  others,
} from "../../../templates/runtime/validate/objects.js";
import type { Rule } from "../../../templates/runtime/validate/rule.js";
import { schema } from "../../../templates/runtime/validate/schema.js";
import { anyRule, integerRule, stringRule } from "../../../templates/runtime/validate/scalars.js";
import type { ServedBody, ServedOperation } from "../../../templates/runtime/serve/served.js";
import { decodeSent, formType, parameter, type Sent, served } from "./served-request.js";

const json: ServedBody = { format: "json", rule: anyRule() };
const text: ServedBody = { format: "text", rule: stringRule() };

describe("the media type", () => {
  const several = served([], {
    "application/json": json,
    "application/vnd.x+json; v=2": { ...json, rule: stringRule() },
    "text/*": text,
    "*/*": { format: "binary", rule: stringRule() },
  });

  it.each([
    ["application/json", "application/json", {}],
    ["Application/JSON; charset=UTF-8", "application/json", {}],
    ["application/vnd.x+json;v=2", "application/vnd.x+json; v=2", {}],
    ["text/csv", "text/csv", "{}"],
    ["image/png", "image/png", new TextEncoder().encode("{}")],
  ])("%s", async (sent, contentType, body) => {
    const decoded = await decodeSent(several, { headers: { "content-type": sent }, body: "{}" });
    expect(decoded).toEqual({ body, contentType });
  });

  it("isn't told where there is only one", async () => {
    const one = served([], { "application/json": json });
    const sent = { headers: { "content-type": "application/json" }, body: "\ufeff[1]" };
    expect(await decodeSent(one, sent)).toEqual({ body: [1] });
  });
});

describe("integers of 64 bits in JSON", () => {
  const id = integerRule(note("format", "int64"));
  const tree: Rule = schema("Tree", () =>
    objectRule(
      { id, n: optional(integerRule()), of: optional(tupleRule([stringRule()], 0, tree)) },
      others(id),
    ),
  );
  const read = async (rule: Rule, body: string) => {
    const one = served([], { "application/json": { format: "json", rule } });
    return (await decodeSent(one, { headers: { "content-type": "application/json" }, body })).body;
  };
  const [digits, long] = ["9007199254740993", BigInt("9007199254740993")];

  it("keep all digits, and others stay numbers", async () => {
    const body = `{"id":${digits},"n":${digits},"of":["x",{"id":1,"z":${digits}}]}`;
    const value = { id: long, n: Number(digits), of: ["x", { id: 1, z: long }] };
    expect(await read(tree, body)).toEqual(value);
    expect(await read(anyRule(), `[${digits}]`)).toEqual([Number(digits)]);
  });

  it("in any variant, and under any name", async () => {
    const rule = anyOfRule(stringRule(), arrayRule(objectRule({ a: anyOfRule(stringRule(), id) })));
    expect(await read(rule, `[{"a":${digits}},{"a":"${digits}"}]`)).toEqual([
      { a: long },
      { a: digits },
    ]);
    const own = (await read(tree, `{"__proto__":${digits}}`)) as object;
    expect(Object.entries(own)).toEqual([["__proto__", long]]);
  });

  const form = (kind?: "json") => ({
    format: "form" as const,
    rule: objectRule({ a: optional(tree) }),
    ...(kind && { members: { a: { kind } } }),
  });
  const json = { kind: "json" } as const;
  const [sentTree, escaped] = [`{"id":${digits}}`, encodeURIComponent(`{"id":${digits}}`)];
  const part = 'Content-Disposition: form-data; name="a"\r\nContent-Type: application/json';

  it.each<readonly [place: string, operation: ServedOperation, sent: Sent, found: unknown]>([
    [
      "a part",
      served([], { "multipart/form-data": { ...form(), format: "multipart" } }),
      {
        headers: { "content-type": "multipart/form-data; boundary=b" },
        body: `--b\r\n${part}\r\n\r\n${sentTree}\r\n--b--`,
      },
      { body: { a: { id: long } } },
    ],
    [
      "a member of a form",
      served([], { [formType]: form("json") }),
      { headers: { "content-type": formType }, body: `a=${escaped}` },
      { body: { a: { id: long } } },
    ],
    [
      "a member of a form that may be JSON",
      served([], { [formType]: form() }),
      { headers: { "content-type": formType }, body: `a=${escaped}` },
      { body: { a: { id: long } } },
    ],
    [
      "a query parameter",
      served([parameter("a", tree, json)]),
      { query: `a=${escaped}` },
      { query: { a: { id: long } } },
    ],
    [
      "a query parameter that is the integer",
      served([parameter("a", id, json)]),
      { query: `a=${digits}` },
      { query: { a: long } },
    ],
    [
      "one of several query parameters",
      served([parameter("a", arrayRule(tree), json)]),
      { query: `a=${escaped}&a=${escaped}` },
      { query: { a: [{ id: long }, { id: long }] } },
    ],
    [
      "a header field",
      served([parameter("a", tree, json, "headers")]),
      { headers: { a: sentTree } },
      { headers: { a: { id: long } } },
    ],
    [
      "a query that is one value",
      served([
        parameter("all", tree, { kind: "wholeQuery", body: { format: "json", rule: tree } }),
      ]),
      { query: escaped },
      { query: { id: long } },
    ],
    [
      "a variant that isn't the first",
      served([parameter("a", anyOfRule(objectRule({ x: optional(id) }), tree), json)]),
      { query: `a=${escaped}` },
      { query: { a: { id: long } } },
    ],
  ])("keep all digits in %s", async (_, operation, sent, found) => {
    expect(await decodeSent(operation, sent)).toEqual(found);
  });

  it("of too many digits are refused", async () => {
    const body = `{"id":${"9".repeat(401)}}`;
    await expect(read(tree, body)).rejects.toThrow("body: an integer of too many digits");
  });
});

describe("a form", () => {
  const headers = { "content-type": formType };
  const of = (body: Omit<ServedBody, "format">) =>
    served([], { [formType]: { format: "form", ...body } });
  const numbers = arrayRule(integerRule());

  it("of no bytes is an empty object", async () => {
    expect(await decodeSent(of({ rule: objectRule({}) }), { headers })).toEqual({ body: {} });
  });

  it("has members of all formats", async () => {
    const rule = objectRule({
      a: numbers,
      b: numbers,
      c: numbers,
      d: objectRule({ x: numbers }),
      e: optional(objectRule({ x: integerRule(), y: integerRule() }, closed)),
      f: objectRule({ x: integerRule() }),
    });
    const commas = { kind: "style", style: "form", explode: false } as const;
    const members = {
      a: commas,
      b: { kind: "json" },
      d: { kind: "brackets" },
      e: { ...commas, explode: true },
    } as const;
    const body = `a=1,2&b=[3,4]&c=5&c=6&d[x][]=7&x=8&y=9&f={"x":1}&z=%2B+`;
    expect(await decodeSent(of({ rule, members }), { headers, body })).toEqual({
      body: {
        a: [1, 2],
        b: [3, 4],
        c: [5, 6],
        d: { x: [7] },
        e: { x: 8, y: 9 },
        f: { x: 1 },
        z: "+ ",
      },
    });
  });

  it("in a dialect has lists of JSON with brackets, and declared names with brackets", async () => {
    const rule = objectRule({
      "a[b]": arrayRule(integerRule()),
      "c[]": arrayRule(integerRule()),
      list: arrayRule(anyRule()),
    });
    const members = { list: { kind: "json" } } as const;
    const body = `a[b][]=1&c[]=2&c[]=3&list[]={"x":1}&list[]=2&d[e]=4&]=5&f[g]h=6`;
    expect(await decodeSent(of({ rule, members, isNested: true }), { headers, body })).toEqual({
      body: {
        "a[b]": [1],
        "c[]": [2, 3],
        list: [{ x: 1 }, 2],
        d: { e: "4" },
        "]": "5",
        "f[g]h": "6",
      },
    });
  });
});

describe("multipart", () => {
  const headers = { "content-type": 'multipart/form-data; charset=utf-8; boundary="a b"' };
  const part = (head: string, content: string) =>
    `--a b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`;
  const of = (rule: ServedBody["rule"], isNested = false) =>
    served([], { "multipart/form-data": { format: "multipart", rule, isNested } });

  it("has texts, files, JSON and repeated names", async () => {
    const rule = objectRule({
      n: integerRule(),
      o: objectRule({ x: integerRule() }),
      list: arrayRule(integerRule()),
      file: stringRule(),
    });
    const body =
      "a preamble\r\n" +
      part('name="n"', "5") +
      part('name="o"\r\nContent-Type: application/json', '{"x":1}') +
      part('name="list"', "1") +
      part('name="list"', "2") +
      part(`name="file"; filename="a%22b; name=c.txt"\r\nCONTENT-TYPE: text/plain`, "x\r\n--a") +
      "--a b--\r\nan epilogue";
    const { body: read } = (await decodeSent(of(rule), { headers, body })) as {
      body: { file: File };
    };
    const { file, ...rest } = read;
    expect(rest).toEqual({ n: 5, o: { x: 1 }, list: [1, 2] });
    expect([file.name, file.type]).toEqual(['a"b; name=c.txt', "text/plain"]);
    expect(await file.text()).toBe("x\r\n--a");
  });

  it("has nested names, and lists of files by one name", async () => {
    const rule = objectRule({
      a: objectRule({ b: arrayRule(integerRule()) }),
      files: arrayRule(stringRule()),
    });
    const body = part('name="a[b][]"', "5") + part('name="files"; filename="f"', "x") + "--a b--";
    const { body: read } = (await decodeSent(of(rule, true), { headers, body })) as {
      body: { a: unknown; files: readonly File[] };
    };
    expect(read.a).toEqual({ b: [5] });
    expect(read.files.map(({ name }) => name)).toEqual(["f"]);
  });

  it("of parts by position is a list", async () => {
    const body = "--a b\r\nContent-Type: text/plain\r\n\r\n5\r\n--a b \t\r\n\r\n6\r\n--a b--";
    const decoded = await decodeSent(of(arrayRule(integerRule())), { headers, body });
    expect(decoded).toEqual({ body: [5, 6] });
  });

  it("of no parts is empty", async () => {
    expect(await decodeSent(of(objectRule({})), { headers, body: "--a b--" })).toEqual({
      body: {},
    });
  });
});
