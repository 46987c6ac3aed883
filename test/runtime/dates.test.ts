import { describe, expect, test } from "vitest";
import { DecodeError } from "../../templates/runtime/client/api-error.js";
import { datedJson, datedParser, toDate } from "../../templates/runtime/read/dates.js";
import { exactParser } from "../../templates/runtime/read/int64.js";
import type { Places } from "../../templates/runtime/read/places.js";
import { makeClient, operation, requestOf, serve } from "./client-server.js";

const here: Places = [{ dateTime: true, unixTime: true }];

describe("a moment", () => {
  test.each<[text: string, iso: string]>([
    ['"2026-11-29T08:20:01Z"', "2026-11-29T08:20:01.000Z"],
    ['"2026-11-29t08:20:01.123456z"', "2026-11-29T08:20:01.123Z"],
    ['"2026-11-29 08:20:01.5+02:30"', "2026-11-29T05:50:01.500Z"],
    ['"2026-11-29T08:20:01-0030"', "2026-11-29T08:50:01.000Z"],
    ['"2026-11-29T08:20:01+23:59"', "2026-11-28T08:21:01.000Z"],
    ['"2024-02-29T00:00:00Z"', "2024-02-29T00:00:00.000Z"],
    ['"2016-12-31T23:59:60Z"', "2017-01-01T00:00:00.000Z"],
    ['"0001-01-01T00:00:00Z"', "0001-01-01T00:00:00.000Z"],
    ["0", "1970-01-01T00:00:00.000Z"],
    ["1730253425", "2024-10-30T01:57:05.000Z"],
    ["-1.5", "1969-12-31T23:59:58.500Z"],
  ])("%s", (text, iso) => {
    const date = datedParser(here)(text);
    expect(date).toBeInstanceOf(Date);
    expect((date as Date).toISOString()).toBe(iso);
  });
});

test.each([
  '"yesterday"',
  '""',
  '"2026-02-29T00:00:00Z"',
  '"2026-13-01T00:00:00Z"',
  '"2026-01-01T24:00:00Z"',
  '"2026-01-01T00:60:00Z"',
  '"2026-01-01T00:00:61Z"',
  '"2026-01-01T00:00:00+24:00"',
  '"2026-01-01T00:00:00+00:60"',
  '"on 2026-01-01T00:00:00Z"',
  '"2026-01-01T00:00:00Z, or later"',
  // Nobody knows which moment these are.
  '"2026-01-01T00:00:00"',
  '"2026-01-01"',
  "8640000000001",
  "1e300",
])("never an invalid date: %s", (text) => {
  expect(() => datedParser(here)(text)).toThrow(RangeError);
});

test("the place of what is no date is told", () => {
  const places = [{ fields: [["days", 1] as const] }, { items: 2 }, { dateTime: true as const }];
  const read = () => datedParser(places)('{"days":["2026-01-01T00:00:00Z","soon"]}');
  expect(read).toThrow(expect.objectContaining({ path: ["days", 1], isOwn: false }));
  expect(read).toThrow("days.1: not a date");
});

test("another text is left where one may stand, and so is what is no text", () => {
  const read = datedParser([{ items: 1 }, { dateTime: "maybe" }]);
  expect(read('["now", "2026-01-01T00:00:00Z", null, 5, true, ["2026-01-01T00:00:00Z"]]')).toEqual([
    "now",
    new Date("2026-01-01T00:00:00Z"),
    null,
    5,
    true,
    ["2026-01-01T00:00:00Z"],
  ]);
});

/** `at` and those of `children`, at any depth; all of `map`. */
const tree: Places = [
  {
    fields: [
      ["at", 1],
      ["children", 2],
      ["map", 3],
      ["id", 4],
    ],
  },
  { dateTime: true },
  { items: 0 },
  { rest: 1 },
  { int64: true },
];

test.each(["7", "12345678901234567"])("dates beside exact integers: %s", (id) => {
  const text = `{"at":"2026-01-01T00:00:00Z","id":${id},"children":[{"at":null,"map":{"__proto__":"2026-01-01T00:00:00Z"}}]}`;
  const at = new Date("2026-01-01T00:00:00Z");
  const children = [{ at: null, map: JSON.parse('{"__proto__":null}') as object }];
  Object.defineProperty(children[0]!.map, "__proto__", { value: at, enumerable: true });
  expect(exactParser(tree, toDate)(text)).toEqual({ at, id: BigInt(id), children });
  expect(datedParser(tree)(text)).toMatchObject({ at, children });
});

test("what is no date isn't what was declared", async () => {
  const { url } = await serve((response) => {
    response.setHeader("content-type", "application/json").end('{"at":"soon"}');
  });
  const read = operation({ responses: { 200: datedJson(tree) } });
  const client = makeClient({ servers: [url] }, {});
  await expect(client.call(requestOf(read))).rejects.toBeInstanceOf(DecodeError);
});
