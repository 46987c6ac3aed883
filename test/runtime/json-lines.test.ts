import * as fc from "fast-check";
import { expect, test } from "vitest";
import { jsonLines, jsonSequence } from "../../templates/runtime/stream/json-lines.js";
import { operation, requestOf } from "./client-server.js";
import { bytesOf, chunksOf, readAll, readText } from "./streaming.js";

test.each<[text: string, items: unknown[]]>([
  ['{"a":1}\n{"a":2}\n', [{ a: 1 }, { a: 2 }]],
  ["1\r\n\r\n  \n2", [1, 2]],
  [" 1\n\t2\n", [1, 2]],
  ['\ufeff"a\u2028\\n"\nnull\n', ["a\u2028\n", null]],
  ["", []],
])("lines: %j", async (text, items) => {
  expect(await readText(jsonLines(), text)).toEqual(items);
});

test.each<[text: string, items: unknown[]]>([
  ['\x1e{"a":1}\n\x1e[2,\n3]\n', [{ a: 1 }, [2, 3]]],
  ["\x1e\x1e1\n\x1e\n", [1]],
  ['\x1e{"a":1}\x1e"b"\x1e[]', [{ a: 1 }, "b", []]],
])("sequences: %j", async (text, items) => {
  expect(await readText(jsonSequence(), text)).toEqual(items);
});

test.each(["\x1e1\n\x1e123", "\x1e1\n\x1etrue", "\x1e1\n\x1e{"])(
  "a text of a sequence that was cut off is an error: %j",
  async (text) => {
    const read = readText(jsonSequence("application/geo+json-seq"), text);
    await expect(read).rejects.toThrow("application/geo+json-seq (item 2)");
  },
);

test("a type that isn't named is the usual one", async () => {
  await expect(readText(jsonLines(), "{")).rejects.toThrow("expected application/jsonl (item 1)");
  await expect(readText(jsonSequence(), "\x1e{")).rejects.toThrow(
    "expected application/json-seq (item 1)",
  );
});

test("a broken line is a DecodeError with its number and beginning", async () => {
  const read = readText(jsonLines("application/x-ndjson"), `1\n2\n{${"x".repeat(500)}\n`);
  const start = `{${"x".repeat(199)}`;
  await expect(read).rejects.toMatchObject({ name: "DecodeError", body: start, data: start });
  await expect(read).rejects.toThrow("application/x-ndjson (item 3)");
  const error = (await read.catch((thrown: unknown) => thrown)) as Error;
  expect(error.cause).toBeInstanceOf(SyntaxError);
  expect(error.message).toContain((error.cause as Error).message);
});

test("bytes that are not UTF-8 are an error, cut-off ones too", async () => {
  for (const bytes of [
    [0x22, 0xff, 0x22],
    [0x22, 0xc3],
  ])
    await expect(readAll(jsonLines(), [new Uint8Array(bytes)])).rejects.toThrow("(item 1)");
  const long = new Uint8Array([...bytesOf("x".repeat(500)), 0xff]);
  const start = "x".repeat(200);
  await expect(readAll(jsonLines(), [long])).rejects.toMatchObject({ body: start, data: start });
});

test("what is broken at once after a separator doesn't affect the item before it", async () => {
  for (const [reader, text, end] of [
    [jsonLines(), "1\n", "\n"],
    [jsonSequence(), "\x1e1\n\x1e", "\x1e"],
  ] as const)
    for (const rest of ["", end]) {
      const items: unknown[] = [];
      const bytes = new Uint8Array([...bytesOf(text), 0xff, ...bytesOf(rest)]);
      await expect(readAll(reader, [bytes], {}, items)).rejects.toThrow("(item 2)");
      expect(items).toEqual([1]);
    }
});

test("what is good comes before what is broken, in one chunk as in two", async () => {
  for (const [reader, mark] of [
    [jsonLines(), ""],
    [jsonSequence(), "\x1e"],
  ] as const) {
    const start = bytesOf(`${mark}{"a":1}\n${mark}{"a":"`);
    const bytes = new Uint8Array([...start, 0xff, ...bytesOf('"}\n')]);
    for (const cut of [bytes.length, 5, start.length]) {
      const items: unknown[] = [];
      const chunks = [bytes.subarray(0, cut), bytes.subarray(cut)];
      await expect(readAll(reader, chunks, {}, items)).rejects.toThrow("(item 2)");
      expect(items).toEqual([{ a: 1 }]);
    }
  }
});

test.each<[type: string, isRead: boolean]>([
  ["application/jsonl; charset=utf-8", true],
  ["application/x-ndjson", true],
  ["Application/vnd.api+jsonl", true],
  ["text/plain", true],
  ["application/json", false],
  ["application/x-ndjson-index", false],
  ["text/html", false],
])("labelled as %s: %s", (type, isRead) => {
  const response = new Response("1\n", { headers: { "content-type": type } });
  const items = jsonLines("application/vnd.api+jsonl").stream(response, requestOf(operation()));
  expect(items !== undefined).toBe(isRead);
});

test("a JSON of one's own", async () => {
  expect(
    await readText(
      jsonLines(undefined, (text) => text.length),
      "123\n1\n",
    ),
  ).toEqual([3, 1]);
});

test("wherever chunks are cut, the values are the same", async () => {
  const values = fc.array(fc.jsonValue({ noUnicodeString: false }), { maxLength: 6 });
  const cases = values.chain((items) => {
    const lines = bytesOf(items.map((item) => `${JSON.stringify(item)}\n`).join(""));
    const sequence = bytesOf(items.map((item) => `\x1e${JSON.stringify(item)}\n`).join(""));
    return fc.tuple(fc.constant(items), chunksOf(lines), chunksOf(sequence));
  });
  await fc.assert(
    fc.asyncProperty(cases, async ([items, lines, sequence]) => {
      const plain = JSON.parse(JSON.stringify(items)) as unknown;
      expect(await readAll(jsonLines(), lines)).toEqual(plain);
      expect(await readAll(jsonSequence(), sequence)).toEqual(plain);
    }),
  );
});
