/** Text out of bytes that arrive in chunks, which may be cut anywhere. */
import { makeDecoder } from "../read/response-text.js";

/** Text that ends where an item may end. So nothing is searched or decoded twice. */
export interface TextBlocks {
  /**
   * Takes bytes, once `next` has given the text of those before.
   * @param chunk `undefined`: the body has ended, and the rest is text, too
   */
  push(chunk: Uint8Array | undefined): void;
  /**
   * Some of the text that has arrived; `undefined`: it needs more bytes.
   * @throws the error of an item that isn't UTF-8, after those before it
   */
  next(): string | undefined;
}

/** Bytes to decode at once: engines are fast where a text is ASCII, so one `é` shouldn't slow all. */
const blockLength = 4096;

/**
 * @param ends one or two characters of ASCII that end a line or another item: in UTF-8, their bytes
 * are never part of another character
 * @param fatal bytes that aren't UTF-8 are an error, not U+FFFD
 * @param broken makes that error
 */
export function textBlocks(
  ends: string,
  fatal: boolean,
  broken: (text: string, cause: unknown) => Error,
): TextBlocks {
  const [end, otherEnd] = [ends.charCodeAt(0), ends.charCodeAt(ends.length - 1)] as const;
  // Only at the start of a body, a BOM is none of its text.
  const plain = makeDecoder("utf-8", fatal, true);
  let decoder = makeDecoder("utf-8", fatal);
  /** Bytes that have arrived, and aren't decoded: from `start` to `complete`, where an item ends, to `used`. */
  let buffer = new Uint8Array(0);
  let start = 0;
  let complete = 0;
  let used = 0;

  function append(chunk: Uint8Array): void {
    buffer.copyWithin(0, start, used);
    used -= start;
    start = 0;
    const needed = used + chunk.length;
    if (needed > buffer.length) {
      const larger = new Uint8Array(Math.max(needed + blockLength, 2 * buffer.length));
      larger.set(buffer.subarray(0, used));
      buffer = larger;
    }
    buffer.set(chunk, used);
    used = needed;
  }

  /** Where the last item ends, in the bytes from `first` on; 0: they end none. */
  function lastEnd(first: number): number {
    for (let at = used; at > first; at--) {
      const byte = buffer[at - 1];
      if (byte === end || byte === otherEnd) return at;
    }
    return 0;
  }

  /** That many bytes, and those up to the end of the last item in them. */
  function take(length: number): Uint8Array {
    const found = start + length < complete ? buffer.indexOf(end, start + length - 1) + 1 : 0;
    return buffer.subarray(start, found && found < complete ? found : complete);
  }

  function decode(bytes: Uint8Array): string {
    const text = decoder.decode(bytes);
    decoder = plain;
    start += bytes.length;
    return text;
  }

  return {
    push(chunk) {
      if (chunk) append(chunk);
      complete = chunk ? lastEnd(used - chunk.length) : used;
    },
    next() {
      if (start >= complete) return undefined;
      try {
        return decode(take(blockLength));
      } catch {
        // What comes before a broken item is good.
        const item = take(1);
        try {
          return decode(item);
        } catch (cause) {
          throw broken(new TextDecoder().decode(item).slice(0, 200), cause);
        }
      }
    },
  };
}
