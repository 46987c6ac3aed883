import { expect, test } from "vitest";
import { textBlocks } from "../../templates/runtime/stream/text-blocks.js";
import { bytesOf } from "./streaming.js";

const broken = (text: string): Error => new Error(`not UTF-8: ${text}`);

/** The text that has arrived after each chunk. */
function textsOf(ends: string, chunks: readonly (Uint8Array | string)[]): string[] {
  const blocks = textBlocks(ends, true, broken);
  return [...chunks, undefined].map((chunk) => {
    blocks.push(typeof chunk === "string" ? bytesOf(chunk) : chunk);
    let all = "";
    for (let text = blocks.next(); text !== undefined; text = blocks.next()) all += text;
    return all;
  });
}

test("text comes when an item ends, and the rest at the end", () => {
  expect(textsOf("\n", ["a", "b\nc", "", "\n\nd\ne"])).toEqual(["", "ab\n", "", "c\n\nd\n", "e"]);
  expect(textsOf("\n\r", ["a\rb\n\rc", "\r"])).toEqual(["a\rb\n\r", "c\r", ""]);
  expect(textsOf("\n", [])).toEqual([""]);
});

test("chunks of any size are joined", () => {
  const line = `${"é".repeat(5_000)}\n`;
  const bytes = bytesOf(line.repeat(3));
  for (const size of [1, 7, 4_096, 9_999, 40_000]) {
    const count = Math.ceil(bytes.length / size);
    const chunks = Array.from({ length: count }, (_, i) =>
      bytes.subarray(i * size, i * size + size),
    );
    expect(textsOf("\n", chunks).join("")).toBe(line.repeat(3));
  }
});

test("long text comes in blocks of whole items", () => {
  const blocks = textBlocks("\n\r", false, broken);
  blocks.push(bytesOf(`${"x".repeat(99)}\n`.repeat(100)));
  const lengths: number[] = [];
  for (let text = blocks.next(); text !== undefined; text = blocks.next())
    lengths.push(text.length);
  expect(lengths).toEqual([4_100, 4_100, 1_800]);
});

test("a block ends with what has arrived, whatever was there before", () => {
  const lines = `${"y".repeat(99)}\r`.repeat(100);
  const longer = `${"x".repeat(20_000)}\n`;
  expect(textsOf("\n\r", [longer, lines])).toEqual([longer, lines, ""]);
});

test("what comes before bytes that are not UTF-8 is good, in a long block, too", () => {
  const blocks = textBlocks("\n", true, broken);
  const good = "é1\n".repeat(2_000);
  blocks.push(new Uint8Array([...bytesOf(good), 0x61, 0xff, 0x0a, 0x62, 0x0a]));
  let all = "";
  const readAll = (): void => {
    for (let text = blocks.next(); text !== undefined; text = blocks.next()) all += text;
  };
  expect(readAll).toThrow("not UTF-8: a\ufffd\n");
  expect(all).toBe(good);
});

test("only the body's first character may be a BOM", () => {
  expect(textsOf("\n", ["\ufeffa\n", "\ufeffb\n"])).toEqual(["a\n", "\ufeffb\n", ""]);
});
