/** JSON that is parsed member by member says what all of it says, whatever its lines look like. */
import { expect, it } from "vitest";
import { parseObject } from "../../generator/1-load/json/parsed-members.js";
import { findRepeatedKeys, jsonMembers } from "../../generator/1-load/json/scan.js";

const value = {
  a: { b: { c: [1, { d: "}" }], "e\n": {} }, f: "\n}\n" },
  '"g': {},
  h: [{ i: null }, "{"],
  j: -1.5e3,
  ["__proto__"]: { k: true },
  l: { m: { n: {} } },
};

it.each([
  ["in lines", JSON.stringify(value, null, 2)],
  ["in lines that end with CR LF", JSON.stringify(value, null, "\t").replaceAll("\n", "\r\n")],
  ["in one line", JSON.stringify(value)],
  ["in lines that all begin at the left", JSON.stringify(value, null, 1).replace(/\n +/g, "\n")],
  ["in lines that are misleading", JSON.stringify(value, null, 2).replace(/^ {4,}/gm, "  ")],
  ["with blank lines", JSON.stringify(value, null, "\n ")],
])("%s", (_, text) => {
  const start = text.indexOf("{");
  const { members, end } = parseObject(text, start);
  const all = JSON.parse(text) as Record<string, unknown>;
  expect(Object.fromEntries(members.map((one) => [one.key, one.value]))).toStrictEqual(all);
  expect(members.map(({ value: _, ...member }) => member)).toEqual([...jsonMembers(text, start)]);
  expect(text.slice(end).trim()).toBe("");
});

it.each(['{"a":1,}', '{"a" 1}', '{"a":1 "b":2}', '{"a":}', "{a:1}", '{"a":{"b":1,}}', '{"a":1'])(
  "refuses %s",
  (text) => {
    expect(() => parseObject(text, 0)).toThrow(SyntaxError);
  },
);

it("remembers where long values end, and finds the same members by that", () => {
  const long = { "}]": "{[".repeat(300), list: Array.from({ length: 200 }, (_, i) => ({ i })) };
  const text = JSON.stringify({ short: value, long, last: [long] }, null, 1);
  const { longValues, depth } = findRepeatedKeys(text, () => {});
  expect(longValues.size).toBeGreaterThan(5);
  for (const [start, end] of longValues)
    expect(() => JSON.parse(text.slice(start, end))).not.toThrow();
  expect([...jsonMembers(text, 0, longValues)]).toEqual([...jsonMembers(text, 0)]);
  expect(depth).toBe(6);
});
