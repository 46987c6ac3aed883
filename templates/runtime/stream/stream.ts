/**
 * Bodies that are read while they arrive: media types with a sequence of items (OpenAPI 3.2 calls
 * them sequential).
 */
import { DecodeError } from "../client/api-error.js";
import type { Reading, ResponseReader } from "../read/response.js";
import { openBody } from "./open-body.js";
import { type Item, itemsOf } from "./stream-items.js";
import { textBlocks } from "./text-blocks.js";

/** How one media type divides a body into items, in one body. */
export interface Framing<Frame> {
  /** Takes the next text, which ends where an item may end, once `next` has found all in the last. */
  feed(text: string): void;
  /** The next item; `undefined`: it needs more text. */
  next(): Frame | undefined;
  textOf(frame: Frame): string;
  /**
   * Makes the value of an item.
   * @returns `lastItem` for a mark that ends the stream
   * @throws any error if the text isn't what was declared
   */
  parse(frame: Frame): unknown;
}

/** Ends a stream before its body ends. */
export const lastItem: unique symbol = /* @__PURE__ */ Symbol();

/** Reads a body always as a stream. */
export interface StreamReader extends ResponseReader {
  readonly read: NonNullable<ResponseReader["read"]>;
  readonly stream: NonNullable<ResponseReader["stream"]>;
}

/**
 * A body as an iterable of items.
 * @param ends the characters that may end an item, in ASCII
 * @param fatal bytes that aren't UTF-8 are an error, not U+FFFD
 */
export function streamReader<Frame>(
  accept: string,
  makeFraming: () => Framing<Frame>,
  { ends, fatal }: { readonly ends: string; readonly fatal: boolean },
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
      const framing = makeFraming();
      const blocks = textBlocks(ends, fatal, broken);

      function next(): Item | undefined {
        let frame = framing.next();
        while (frame === undefined) {
          const text = blocks.next();
          if (text === undefined) return undefined;
          framing.feed(text);
          frame = framing.next();
        }
        try {
          const value = framing.parse(frame);
          count++;
          return { value, done: value === lastItem };
        } catch (error) {
          throw broken(framing.textOf(frame).slice(0, 200), error);
        }
      }
      const body = openBody(response, request, reading, () => `${count} item(s)`);
      return itemsOf(body, { push: blocks.push, next });
    },
  };
}
