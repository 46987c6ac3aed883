import { describe, expect, it } from "vitest";
import * as codec from "../../templates/runtime/encode/codecs/codec.js";
import { admitsNull, resolve } from "../../templates/runtime/encode/codecs/resolve.js";
import {
  discriminated,
  discriminatedOr,
  hinted,
  union,
} from "../../templates/runtime/encode/codecs/union.js";

it("chooses an alternative by runtime type", () => {
  const node = union(
    codec.map(codec.string),
    codec.array(codec.string),
    codec.integer,
    codec.string,
    codec.unixTime,
  );
  const kindOf = (value: unknown) => resolve(node, value).kind;
  expect([{}, [], 1, 1n, "", new Date()].map(kindOf)).toEqual([
    "object",
    "array",
    "integer",
    "integer",
    "string",
    "unixTime",
  ]);
});

it("chooses the object that declares the value's members", () => {
  const card = codec.object([["number", codec.string]]);
  const bank = codec.object([["iban", codec.string]]);
  expect(resolve(union(card, bank), { iban: "x" })).toBe(bank);
  expect(resolve(union(card, bank), { other: "x" })).toBe(card);
  expect(resolve(union(codec.either(card, codec.string), bank), { number: "x" })).toBe(card);
});

it("finds null in unions and behind lazy", () => {
  expect(admitsNull(codec.lazy(() => union(codec.string, codec.nullable(codec.date))))).toBe(true);
  expect(admitsNull(union(codec.string, codec.integer))).toBe(false);
});

it("looks into items and members", () => {
  const a = codec.object([["a", codec.string]]);
  const b = codec.object([["b", codec.string]]);
  const [text, list] = [codec.array<string>(codec.string), codec.array(a)];
  expect(resolve(union(text, list), [{ a: 1 }])).toBe(list);
  expect(resolve(union(list, text), ["a"])).toBe(text);
  const [texts, objects] = [codec.map<string>(codec.string), codec.map(a)];
  expect(resolve(union(texts, objects), { x: { a: "1" } })).toBe(objects);
  const dataA = codec.object([["data", a]]);
  const dataB = codec.object([["data", b]]);
  expect(resolve(union(dataA, dataB), { data: { b: "1" } })).toBe(dataB);
  const dates = codec.object([["at", codec.nullable(codec.unixTime)]]);
  expect(resolve(union(codec.map(codec.string), dates), { at: new Date() })).toBe(dates);
  const many = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`k${i}`, { a: "1" }]));
  expect(resolve(union(texts, objects), many)).toBe(objects);
});

it("looks into a value for a bounded time, and into a cycle", () => {
  const node: codec.CodecNode = union(
    ...["x", "y", "z"].map((name) =>
      codec.object([
        ["left", codec.lazy(() => node)],
        ["right", codec.lazy(() => node)],
        [name, codec.string],
      ]),
    ),
  );
  let looks = 0;
  const leaf = {
    get z() {
      looks++;
      return "1";
    },
  };
  const tree = (depth: number): object =>
    depth === 0 ? leaf : { left: tree(depth - 1), right: tree(depth - 1) };
  const deep: { left: object; right?: unknown } = { left: tree(12) };
  deep.right = deep;
  expect(resolve(node, deep).kind).toBe("object");
  expect(looks).toBeLessThan(5000);
});

it.each([
  [
    [codec.integer, codec.number],
    [1, 1.5, 1e300, 2n],
    ["integer", "number", "number", "integer"],
  ],
  [
    [codec.string, codec.integer],
    [1.5, Infinity],
    ["integer", "integer"],
  ],
  [
    [codec.string, codec.unixTime],
    [1730253425000, 1730253425, "1"],
    ["unixTime", "unixTime", "string"],
  ],
  [
    [codec.unixTime, codec.integer],
    [1730253425000, 1730253425],
    ["integer", "unixTime"],
  ],
  [
    [codec.string, codec.integer, codec.date],
    [new Date(), true],
    ["date", "string"],
  ],
  [
    [codec.string, codec.dateTime],
    [new Date(), "2024-10-30T01:57:05Z"],
    ["dateTime", "string"],
  ],
  [
    [codec.never, codec.integer],
    [1, "x"],
    ["integer", "integer"],
  ],
  [
    [codec.string, codec.bytes],
    [new Uint8Array(), new Blob(), "x"],
    ["bytes", "bytes", "string"],
  ],
] as const)("chooses among scalars %#", (of, values, kinds) => {
  const node = union(...of);
  expect(values.map((value: unknown) => resolve(node, value).kind)).toEqual(kinds);
});

describe("discriminated", () => {
  const a = codec.object([
    ["type", codec.string],
    ["at", codec.unixTime],
  ]);
  const b = codec.object([
    ["type", codec.string],
    ["at", codec.dateTime],
  ]);
  const node = discriminated("type", { a, b, c: b }, codec.string);

  it("takes the codec that the member names", () => {
    const at = new Date(0);
    expect(["a", "b", "c"].map((type) => resolve(node, { type, at }))).toEqual([a, b, b]);
    const pairs = discriminated("type", [["__proto__", b]], a);
    expect(resolve(pairs, { type: "__proto__" })).toBe(b);
  });

  it("takes what fits best where there is no word", () => {
    expect(resolve(node, "a").kind).toBe("string");
    for (const value of [{ type: null }, {}, Object.create({ type: "b" })])
      expect(resolve(node, value)).toBe(a);
    expect(resolve(node, { at: "2024-10-30T01:57:05Z" })).toBe(b);
  });

  it("refuses another word, unless another object stands beside", () => {
    for (const type of ["d", "toString", 1, true])
      expect(() => resolve(node, { type })).toThrow("type: type_mismatch, expected one of a, b, c");
    expect(resolve(discriminated("type", { a }, b, codec.string), { type: "d" })).toBe(b);
    const others = union(codec.string, b);
    expect(resolve(discriminated("type", { a }, others), { type: "d" })).toBe(b);
    // Inside another choice, its own words don't make it fit better.
    const beside = union(discriminated("type", { a }), discriminated("type", { b }));
    expect(resolve(beside, { type: "b" })).toBe(b);
    expect(() => resolve(beside, { type: "c" })).toThrow("type_mismatch");
  });

  it("takes numbers and booleans as words", () => {
    const words = discriminated("type", [
      ["1", a],
      ["true", b],
    ]);
    expect([1, 1n, "1", true].map((type) => resolve(words, { type }))).toEqual([a, a, a, b]);
  });

  it("leaves other words, and none, to the fallback", () => {
    const other = codec.object([["at", codec.date]]);
    const open = discriminatedOr(other, "type", { a, b }, codec.string);
    expect(resolve(open, { type: "b" })).toBe(b);
    for (const value of [{ type: "x" }, { type: 1 }, { at: 1 }, {}])
      expect(resolve(open, value)).toBe(other);
    expect(resolve(open, "a").kind).toBe("string");
  });

  it("takes what fits best of hints", () => {
    const hints = hinted("type", { a, b });
    expect(resolve(hints, { type: "b" })).toBe(b);
    expect(resolve(hints, { type: "c", at: "2024-10-30T01:57:05Z" })).toBe(b);
  });

  it("nests in unions, and refuses what only leads back to itself", () => {
    const nested: codec.CodecNode = discriminated("type", {
      a: codec.lazy(() => nested),
      b: union(node, codec.string),
    });
    expect(resolve(nested, { type: "b" })).toBe(b);
    expect(() => resolve(nested, { type: "a" })).toThrow("type_mismatch");
  });
});

it("skips codecs that lead to themselves without a value in between", () => {
  const left: codec.CodecNode = union(
    codec.lazy(() => right),
    codec.string,
  );
  const right: codec.CodecNode = union(codec.nullable(codec.lazy(() => left)), codec.integer);
  expect(resolve(left, 1).kind).toBe("integer");
  expect(resolve(left, "1").kind).toBe("string");
  expect(admitsNull(left)).toBe(true);
  const only: codec.CodecNode = codec.lazy(() => only);
  expect(resolve(only, {}).kind).toBe("object");
  expect(admitsNull(only)).toBe(false);
});

it("gives a number to a variant that has it in its range, and a Date to none that counts", () => {
  const [signed, unsigned] = [codec.int64, codec.uint64];
  const either = union(signed, unsigned);
  expect(resolve(either, 2n ** 63n)).toBe(unsigned);
  expect(resolve(either, -1n)).toBe(signed);
  expect(resolve(union(codec.integer, codec.string), new Date())).toBe(codec.string);
});
