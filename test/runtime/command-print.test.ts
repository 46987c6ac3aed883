/** What a command line prints of the data of answers: JSON, lines, tables. */
import { expect, it } from "vitest";
import type { Output } from "../../templates/runtime/commands/common-options.js";
import { printData, printItems } from "../../templates/runtime/commands/print-data.js";

async function printed(data: unknown, output: Output): Promise<readonly unknown[]> {
  const { parts, told } = await printedBeside(data, output);
  expect(told).toEqual([]);
  return parts;
}

/** Also what is told beside the data. */
async function printedBeside(data: unknown, output: Output) {
  const parts: unknown[] = [];
  const told: string[] = [];
  const err = (text: string) => void told.push(text);
  await printData(data, output, { out: (part) => void parts.push(part), err });
  return { parts, told };
}

async function* each(...items: readonly unknown[]): AsyncGenerator<unknown> {
  yield* items;
}

const one = { id: "a", n: 1 };
const two = { id: "b", more: [2n ** 60n, null] };
const oneLine = '{"id":"a","n":1}\n';
const twoLine = '{"id":"b","more":[1152921504606846976,null]}\n';

it.each<[string, unknown, Output, readonly unknown[]]>([
  ["nothing, where there is none", undefined, "json", []],
  ["null", null, "json", ["null\n"]],
  ["null in lines", null, "lines", ["null\n"]],
  ["JSON, indented", { a: [1] }, "json", ['{\n  "a": [\n    1\n  ]\n}\n']],
  ["a text as it is", 'a "b"', "json", ['a "b"\n']],
  ["a text as JSON in lines", 'a "b"', "lines", ['"a \\"b\\""\n']],
  ["bytes as they are", new Uint8Array([1, 255]), "json", [new Uint8Array([1, 255])]],
  ["bytes as they are, in tables too", new Uint8Array([1]), "table", [new Uint8Array([1])]],
  ["a list whole", [one], "json", ['[\n  {\n    "id": "a",\n    "n": 1\n  }\n]\n']],
  ["a line for each of a list", [one, two], "lines", [oneLine, twoLine]],
  ["a line for each of the only list", { data: [one] }, "lines", [oneLine]],
  [
    "one line where there are two lists",
    { a: [one], b: [{}] },
    "lines",
    ['{"a":[{"id":"a","n":1}],"b":[{}]}\n'],
  ],
  ["one line where no list is one of objects", { a: [1], b: [] }, "lines", ['{"a":[1],"b":[]}\n']],
  [
    "one line where a list has other items, too",
    { a: [one, 1] },
    "lines",
    ['{"a":[{"id":"a","n":1},1]}\n'],
  ],
  ["one line where there is no list", { a: 1 }, "lines", ['{"a":1}\n']],
  ["no line of an empty list", [], "lines", []],
])("prints %s", async (_, data, output, parts) => {
  expect(await printed(data, output)).toEqual(parts);
});

it.each<[string, unknown, readonly string[]]>([
  [
    "the members of all rows",
    [one, two],
    ["id  n  more", "a   1", "b      [1152921504606846976,null]"],
  ],
  ["the only list", { data: [one] }, ["id  n", "a   1"]],
  [
    "the other members above the only list",
    { more: true, data: [one], next: "b" },
    ["more  true", "next  b", "", "id  n", "a   1"],
  ],
  ["no row of an empty list", { more: true, data: [] }, ["more  true", ""]],
  ["nothing of nothing but an empty list", [], []],
  ["an object whose list has texts", { id: "a", tags: ["x", "y"] }, ["id  tags", 'a   ["x","y"]']],
  ["an object without a list", { a: 1, b: null }, ["a  b", "1"]],
  ["values that are no objects", ["x", 2, null], ["value", "x", "2", ""]],
  ["a text", "abc", ["value", "abc"]],
  ["null", null, ["value", ""]],
  [
    "control characters as spaces",
    [{ a: "1\n2\u001b3\u007f4\u009f5\u00a06~" }],
    ["a", "1 2 3 4 5\u00a06~"],
  ],
  ["40 signs whole", [{ a: "x".repeat(40) }], ["a", "x".repeat(40)]],
  ["39 of more signs", [{ a: "x".repeat(41) }], ["a", `${"x".repeat(39)}…`]],
  ["whole signs", [{ a: `\u{1f600}${"x".repeat(50)}` }], ["a", `\u{1f600}${"x".repeat(37)}…`]],
  [
    "no half of a sign",
    [{ a: `${"x".repeat(38)}\u{1f600}${"x".repeat(9)}` }],
    ["a", `${"x".repeat(38)}…`],
  ],
])("shows in a table %s", async (_, data, lines) => {
  const text = (await printed(data, "table")).join("");
  expect(text).toBe(lines.map((line) => `${line}\n`).join(""));
});

it("tells the other members of a list beside its lines", async () => {
  expect(await printedBeside({ more: true, data: [one], next: null }, "lines")).toEqual({
    parts: [oneLine],
    told: ['{"more":true,"next":null}\n'],
  });
  const errors = await printedBeside({ data: [one], errors: [] }, "lines");
  expect(errors).toEqual({ parts: [oneLine], told: ['{"errors":[]}\n'] });
  const empty = await printedBeside({ more: false, data: [] }, "lines");
  expect(empty).toEqual({ parts: [], told: ['{"more":false}\n'] });
});

it("prints each item of a stream when it has come", async () => {
  expect(await printed(each(one, two), "json")).toEqual([oneLine, twoLine]);
  expect(await printed(each(one, two), "lines")).toEqual([oneLine, twoLine]);
});

it("shows a stream in tables of 50 rows", async () => {
  const rowsOf = async (count: number) => {
    const items = Array.from({ length: count }, (_, n) => ({ n }));
    const parts = await printed(each(...items), "table");
    return parts.map((part) => String(part).split("\n").length - 2);
  };
  expect(await rowsOf(50)).toEqual([50]);
  expect(await rowsOf(51)).toEqual([50, 1]);
  expect(await rowsOf(0)).toEqual([]);
});

it("prints the items of pages as it does those of a stream", async () => {
  const parts: unknown[] = [];
  await printItems(each(one), "lines", { out: (part) => void parts.push(part), err: () => {} });
  expect(parts).toEqual([oneLine]);
});
