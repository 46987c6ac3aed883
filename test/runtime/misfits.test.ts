/** Values of another shape than their codec, wherever one is written: nothing is sent that was not meant. */
import { describe, expect, test } from "vitest";
import {
  any,
  array,
  base64,
  bytes,
  dateTime,
  either,
  integer,
  lazy,
  never,
  nullable,
  object,
  string,
  uint64Text,
  unixTime,
  type CodecNode,
} from "../../templates/runtime/encode/codecs/codec.js";
import { scalarText } from "../../templates/runtime/encode/codecs/scalar.js";
import { dereference } from "../../templates/runtime/encode/codecs/resolve.js";
import { contentHeader, contentQuery } from "../../templates/runtime/encode/content.js";
import { EncodeError } from "../../templates/runtime/encode/errors.js";
import { contentType, form } from "../../templates/runtime/encode/forms/form.js";
import { stripeForm } from "../../templates/runtime/encode/forms/stripe-form.js";
import { jsonBody, jsonText } from "../../templates/runtime/encode/json.js";
import {
  multipart,
  multipartByPosition,
} from "../../templates/runtime/encode/multipart/multipart.js";
import { contentPart, selectType } from "../../templates/runtime/encode/multipart/part-content.js";
import { stripeMultipart } from "../../templates/runtime/encode/multipart/stripe-multipart.js";
import { parserForm } from "../../templates/runtime/encode/parsers/parser-form.js";
import { parserMultipart } from "../../templates/runtime/encode/parsers/parser-multipart.js";
import { php } from "../../templates/runtime/encode/parsers/php.js";
import { named, unescaped } from "../../templates/runtime/encode/styles/style-rules.js";
import { styled } from "../../templates/runtime/encode/styles/style.js";
import { bytesBody, textBody } from "../../templates/runtime/encode/text-body.js";
import { refusal } from "./refusal.js";

const strings: CodecNode = array<string>(string);
const bag: CodecNode = object([["a", string]]);
const holding = (member: CodecNode): CodecNode => object([["m", member]]);
const plain = { encoding: { m: contentType("text/plain") } };

describe("a text where a list or an object is declared", () => {
  test.each<[what: string, write: (codec: CodecNode) => unknown]>([
    ["a text body", (codec) => textBody(codec, "text/plain").write("x")],
    ["a form", (codec) => form(holding(codec), plain.encoding).write({ m: "x" })],
    [
      "an item of a form",
      (codec) => form(holding(array(codec)), plain.encoding).write({ m: ["x"] }),
    ],
    ["a list in brackets", () => parserForm(holding(strings), php).write({ m: "x" })],
    ["a part by position", (codec) => contentPart(codec, "x", null, "text/plain")],
    [
      "an item of a query",
      (codec) => styled(array(codec), { ...named, ...unescaped }, true).write("q", ["x"]),
    ],
  ])("is refused: %s", (_what, write) => {
    for (const codec of [strings, bag])
      expect(refusal(() => write(codec))).toMatchObject({ code: "type_mismatch" });
  });
});

describe("a body that is no object", () => {
  test.each<[what: string, make: (codec: CodecNode) => { write: (value: unknown) => unknown }]>([
    ["form", (codec) => form(codec)],
    ["stripe", (codec) => stripeForm(codec)],
    ["php", (codec) => parserForm(codec, php)],
    ["multipart", (codec) => multipart(codec)],
    ["multipart for a parser", (codec) => parserMultipart(codec, php)],
    ["multipart of Stripe", (codec) => stripeMultipart(codec)],
  ])("is refused: %s", (_what, make) => {
    for (const value of [{}, { a: 1 }, ["x"]])
      expect(refusal(() => make(strings).write(value))).toEqual({
        code: "type_mismatch",
        path: [],
      });
    expect(refusal(() => make(nullable(bag)).write(null)).code).toBe("null_not_allowed");
    expect(refusal(() => make(bag).write("a")).code).toBe("type_mismatch");
  });
});

test("a body that is no list is refused where its parts have no names", () => {
  for (const value of [["x"], {}])
    expect(refusal(() => multipartByPosition(bag).write(value))).toEqual({
      code: "type_mismatch",
      path: [],
    });
});

test("lists and nulls in a form are what the content type has", () => {
  const write = (member: CodecNode, m: unknown) =>
    form(
      object([
        ["m", member],
        ["z", string],
      ]),
    ).write({ m, z: "z" });
  expect(write(nullable(strings), null)).toBe("m=&z=z");
  expect(write(strings, [])).toBe("z=z");
  expect(write(array(strings), [["x"]])).toBe("m=%5B%22x%22%5D&z=z");
});

test("a form has members that are its own, in declared order", () => {
  const codec: CodecNode = object([
    ["a", string],
    ["toString", string],
    ["b", string],
  ]);
  const body = stripeForm(codec);
  expect(body.contentType).toBe("application/x-www-form-urlencoded");
  expect(body.write({ b: "2", a: "1" })).toBe("a=1&b=2");
  expect(body.write({ b: "2", a: undefined })).toBe("b=2");
  expect(body.write({ toString: "x", a: "1" })).toBe("a=1&toString=x");
});

test("a declared name with brackets stands at the root alone", () => {
  const named: CodecNode = object([["x[y]", string]]);
  expect(stripeForm(named).write({ "x[y]": "1" })).toBe("x[y]=1");
  expect(refusal(() => stripeForm(holding(named)).write({ m: { "x[y]": "1" } }))).toEqual({
    code: "ambiguous_key",
    path: ["m", "x[y]"],
  });
});

test("one object among its items numbers a list", () => {
  const value = { m: ["a", { b: 1 }] };
  expect(stripeForm(holding(any), "brackets").write(value)).toBe("m[0]=a&m[1][b]=1");
  expect(stripeForm(holding(any)).write({ m: ["a"] })).toBe("m[0]=a");
  const write = (m: unknown) => parserForm(holding(any), php, { arrays: "brackets" }).write({ m });
  expect(write(["a", { b: 1 }])).toBe("m%5B0%5D=a&m%5B1%5D%5Bb%5D=1");
  expect(write(["a", "b"])).toBe("m%5B%5D=a&m%5B%5D=b");
});

describe("scalars", () => {
  test("the least time that looks like milliseconds is refused", () => {
    expect(refusal(() => jsonText(unixTime, 1e11)).code).toBe("not_seconds");
    expect(refusal(() => jsonText(unixTime, -1e11)).code).toBe("not_seconds");
    expect(jsonText(unixTime, 1e11 - 1)).toBe("99999999999");
  });

  test("each is written by its kind", () => {
    expect(jsonText(uint64Text, 7n)).toBe('"7"');
    expect(jsonText(integer, 7n)).toBe("7");
    expect(jsonText(dateTime, new Date(0))).toBe('"1970-01-01T00:00:00.000Z"');
    expect(jsonText(base64, new Uint8Array([255]))).toBe('"/w=="');
    expect(refusal(() => jsonText(never, "x")).code).toBe("type_mismatch");
    expect(refusal(() => jsonText(never, null)).code).not.toBe("");
  });

  test("a choice by shape takes the first of the value's shape", () => {
    const codec = either(bag, strings, nullable(integer));
    expect(jsonText(codec, { a: "x" })).toBe('{"a":"x"}');
    expect(jsonText(codec, ["x"])).toBe('["x"]');
    expect(jsonText(codec, 5)).toBe("5");
    expect(jsonText(either(bag, any), ["x"])).toBe('["x"]');
  });

  test("references lead to what they name, and a circle of them to anything", () => {
    const circle: CodecNode = lazy(() => circle);
    expect(dereference(circle)).toBe(any);
    expect(dereference(lazy(() => nullable(lazy(() => string))))).toBe(string);
    expect(dereference(nullable(nullable(strings)))).toBe(strings);
  });
});

describe("parts", () => {
  const part = (codec: CodecNode, value: unknown) => contentPart(codec, value, null, null);

  test("by position, null is nothing, and a list of no list is refused", () => {
    expect(part(nullable(strings), null)).toMatchObject({ type: "text/plain", body: "" });
    expect(refusal(() => part(strings, new Blob(["x"]))).code).toBe("unsupported_value");
  });

  test("only bytes and strings are files where bytes are declared", () => {
    expect(contentPart(bytes, "x", "f", null)).toMatchObject({ filename: "blob", body: "x" });
    expect(contentPart(bytes, 5, "f", null)).toMatchObject({ filename: null, body: "5" });
  });

  test("base64 says so in a header", () => {
    expect(contentPart(base64, "eA==", "f", null)).toMatchObject({
      headers: [["Content-Transfer-Encoding", "base64"]],
      type: "application/octet-stream",
    });
  });

  test("a Blob's type is one of those declared, quoted commas and blanks aside", () => {
    const blob = (type: string) => new Blob([], { type });
    expect(selectType('text/x; a="b,c", image/png', blob("image/png"))).toBe("image/png");
    expect(selectType("text/x, image/png ; q=1", blob("image/png"))).toBe("image/png");
    expect(selectType('text/x; a="b,c"', {})).toBe('text/x; a="b,c"');
    expect(selectType("text/x, application/json", {})).toBe("application/json");
    for (const [declared, value] of [
      ["image/png, text/plain", blob("image/pnx")],
      ["application/json, application/a+json", {}],
      ["", {}],
    ] as const)
      expect(refusal(() => selectType(declared, value)).code).toBe("ambiguous_content_type");
  });

  test("a boundary is the document's whole one, however it is set apart", () => {
    const write = (type: string, a: string) => multipart(bag, {}, type).write({ a });
    for (const type of ["multipart/form-data;boundary=xyz", 'multipart/a;  boundary="xyz"'])
      expect(write(type, "--x")).toMatchObject({ body: expect.stringMatching(/^--xyz\r\n/) });
    expect(refusal(() => write("multipart/a; boundary=xyz", "--xyz")).code).toBe(
      "ambiguous_delimiter",
    );
    expect(write("multipart/form-data", "--undefined")).toMatchObject({
      body: expect.stringContaining("--undefined"),
    });
  });
});

describe("parameters with content", () => {
  test("one that isn't given is no header", () => {
    expect(contentHeader(jsonBody(any)).write("h", undefined)).toBeUndefined();
  });

  test("one whose body is no text is refused", () => {
    const write = contentQuery(bytesBody("application/octet-stream")).write;
    expect(refusal(() => write("q", new Uint8Array([1]))).code).toBe("type_mismatch");
  });
});

test("an error that isn't the encoder's comes out as it is", () => {
  const own = new RangeError("own");
  const value = {
    get a(): string {
      throw own;
    },
  };
  for (const write of [() => stripeForm(bag).write(value), () => jsonText(bag, value)])
    expect(write).toThrow(own);
  expect(own.message).toBe("own");
  const error = new EncodeError("too_many");
  expect([error.name, error.operation, error.message]).toEqual(["EncodeError", "", "too_many"]);
});

test("bytes are for codecs that allow them", () => {
  expect(() => scalarText(bytes, [1, 2])).toThrow("expected a scalar");
  for (const value of [new Uint8Array([1]), new ArrayBuffer(1)])
    expect(() => scalarText(string, value)).toThrow("type_mismatch, expected a scalar");
});
