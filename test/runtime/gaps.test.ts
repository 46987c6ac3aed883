/** Missing items, and objects whose data is in their `toJSON`. */
import { describe, expect, test } from "vitest";
import {
  any,
  anyObject,
  array,
  integer,
  map,
  nullable,
  object,
  string,
  tuple,
  type CodecNode,
} from "../../templates/runtime/encode/codecs/codec.js";
import { EncodeError } from "../../templates/runtime/encode/errors.js";
import { form } from "../../templates/runtime/encode/forms/form.js";
import { omitNull } from "../../templates/runtime/encode/forms/nulls.js";
import { stripeForm } from "../../templates/runtime/encode/forms/stripe-form.js";
import { jsonText } from "../../templates/runtime/encode/json.js";
import { multipart } from "../../templates/runtime/encode/multipart/multipart.js";
import { parserForm } from "../../templates/runtime/encode/parsers/parser-form.js";
import { qs } from "../../templates/runtime/encode/parsers/qs.js";
import { deepObject, formQuery } from "../../templates/runtime/encode/styles/parameters.js";

const pair: CodecNode = tuple([nullable(string), nullable(integer)]);
const plain: CodecNode = array(nullable(string));
const holding = (list: CodecNode): CodecNode => object([["list", list]]);

/** Everything that writes a list. */
const writers: [name: string, write: (codec: CodecNode, list: unknown) => unknown][] = [
  ["JSON", (codec, list) => jsonText(codec, list)],
  ["a form", (codec, list) => form(holding(codec), {}, "indices", omitNull).write({ list })],
  ["deepObject", (codec, list) => deepObject(codec).write("list", list)],
  ["a query", (codec, list) => formQuery(codec).write("list", list)],
  ["qs", (codec, list) => parserForm(holding(codec), qs, { nulls: omitNull }).write({ list })],
  [
    "multipart",
    (codec, list) => multipart(holding(codec), {}, undefined, omitNull).write({ list }),
  ],
];

/** The error without its place. */
function refusal(write: () => unknown): unknown {
  try {
    return write();
  } catch (error) {
    return error instanceof EncodeError ? error.message.replace(/^[\w.]*: /, "") : error;
  }
}

describe.each(writers)("a gap in %s", (name, write) => {
  const gap = "type_mismatch, a gap";

  test("in a tuple: later items would stand at the positions of others", () => {
    expect(refusal(() => write(pair, [undefined, 1]))).toBe(gap);
    expect(() => write(pair, ["a", undefined])).not.toThrow();
  });

  test.skipIf(name === "JSON")("in a tuple: a null that isn't written", () => {
    expect(refusal(() => write(pair, [null, 1]))).toBe(gap);
    expect(() => write(pair, [null, null])).not.toThrow();
    expect(() => write(pair, [null, undefined])).not.toThrow();
  });

  test("in any list: where no item stands at all", () => {
    const list = ["a", "b", "c"];
    delete list[1];
    expect(refusal(() => write(plain, list))).toBe(gap);
    expect(() => write(plain, ["a", undefined, "c"])).not.toThrow();
  });
});

test("what Stripe's bracket notation numbers has no gap", () => {
  expect(stripeForm(holding(pair)).write({ list: [undefined, 1] })).toBe("list[1]=1");
});

describe("an object with a toJSON", () => {
  class Decimal {
    readonly digits = [1, 5];
    toJSON(): string {
      return "1.5";
    }
  }
  const price = new Decimal();
  const refused = "unsupported_value, call its toJSON";

  test.each<[place: string, codec: CodecNode, value: unknown]>([
    ["as anything", any, price],
    ["in anything", any, { a: [price] }],
    ["as an object of which nothing is said", anyObject, price],
    ["in a map", map(any), { price }],
  ])("is refused %s: its members aren't its data", (_place, codec, value) => {
    expect(refusal(() => jsonText(codec, value))).toBe(refused);
    expect(refusal(() => form(holding(codec)).write({ list: value }))).toBe(refused);
    expect(refusal(() => stripeForm(holding(codec)).write({ list: value }))).toBe(refused);
  });

  test("is written by the members that the document declares", () => {
    class Point {
      readonly x = 1;
      toJSON(): string {
        return "(1)";
      }
    }
    expect(jsonText(object([["x", integer]]), new Point())).toBe('{"x":1}');
    expect(jsonText(any, { toJSON: "text" })).toBe('{"toJSON":"text"}');
  });
});
