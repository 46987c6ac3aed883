/** The bytes of a body while they arrive, until somebody has had enough of them. */
import type { HttpRequest } from "../encode/operation.js";
import type { Reading } from "../read/response.js";
import { failureOf } from "../send/failure.js";
import { limitTime, noLimit } from "../send/time-limit.js";

/** A body that is being read. */
export interface OpenBody {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Lets the connection go. A read that waits is over at once, as at the end of the body. */
  close(): void;
}

/**
 * @param reading its limits hold between reads too: who pauses would keep the connection for ever
 * @param received what of it has been read so far, for the errors
 */
export function openBody(
  { body }: Response,
  request: HttpRequest,
  reading: Reading,
  received: () => string,
): OpenBody {
  const { signal, remaining } = reading;
  const reader = body?.getReader();
  // That it is broken already is no news.
  const cancel = (): void => void reader?.cancel().catch((): void => undefined);
  let end = (): void => undefined;
  let over: { readonly cause: unknown } | undefined;
  const whole = (): Promise<void> => new Promise((resolve) => (end = resolve));
  limitTime(whole, remaining?.() ?? noLimit, signal).catch((cause) => {
    over = { cause };
    cancel();
  });

  async function read(): Promise<Uint8Array | undefined> {
    try {
      const part = await reader?.read();
      if (over || signal?.aborted) throw over?.cause;
      return part?.value;
    } catch (cause) {
      throw failureOf(cause, request, reading, received());
    }
  }

  async function* readAll(): AsyncGenerator<Uint8Array> {
    for (let chunk = await read(); chunk; chunk = await read()) yield chunk;
  }
  const close = (): void => {
    end();
    cancel();
  };
  return { chunks: readAll(), close };
}

/**
 * The items of a body, once: it can't be read again, a second loop would find nothing, and nobody
 * would know. Whoever stops early, by `break`, by `return()` or by an error, closes the body at
 * once: a generator alone would wait for its next item first.
 */
export function closing<T>(
  { chunks, close }: OpenBody,
  read: (chunks: AsyncIterable<Uint8Array>) => AsyncIterator<T, void>,
): AsyncIterable<T> {
  let isUsed = false;
  return {
    [Symbol.asyncIterator]() {
      if (isUsed) throw new TypeError("a stream is read once");
      isUsed = true;
      return closingIterator(read(chunks), close);
    },
  };
}

function closingIterator<T>(
  items: AsyncIterator<T, void>,
  close: () => void,
): AsyncIterableIterator<T> {
  const end: IteratorReturnResult<undefined> = { done: true, value: undefined };
  let isOver = false;
  const finish = (): typeof end => {
    isOver = true;
    close();
    return end;
  };
  return {
    async next() {
      try {
        const item = await items.next();
        // What came of a body that was cut off meanwhile is no item.
        return isOver || item.done ? finish() : item;
      } catch (error) {
        if (isOver) return end;
        finish();
        throw error;
      }
    },
    async return() {
      return finish();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
