/** The readers that `npm run bench -- streams` compares find the same items: otherwise its figures would be meaningless. */
import { expect, it } from "vitest";
import { chunksOf, chunkSizes, eventsText, linesText, responseOf } from "./stream-bodies.js";
import { byHand, eventReaders, lineReaders, ours, parser, type Reader } from "./stream-readers.js";

async function itemsOf(read: Reader, text: string, size: number, type: string): Promise<unknown[]> {
  const items: unknown[] = [];
  await read(responseOf(chunksOf(text, size), type), (item) => items.push(item));
  return items;
}

/** Members that are undefined are none. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

it.each(Object.keys(eventReaders))("events: %s", async (name) => {
  const expected = await itemsOf(
    eventReaders[parser]!,
    eventsText,
    eventsText.length * 2,
    "text/event-stream",
  );
  expect(expected).toHaveLength(2_000);
  for (const size of chunkSizes) {
    const items = await itemsOf(eventReaders[name]!, eventsText, size, "text/event-stream");
    expect(plain(items)).toEqual(plain(expected));
  }
});

it.each([ours, byHand])("lines: %s", async (name) => {
  const expected = linesText
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
  for (const size of chunkSizes)
    expect(await itemsOf(lineReaders[name]!, linesText, size, "application/jsonl")).toEqual(
      expected,
    );
});
