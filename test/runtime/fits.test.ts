/** Which variant of a union a value uses: what is compared, how deep, and what counts more. */
import { describe, expect, it, test } from "vitest";
import * as codec from "../../templates/runtime/encode/codecs/codec.js";
import { patterned, record } from "../../templates/runtime/encode/codecs/objects.js";
import { resolve } from "../../templates/runtime/encode/codecs/resolve.js";
import { union } from "../../templates/runtime/encode/codecs/union.js";

/** The position of the variant that a value uses, the same in any order. */
function taken(value: unknown, ...of: readonly codec.CodecNode[]): number {
  const chosen = resolve(union(...of), value);
  const reversed = resolve(union(...of.toReversed()), value);
  if (reversed !== chosen) throw new Error(`the order decides: ${JSON.stringify(value)}`);
  return of.indexOf(chosen);
}

const member = (of: codec.CodecNode) => codec.object([["m", of]]);
const { integer, number, string, boolean, unixTime, date, dateTime, any } = codec;

describe("a scalar takes its own type", () => {
  const at = new Date(86_400_000);
  const bytes = new Uint8Array([1]);
  test.each<[value: unknown, own: codec.CodecNode, other: codec.CodecNode]>([
    [at, dateTime, string],
    [at, dateTime, date],
    [at, date, string],
    [at, unixTime, date],
    [at, string, integer],
    [at, string, boolean],
    [bytes, codec.base64, string],
    [bytes, codec.bytesUrl, string],
    [bytes, codec.bytes, unixTime],
    [bytes, codec.base64, number],
    [new Blob(), codec.bytes, codec.base64],
    [true, boolean, string],
    [true, boolean, integer],
    ["a", string, boolean],
    ["a", string, number],
    ["a", date, unixTime],
    [1, integer, codec.int64Text],
    [1, number, string],
    [1.5, number, integer],
    [1e12, integer, unixTime],
    [1e12, unixTime, string],
    [null, codec.nullable(integer), string],
    [null, any, integer],
  ])("%o", (value, own, other) => {
    expect(taken({ m: value }, member(own), member(other))).toBe(0);
  });

  it("before what is open, and what is open before another's", () => {
    expect(taken({ m: "a" }, member(string), member(any))).toBe(0);
    expect(taken({ m: "a" }, member(any), member(integer))).toBe(0);
    expect(taken({ m: at }, member(date), member(any))).toBe(0);
  });
});

describe("an object takes what declares its members", () => {
  const fields = (...names: readonly string[]) => names.map((name) => [name, string] as const);

  it("one that isn't declared counts against it, more than one that is left to the rest", () => {
    const [exact, open, closed] = [
      codec.object(fields("a", "b")),
      codec.openObject(fields("a")),
      codec.object(fields("a")),
    ];
    const value = { a: "1", b: "2" };
    expect(taken(value, exact, open, closed)).toBe(0);
    expect(taken(value, open, closed)).toBe(0);
    expect(taken({ a: "1", b: undefined }, closed, codec.object(fields("b")))).toBe(0);
  });

  it("the worst member decides, then the mean", () => {
    const of = (a: codec.CodecNode, b: codec.CodecNode) =>
      codec.object([
        ["a", a],
        ["b", b],
      ]);
    const value = { a: "1", b: "2" };
    expect(taken(value, of(any, any), of(string, integer))).toBe(0);
    expect(taken(value, of(string, integer), of(integer, integer))).toBe(0);
    expect(taken(value, of(string, any), of(any, any))).toBe(0);
  });

  it("before what is left to the rest", () => {
    expect(taken({ a: "1" }, codec.object(fields("a")), codec.map(string))).toBe(0);
  });

  it("the worst of many members decides, whatever the mean", () => {
    const names = Array.from({ length: 10 }, (_, i) => `m${i}`);
    const of = (codecOf: (i: number) => codec.CodecNode) =>
      codec.object(names.map((name, i) => [name, codecOf(i)] as const));
    const value = Object.fromEntries(names.map((name) => [name, "a"]));
    const open = of(() => any);
    expect(
      taken(
        value,
        open,
        of((i) => (i === 3 ? integer : string)),
      ),
    ).toBe(0);
  });

  it("whatever comes where a pattern or the names of a record say so", () => {
    const named = record<unknown>(["red", "green"], integer);
    expect(taken({ red: 1 }, named, codec.object(fields("blue")))).toBe(0);
    expect(taken({ red: "1" }, codec.map(string), named)).toBe(0);
    const free = patterned(codec.object([]), ["^x-", integer], ["^\\p{L}$", string]);
    expect(taken({ "x-a": 1 }, free, codec.map(string))).toBe(0);
    expect(taken({ é: "a" }, free, codec.map(integer))).toBe(0);
  });

  it("looks as far as 64 members, and takes the names of all", () => {
    const names = Array.from({ length: 70 }, (_, i) => `m${i}`);
    const of = (codecOf: (i: number) => codec.CodecNode) =>
      codec.object(names.map((name, i) => [name, codecOf(i)] as const));
    const value = Object.fromEntries(names.map((name) => [name, "a"]));
    const texts = of(() => string);
    expect(
      taken(
        value,
        texts,
        of((i) => (i === 63 ? integer : string)),
      ),
    ).toBe(0);
    // Parts beyond the limit aren't compared: the first variant is as good.
    const late = of((i) => (i === 64 ? integer : string));
    expect(resolve(union(late, texts), value)).toBe(late);
    expect(
      taken(value, texts, codec.object(names.slice(0, 69).map((name) => [name, string]))),
    ).toBe(0);
  });
});

describe("an array takes what its items take", () => {
  it("as far as eight of them", () => {
    const [texts, numbers] = [codec.array(string), codec.array(number)];
    const items = (at: number) => Array.from({ length: 10 }, (_, i) => (i === at ? "a" : 1));
    expect(taken([1, 2], numbers, texts)).toBe(0);
    expect(taken(["a", undefined], texts, numbers)).toBe(0);
    const [exact, any8] = [codec.array<unknown>(union(number, string)), codec.array(any)];
    expect(taken(items(7), exact, any8)).toBe(0);
    const mixed = codec.array(integer);
    expect(resolve(union(mixed, exact), items(8))).toBe(mixed);
    expect(resolve(union(mixed, exact), items(7))).toBe(exact);
    expect(taken({ m: [] }, member(texts), member(string))).toBe(0);
    expect(resolve(union(texts, mixed), items(8))).toBe(mixed);
    expect(resolve(union(texts, mixed), [])).toBe(texts);
    expect(resolve(union(mixed, texts), [undefined])).toBe(mixed);
  });

  it("each by its position in a tuple", () => {
    const [one, other] = [codec.tuple([string, integer]), codec.tuple([integer, string])];
    expect(taken(["a", 1], one, other)).toBe(0);
    expect(taken([1, "a"], one, other)).toBe(1);
  });
});

it("ends in circles of references, and takes the other variants then", () => {
  const circle: codec.CodecNode = codec.lazy<unknown>(() => circle);
  const node = union(circle, codec.nullable(integer));
  expect(resolve(node, 5)).toBe(integer);
  expect(taken({ m: null }, member(union(circle, codec.nullable(integer))), member(string))).toBe(
    0,
  );
});
