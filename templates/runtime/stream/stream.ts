/**
 * Bodies that are read while they arrive: media types with a sequence of items (OpenAPI 3.2 calls
 * them sequential).
 */
import { DecodeError } from "../client/api-error.js";
import { makeDecoder } from "../read/response-text.js";
import type { Reading, ResponseReader } from "../read/response.js";
import { closing, openBody } from "./stream-bytes.js";

/** How one media type splits the text of a body into items. */
export type Framing = (texts: AsyncIterable<string>) => AsyncIterable<Framed>;

/** The text of one item, and how to make a value of it. */
export interface Framed {
  readonly text: string;
  /** @throws any error if the text isn't what was declared */
  parse(): unknown;
}

/** Reads a body always as a stream. */
export interface StreamReader extends ResponseReader {
  readonly read: NonNullable<ResponseReader["read"]>;
  readonly stream: NonNullable<ResponseReader["stream"]>;
}

/** A body as an iterable of items. `fatal`: bytes that aren't UTF-8 are an error, not U+FFFD. */
export function streamReader(
  accept: string,
  framing: Framing,
  { fatal }: { readonly fatal: boolean },
): StreamReader {
  return {
    expected: accept,
    read() {
      throw new TypeError("not a stream");
    },
    stream(response, request, reading: Reading = {}) {
      let count = 0;
      const broken = (text: string, cause: unknown): Error => {
        const expected = `${accept} (item ${count + 1})`;
        const content = new TextEncoder().encode(text);
        return new DecodeError(request, response, content, text, expected, cause);
      };
      async function* readItems(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<unknown, void> {
        for await (const { text, parse } of framing(decodeStream(chunks, fatal, broken))) {
          let item: unknown;
          try {
            item = parse();
          } catch (error) {
            throw broken(text.slice(0, 200), error);
          }
          yield item;
          count++;
        }
      }
      const body = openBody(response, request, reading, () => `${count} item(s)`);
      return closing(body, readItems);
    },
  };
}

async function* decodeStream(
  chunks: AsyncIterable<Uint8Array>,
  fatal: boolean,
  broken: (text: string, cause: unknown) => Error,
): AsyncGenerator<string> {
  const decoder = makeDecoder("utf-8", fatal);
  const next = (bytes?: Uint8Array): string => {
    try {
      return decoder.decode(bytes, { stream: !!bytes });
    } catch (error) {
      throw broken(new TextDecoder().decode(bytes).slice(0, 200), error);
    }
  };
  for await (const chunk of chunks)
    for (const part of fatal ? cut(chunk) : [chunk]) yield next(part);
  yield next();
}

/**
 * Cuts after each line feed and record separator, so that a broken item doesn't affect those before
 * it.
 */
function* cut(chunk: Uint8Array): Generator<Uint8Array> {
  let start = 0;
  for (let at = 0; at < chunk.length; at++)
    if (chunk[at] === 0x0a || chunk[at] === 0x1e) {
      yield chunk.subarray(start, at + 1);
      start = at + 1;
    }
  yield chunk.subarray(start);
}
