/** Bodies that arrive in pieces, and what a reader makes of them. */
import * as fc from "fast-check";
import type { ResponseReader } from "../../templates/runtime/read/response.js";
import { operation, requestOf } from "./client-server.js";

/** All items of a body that arrives in these chunks, including those before a broken one. */
export async function readAll(
  reader: ResponseReader,
  chunks: readonly Uint8Array[],
  headers: Record<string, string> = {},
  items: unknown[] = [],
): Promise<unknown[]> {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  const stream = reader.stream?.(new Response(body, { headers }), requestOf(operation()));
  for await (const item of stream!) items.push(item);
  return items;
}

export function readText(reader: ResponseReader, text: string): Promise<unknown[]> {
  return readAll(reader, [bytesOf(text)]);
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Bytes, cut anywhere: inside a character, between CR and LF, into empty chunks. */
export function chunksOf(bytes: Uint8Array): fc.Arbitrary<Uint8Array[]> {
  const cuts = fc.array(fc.nat({ max: bytes.length }), { maxLength: 12 });
  return cuts.map((unsorted) => {
    const places = [0, ...unsorted.toSorted((a, b) => a - b), bytes.length];
    return places.slice(1).map((end, index) => bytes.slice(places[index], end));
  });
}
