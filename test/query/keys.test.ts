/** The keys of cached answers. */
import { expect, it, test } from "vitest";
import { EncodeError } from "../../templates/runtime/encode/errors.js";
import {
  headOf,
  keyMatches,
  keyOf,
  makeTagKey,
  type QueryKey,
} from "../../templates/runtime/query/key.js";

const source = { api: "shop", operation: "findOrders", tags: ["orders", "all"] };
const head = headOf(source);
const inputOf = (input: unknown) => keyOf(head, input)[1];

it("is plain data that begins with the operation and its tags", () => {
  const key = keyOf(head, { query: { b: 1, a: undefined } });
  const tags = { orders: true, all: true };
  expect(key).toEqual([{ api: "shop", operation: "findOrders", tags }, { query: { b: 1 } }]);
  expect(JSON.parse(JSON.stringify(key))).toEqual(key);
  expect(keyOf(headOf({ api: "shop", operation: "ping" }))).toEqual([
    { api: "shop", operation: "ping" },
    {},
  ]);
});

it("says whether it is of pages", () => {
  const plain = { api: "shop", operation: "findOrders", tags: { orders: true, all: true } };
  expect(headOf(source)).toStrictEqual(plain);
  expect(headOf(source, true)).toStrictEqual({ ...plain, infinite: true });
  expect(makeTagKey<string>("shop")("all")).toStrictEqual([{ api: "shop", tags: { all: true } }]);
  expect(makeTagKey<string>("shop")()).toStrictEqual([{ api: "shop" }]);
});

it("keeps tags with the names of built-in members", () => {
  const { tags } = headOf({ ...source, tags: ["__proto__", "constructor"] });
  expect(Object.keys(tags!)).toEqual(["__proto__", "constructor"]);
});

test.each([
  ["the order of members", { b: 1, c: 3, a: { d: 1, c: 2 } }, '{"a":{"c":2,"d":1},"b":1,"c":3}'],
  ["a bigint like the number", { a: [5n, 5, -3n] }, '{"a":[5,5,-3]}'],
  ["a larger one by its digits", { a: 2n ** 60n }, '{"a":"1152921504606846976n"}'],
  ["a Date by its text", { a: new Date(0) }, '{"a":"1970-01-01T00:00:00.000Z"}'],
  ["an invalid Date", { a: new Date(Number.NaN) }, '{"a":null}'],
  ["a type of one's own by its JSON", { a: { toJSON: () => "1 EUR" } }, '{"a":"1 EUR"}'],
  ["a toJSON asked by itself", { a: { toJSON: (...by: string[]) => by.length } }, '{"a":0}'],
  ["bytes by their Base64", { body: new Uint8Array([1, 2]) }, '{"body":{"bytes":"AQI="}}'],
  ["bytes of a buffer", { body: new Uint8Array([1, 2]).buffer }, '{"body":{"bytes":"AQI="}}'],
  [
    "a Blob by its description",
    { body: new Blob(["abc"], { type: "text/plain" }) },
    '{"body":{"blob":{"type":"text/plain","size":3}}}',
  ],
  [
    "a File by its name, too",
    { body: new File(["abc"], "a.txt", { lastModified: 7 }) },
    '{"body":{"blob":{"type":"","size":3,"name":"a.txt","lastModified":7}}}',
  ],
  ["nothing in a list", { a: [undefined, null] }, '{"a":[null,null]}'],
])("has %s", (_, input, expected) => {
  expect(JSON.stringify(inputOf(input))).toBe(expected);
});

it("has no members that are undefined", () => {
  const input = { body: new Blob(["abc"]), query: { a: undefined, b: 1 } };
  expect(inputOf(input)).toStrictEqual({ body: { blob: { type: "", size: 3 } }, query: { b: 1 } });
});

it("refuses what contains itself", () => {
  const input: { self?: unknown } = {};
  input.self = input;
  expect(() => inputOf(input)).toThrow(EncodeError);
});

test.each<[string, QueryKey, boolean]>([
  ["the operation", [head], true],
  ["another operation", [headOf({ ...source, operation: "other" })], false],
  ["a tag", makeTagKey<string>("shop")("orders"), true],
  ["the second tag", makeTagKey<string>("shop")("all"), true],
  ["another tag", makeTagKey<string>("shop")("none"), false],
  ["all of the API", makeTagKey<string>("shop")(), true],
  ["another API", makeTagKey<string>("shop-2")(), false],
  ["a part of the input", [head, { query: { a: 1 } }], true],
  ["another input", [head, { query: { a: 2 } }], false],
])("matches by %s", (_, start, expected) => {
  const matches = keyMatches(start);
  expect(matches(keyOf(head, { query: { a: 1, b: 2 } }))).toBe(expected);
  expect([null, "shop", [], 1].map(matches)).toEqual([false, false, false, false]);
});
