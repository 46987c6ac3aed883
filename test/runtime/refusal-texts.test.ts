/**
 * What a refusal says besides its code: what was expected, or what would have been read instead.
 */
import { expect, it } from "vitest";
import { checkHeader } from "../../templates/runtime/encode/charset.js";
import * as codec from "../../templates/runtime/encode/codecs/codec.js";
import {
  multipart,
  multipartByPosition,
} from "../../templates/runtime/encode/multipart/multipart.js";
import { partContentType } from "../../templates/runtime/encode/multipart/part-encoding.js";
import { stripeMultipart } from "../../templates/runtime/encode/multipart/stripe-multipart.js";
import { parserForm } from "../../templates/runtime/encode/parsers/parser-form.js";
import { parserMultipart } from "../../templates/runtime/encode/parsers/parser-multipart.js";
import { php } from "../../templates/runtime/encode/parsers/php.js";
import { qs } from "../../templates/runtime/encode/parsers/qs.js";
import { rails } from "../../templates/runtime/encode/parsers/rails.js";

const open = codec.map(codec.any);
const file = codec.object([["f", codec.bytes]]);
const declared = codec.object([["a[", codec.any]]);
const png = { f: partContentType("image/png, image/jpeg") };
const boundary = "multipart/form-data; boundary=B";

it.each<[string, () => unknown]>([
  ["expected an object", () => multipart(codec.any).write([])],
  ["expected an object", () => stripeMultipart(codec.any).write([])],
  ["expected an object", () => parserMultipart(codec.any, qs).write([])],
  ["expected an array", () => multipartByPosition(codec.any).write({})],
  [
    "may be image/png, image/jpeg: give new File(data, name, { type })",
    () => multipart(file, png).write({ f: "x" }),
  ],
  [
    "a part contains the boundary of the document",
    () => multipart(open, {}, boundary).write({ a: "--B" }),
  ],
  ["expected files alone", () => parserMultipart(open, qs).write({ a: [new Blob(), "b"] })],
  ["PHP ends a name at NUL", () => parserForm(open, php).write({ "a\0": 1 })],
  [
    "PHP reads another name: it has a dot or space",
    () => parserForm(open, php).write({ "a.b": 1 }),
  ],
  ["qs ignores names of Object.prototype", () => parserForm(open, qs).write({ toString: 1 })],
  ["qs reads it as the index of a list", () => parserForm(open, qs).write({ a: { 0: 1, b: 2 } })],
  ["empty, or brackets out of order", () => parserForm(declared, rails).write({ "a[": 1 })],
  ["empty or with brackets", () => parserForm(open, rails).write({ "a[b]": 1 })],
  ["only visible ASCII", () => checkHeader("é")],
])("%s", (text, run) => {
  expect(run).toThrow(text);
});

it("a form has as many fields as the server reads, and no more", () => {
  const fields = (count: number) => ({ a: Array.from({ length: count }, () => "x") });
  expect(() => parserForm(open, php).write(fields(1000))).not.toThrow();
  expect(() => parserForm(open, php).write(fields(1001))).toThrow("a form has up to 1000 fields");
  expect(() => parserMultipart(open, php).write(fields(1000))).not.toThrow();
  expect(() => parserMultipart(open, php).write(fields(1001))).toThrow(
    "too_many, a form has up to 1000 fields",
  );
});
