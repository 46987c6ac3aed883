/** JSON with bigints in it. */
import { expect, it } from "vitest";
import { printedJson } from "../../templates/runtime/encode/printed-json.js";

it("writes all digits", () => {
  const data = { id: 12345678901234567890n, ids: [-1n, "1"], none: null };
  expect(printedJson(data)).toBe('{"id":12345678901234567890,"ids":[-1,"1"],"none":null}');
  expect(printedJson([1n], 2)).toBe("[\n  1\n]");
});

it.each([
  "\0",
  "\x000",
  "\0\x000",
  'x"\x000',
  'x"\x000"',
  "\\\x000",
  ["\x001", "\x000"],
  { "\x000": "\x000" },
  { '"\x000': '"\x000"' },
])("leaves texts as they are that look like a number's place: %j", (data) => {
  expect(JSON.parse(printedJson(data))).toEqual(data);
  expect(printedJson([data, 7n])).toBe(`[${JSON.stringify(data)},7]`);
  expect(JSON.parse(printedJson([data, 7n], 1))).toEqual([data, 7]);
});
