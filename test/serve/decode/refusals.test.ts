import { deflateSync, gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundedBytes } from "../../../templates/runtime/serve/decode/bodies/bounded-bytes.js";
import { RequestFault } from "../../../templates/runtime/serve/decode/fault.js";
import { arrayRule } from "../../../templates/runtime/validate/lists.js";
import { objectRule, optional, others } from "../../../templates/runtime/validate/objects.js";
import { anyRule, integerRule, stringRule } from "../../../templates/runtime/validate/scalars.js";
import { decodeSent, formType, parameter, refusalOf, type Sent, served } from "./served-request.js";

const brackets = { kind: "brackets" } as const;
const commas = { kind: "style", style: "form", explode: false } as const;
const strings = arrayRule(stringRule());
const query = served([
  parameter("q", stringRule()),
  parameter("list", strings, commas),
  parameter("deep", anyRule(), brackets),
  parameter("json", anyRule(), { kind: "json" }),
]);
const path = served([
  parameter("id", strings, { kind: "style", style: "label", explode: false }, "path"),
  parameter("m", strings, { kind: "style", style: "matrix", explode: false }, "path"),
]);
const body = served([], {
  "application/json": { format: "json", rule: anyRule() },
  [formType]: { format: "form", rule: objectRule({ a: optional(integerRule()) }), isNested: true },
  "multipart/form-data": { format: "multipart", rule: objectRule({}) },
});
const json = { "content-type": "application/json" };
const form = { "content-type": formType };
const multipart = { "content-type": "multipart/form-data; boundary=b" };

const expectedTypes = `expected application/json or ${formType} or multipart/form-data`;

describe("a request that isn't well-formed is refused with its place", () => {
  it.each<[what: string, sent: Sent, ...refusal: [number, string]]>([
    ["percent-encoding", { query: "q=%zz" }, 400, "query.q: invalid percent-encoding"],
    ["UTF-8", { query: "q=%ff" }, 400, "query.q: invalid UTF-8"],
    ["a name", { query: "%e9=1" }, 400, "query: invalid UTF-8"],
    ["an item", { query: "list=a,%" }, 400, "query.list: invalid percent-encoding"],
    ["a member", { query: "deep[a][b]=%ff" }, 400, "query.deep.a.b: invalid UTF-8"],
    ["JSON", { query: "json={" }, 400, "query.json: invalid JSON"],
    ["a name twice", { query: "q=1&q=2" }, 400, "query.q: sent more than once"],
    ["a list twice", { query: "list=1&list=2" }, 400, "query.list: sent more than once"],
    [
      "a value with parts",
      { query: "deep[a]=1&deep[a][b]=2" },
      400,
      "query.deep.a: sent both as a value and with parts",
    ],
    [
      "parts with a value",
      { query: "deep[a][]=1&deep[a]=2" },
      400,
      "query.deep.a: sent both as a value and with parts",
    ],
  ])("%s", async (_, sent, ...refusal) => {
    expect(await refusalOf(query, sent)).toEqual(refusal);
  });

  it.each<[what: string, sent: Sent, ...refusal: [number, string]]>([
    ["JSON", { headers: json, body: "{a}" }, 400, "body: invalid JSON"],
    ["bytes", { headers: json, body: Uint8Array.of(0x22, 0xff, 0x22) }, 400, "body: invalid UTF-8"],
    ["a form", { headers: form, body: "b[c]=%" }, 400, "body.b.c: invalid percent-encoding"],
    ["a name twice", { headers: form, body: "a=1&a=2" }, 400, "body.a: sent more than once"],
    ["no type", { body: "{}" }, 415, `body: ${expectedTypes}, there is no Content-Type`],
    [
      "another type",
      { headers: { "content-type": "text/csv; a=b" }, body: "x" },
      415,
      `body: ${expectedTypes}, got text/csv`,
    ],
    [
      "another charset",
      { headers: { "content-type": "application/json; charset=latin1" }, body: "{}" },
      415,
      "body: expected UTF-8, got latin1",
    ],
    [
      "a body in a coding that isn't undone",
      { headers: { ...json, "content-encoding": "br" }, body: "{}" },
      415,
      "body: Content-Encoding is br",
    ],
    [
      "a body that isn't compressed as it says",
      { headers: { ...json, "content-encoding": "gzip" }, body: "{}" },
      400,
      "body: invalid gzip",
    ],
    [
      "no boundary",
      { headers: { "content-type": "multipart/form-data" }, body: "--b--" },
      400,
      "body: the Content-Type has no boundary",
    ],
    [
      "no last boundary",
      { headers: multipart, body: "--b\r\n\r\nx\r\n--c--" },
      400,
      "body: the last boundary is missing",
    ],
    [
      "a part without a header's end",
      { headers: multipart, body: "--b\r\na: b\r\n--b--" },
      400,
      "body: a part without an end of its header",
    ],
    [
      "JSON in a part",
      {
        headers: multipart,
        body:
          '--b\r\nContent-Disposition: form-data; name="n"\r\nContent-Type: application/json\r\n\r\n{' +
          "\r\n--b--",
      },
      400,
      "body.n: invalid JSON",
    ],
  ])("%s of a body", async (_, sent, ...refusal) => {
    expect(await refusalOf(body, sent)).toEqual(refusal);
  });

  it("a path", async () => {
    const sent = { path: { id: "x", m: ";m=x" } };
    expect(await refusalOf(path, sent)).toEqual([400, "path.id: expected . at its start"]);
    const bad = { path: { id: ".%f", m: ";m=x" } };
    expect(await refusalOf(path, bad)).toEqual([400, "path.id: invalid percent-encoding"]);
  });
});

describe("what is missing", () => {
  it("is told of all parameters at once", async () => {
    const required = served(
      [parameter("a", stringRule()), parameter("X-B", stringRule(), commas, "headers")].map(
        (one) => ({ ...one, required: true }),
      ),
    );
    const refusal = [400, "query.a: missing", "headers.X-B: missing"];
    expect(await refusalOf(required, {})).toEqual(refusal);
  });

  it("is told of a body", async () => {
    const required = { ...body, isBodyRequired: true };
    expect(await refusalOf(required, {})).toEqual([400, "body: missing"]);
    expect(await refusalOf(required, { headers: json })).toEqual([400, "body: missing"]);
    expect(await decodeSent(body, {})).toEqual({});
  });
});

it.each([
  ["gzip", gzipSync],
  ["deflate", deflateSync],
])("a body that is compressed by %s is read, up to the limit", async (coding, compress) => {
  const headers = { ...json, "content-encoding": coding };
  const sent = { headers, body: compress('{"a":1}') };
  expect(await decodeSent(body, sent)).toMatchObject({ body: { a: 1 } });
  const bomb = { headers, body: compress("x".repeat(100_000)) };
  expect(bomb.body.length).toBeLessThan(1000);
  const refusal = [413, "body: more than 1000 bytes"];
  expect(await refusalOf(body, bomb, { bytes: 1000 })).toEqual(refusal);
});

describe("limits", () => {
  it("of depth", async () => {
    const keys = (depth: number) => `deep${"[a]".repeat(depth)}=1`;
    await decodeSent(query, { query: keys(32) });
    const refusal = [400, "query.deep: nested deeper than 32"];
    expect(await refusalOf(query, { query: keys(33) })).toEqual(refusal);
    const nested = (depth: number) => "[".repeat(depth) + '"[[["' + "]".repeat(depth);
    await decodeSent(body, { headers: json, body: nested(32) });
    const sent = { headers: json, body: nested(33) };
    expect(await refusalOf(body, sent)).toEqual([400, "body: nested deeper than 32"]);
    expect(await decodeSent(body, sent, { depth: 33 })).toHaveProperty("body");
    const inner = { query: `json=${nested(33)}` };
    expect(await refusalOf(query, inner)).toEqual([400, "query.json: nested deeper than 32"]);
  });

  it("of names, items and parts", async () => {
    const limits = { names: 2 };
    const three = { query: "x=1&y=2&z=3" };
    expect(await refusalOf(query, three, limits)).toEqual([400, "query: more than 2 names"]);
    const items = { query: "list=1,2,3" };
    expect(await refusalOf(query, items, limits)).toEqual([400, "query.list: more than 2 items"]);
    const part = '--b\r\nContent-Disposition: form-data; name="n"\r\n\r\nx\r\n';
    const parts = { headers: multipart, body: `${part.repeat(3)}--b--` };
    expect(await refusalOf(body, parts, limits)).toEqual([400, "body: more than 2 parts"]);
  });

  it("of bytes, before they are read if the length is known", async () => {
    const refusal = [413, "body: more than 3 bytes"];
    const limits = { bytes: 3 };
    expect(await refusalOf(body, { headers: json, body: "1234" }, limits)).toEqual(refusal);
    const long = { headers: { ...json, "content-length": "4" } };
    expect(await refusalOf(body, long, limits)).toEqual(refusal);
    expect(await decodeSent(body, { headers: json, body: "123" }, limits)).toMatchObject({
      body: 123,
    });
  });

  it("of bytes that arrive in pieces: no more are read", async () => {
    let sent = 0;
    let isCancelled = false;
    const endless = new ReadableStream<Uint8Array>(
      {
        pull: (controller) => controller.enqueue(Uint8Array.of(sent++)),
        cancel: () => void (isCancelled = true),
      },
      { highWaterMark: 0 },
    );
    expect([...(await boundedBytes(endless, 3))]).toEqual([0, 1, 2, 3]);
    expect([sent, isCancelled]).toEqual([4, true]);
    const { body: exact } = new Response("abc");
    expect(new TextDecoder().decode(await boundedBytes(exact, 3))).toBe("abc");
    expect(await boundedBytes(null, 3)).toHaveLength(0);
  });

  it("of a header of a part", async () => {
    const sent = { headers: multipart, body: `--b\r\na: ${"b".repeat(20_000)}\r\n\r\n\r\n--b--` };
    const refusal = [400, "body: a part without an end of its header"];
    expect(await refusalOf(body, sent)).toEqual(refusal);
  });

  it("of the digits of a number", async () => {
    const long = "9".repeat(100_000);
    const integer = served([parameter("n", integerRule())]);
    expect(await decodeSent(integer, { query: `n=${long}` })).toEqual({ query: { n: long } });
  });
});

describe("names and indices that attackers use", () => {
  it("are own members, or only an order", async () => {
    const map = served([], { [formType]: { format: "form", rule: anyRule(), isNested: true } });
    const text = "__proto__[x]=1&constructor[prototype][x]=2&a[99999999]=3&a[7]=4";
    const decoded = await decodeSent(map, { headers: form, body: text });
    const members = Object.entries(decoded.body as object);
    expect(members).toEqual([
      ["__proto__", { x: "1" }],
      ["constructor", { prototype: { x: "2" } }],
      ["a", { 7: "4", 99999999: "3" }],
    ]);
    expect(Object.getPrototypeOf(decoded.body)).toBe(Object.prototype);
    expect(({} as { x?: string }).x).toBeUndefined();
    const lists = served([parameter("a", strings, brackets)]);
    const sparse = await decodeSent(lists, { query: "a[99999999]=b&a[0]=a" });
    expect(sparse.query).toEqual({ a: ["a", "b"] });
  });

  it("are own members of JSON and of parameters", async () => {
    const sent = { headers: json, body: '{"__proto__":{"x":1}}' };
    const { body: value } = await decodeSent(body, sent);
    expect(Object.keys(value as object)).toEqual(["__proto__"]);
    const odd = served([parameter("__proto__", objectRule([], others(stringRule())), brackets)]);
    const { query: group } = await decodeSent(odd, { query: "__proto__[x]=1" });
    expect(Object.entries(group as object)).toEqual([["__proto__", { x: "1" }]]);
  });
});

it("refuses nothing with another error, whatever is sent", async () => {
  const sent = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."a[]0=&%;,.+{}\"'-") }));
  const types = fc.constantFrom(json, form, multipart);
  const property = fc.asyncProperty(sent, sent, types, async (text, text2, headers) => {
    const all = [
      decodeSent(query, { query: text.replaceAll("#", "") }),
      decodeSent(path, { path: { id: text, m: text2 } }),
      decodeSent(body, { headers, body: text }),
      decodeSent(body, { headers: multipart, body: `--b\r\n${text}\r\n\r\n${text2}\r\n--b--` }),
    ];
    for (const { reason } of (await Promise.allSettled(all)) as { reason?: unknown }[])
      if (reason !== undefined) expect(reason).toBeInstanceOf(RequestFault);
  });
  await fc.assert(property, { seed: 20_261_131, numRuns: 1_000 });
});
