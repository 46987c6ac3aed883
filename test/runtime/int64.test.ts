import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DecodeError } from "../../templates/runtime/client/api-error.js";
import { toFormat } from "../../templates/runtime/read/formats.js";
import { exactJson, exactParser } from "../../templates/runtime/read/int64.js";
import type { Places } from "../../templates/runtime/read/places.js";
import { makeClient, operation, requestOf, serve } from "./client-server.js";

const here: Places = [{ int64: true }];
/** `id` and the ids of `children`, at any depth; all but `note` of `map`. */
const tree: Places = [
  {
    fields: [
      ["id", 1],
      ["children", 2],
      ["map", 3],
    ],
  },
  { int64: true },
  { items: 0 },
  { fields: [["note", -1]], rest: 1 },
];

describe("an integer", () => {
  test.each<[text: string, value: unknown]>([
    ["1", 1n],
    ["-0", 0n],
    ["9007199254740993", 9007199254740993n],
    ["-9223372036854775808", -9223372036854775808n],
    ["1e3", 1000n],
    ["1.50E+1", 15n],
    ["1e23", 10n ** 23n],
    ["9007199254740993.0", 9007199254740993n],
    ["90071992547409930e-1", 9007199254740993n],
    ["0e5", 0n],
    [" 12345678901234567 ", 12345678901234567n],
    ["1.5", 1.5],
    ["15e-1", 1.5],
    ["1e399", 10n ** 399n],
    ["0e999", 0n],
    ["999999999999999.999", Number("999999999999999.999")],
    ["0.99999999999999999999", Number("0.99999999999999999999")],
    ["null", null],
    ['"12345678901234567"', "12345678901234567"],
  ])("%s", (text, value) => {
    expect(exactParser(here)(text)).toEqual(value);
  });
});

test.each(["1", "12345678901234567"])("positions in a list: %s", (text) => {
  const id = BigInt(text);
  const pair: Places = [{ first: [-1, 1], items: 2 }, { int64: true }, { first: [1] }];
  const read = exactParser(pair)(`[2, ${text}, [${text}, 3], 4]`);
  expect(read).toEqual([2, id, [id, 3], 4]);
});

test.each(["1e23", "15e22"])("an exponent in a list and in an object: %s", (text) => {
  const value = text === "1e23" ? 10n ** 23n : 15n * 10n ** 22n;
  const read = exactParser([{ items: 1, fields: [["id", 1]] }, { int64: true }]);
  expect(read(`[${text}]`)).toEqual([value]);
  expect(read(`[\n${text}]`)).toEqual([value]);
  expect(read(`[1,${text}]`)).toEqual([1n, value]);
  expect(read(`{"id":${text}}`)).toEqual({ id: value });
});

test.each(["1e401", "-1e999999999", "9".repeat(401)])("too many digits: %s", (text) => {
  expect(() => exactParser(here)(text)).toThrow(RangeError);
});

test.each(["7", "12345678901234567"])("the place of what can't be converted: beside %s", (id) => {
  const refuse = (text: string) => {
    if (text === "bad") throw new SyntaxError("no text of ours");
    return text;
  };
  const places: Places = [
    { fields: [["list", 1]] },
    { items: 2 },
    {
      fields: [
        ["id", 3],
        ["text", 4],
      ],
    },
    { int64: true },
    { convert: refuse as never },
  ];
  const read = exactParser(places, toFormat());
  const text = `{"a":[1],"list":[{"text":"good"},{"id":${id},"text":"bad"}]}`;
  const where = { path: ["list", 1, "text"], isOwn: true };
  expect(() => read(text)).toThrow(expect.objectContaining(where));
  expect(() => read(text)).toThrow("list.1.text: no text of ours");
});

test.each(["7", "12345678901234567"])("deep nesting, as JSON.parse takes it: %s", (id) => {
  const depth = 6000;
  const lists = "[".repeat(depth) + id + "]".repeat(depth);
  let value = exactParser([{ items: 0, int64: true }])(lists);
  for (let level = 0; level < depth; level++) [value] = value as unknown[];
  expect(value).toBe(BigInt(id));
  const other = exactParser(tree)(`{"x":${lists},"id":${id}}`);
  expect(other).toMatchObject({ id: BigInt(id) });
});

test("other numbers are as ever, also in a text that is read twice", () => {
  const text = '{"id":12345678901234567,"other":12345678901234567,"f":[1e3,0.1,-5]}';
  expect(exactParser(tree)(text)).toEqual({
    id: 12345678901234567n,
    other: Number("12345678901234567"),
    f: [1000, 0.1, -5],
  });
});

test.each(["7", "12345678901234567"])(
  "of a name that stands twice the last counts, however it is written: %s",
  (id) => {
    const read = exactParser([{ fields: [["id", 1]] }, { int64: true }]);
    expect(read(`{"id":1,"a":2,"\\u0069d":${id}}`)).toEqual({ id: BigInt(id), a: 2 });
  },
);

test("members by name, in lists, and all that have no name", () => {
  for (const id of ["7", "12345678901234567"]) {
    const text = `{"map":{"note":7,"a":${id}},"children":[{"id":${id},"children":[]},{"id":null}]}`;
    expect(exactParser(tree)(text)).toEqual({
      map: { note: 7, a: BigInt(id) },
      children: [{ id: BigInt(id), children: [] }, { id: null }],
    });
  }
});

test("what is hard to read", () => {
  const text = String.raw`{"a\"\\":"\\","id":12345678901234567, "__proto__":{"id":1},"b":"x\\\"]}","id":2e0 }`;
  const value = exactParser(tree)(text) as object;
  expect(Object.entries(value)).toEqual([
    ['a"\\', "\\"],
    ["id", 2n],
    ["__proto__", { id: 1 }],
    ["b", 'x\\"]}'],
  ]);
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
});

test("any JSON is read as JSON.parse does, but for the integers that are meant", () => {
  const digits = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
  const spaces = fc.constantFrom(undefined, 1, "\t");
  fc.assert(
    fc.property(digits, fc.jsonValue(), spaces, (id, rest, space) => {
      const plain = JSON.parse(JSON.stringify(rest)) as unknown;
      const text = JSON.stringify({ id: 0, children: [{ rest }, { id: 0 }] }, null, space);
      const exact = text.replace(/"id":( ?)0/g, `"id":$1${id}`);
      expect(exactParser(tree)(exact)).toEqual({ id, children: [{ rest: plain }, { id }] });
    }),
  );
});

test.each(["", "{", "12345678901234567,", "01234567890123456", "[1e400000000000000000x]"])(
  "what isn't JSON is an error: %j",
  (text) => {
    expect(() => exactParser(here)(text)).toThrow(SyntaxError);
  },
);

test("a reader of bodies", async () => {
  const { url } = await serve((response, _request, count) => {
    const bodies = ['{"id":12345678901234567}', "<html>"];
    response.writeHead(count < 3 ? 200 : 204, { "content-type": "application/json" });
    response.end(bodies[count - 1]);
  });
  const client = makeClient({ servers: [url] }, { retry: false });
  const reader = exactJson(tree);
  const request = requestOf(
    operation<{ 200: unknown; 204: unknown }>({ responses: { 200: reader, 204: reader } }),
  );
  expect(await client.call(request)).toEqual({ id: 12345678901234567n });
  await expect(client.call(request)).rejects.toThrow(DecodeError);
  expect(await client.call(request)).toBeUndefined();
});
