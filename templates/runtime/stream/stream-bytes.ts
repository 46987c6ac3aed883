/** The bytes of a body while they arrive, until the reader stops. */
import type { HttpRequest } from "../encode/operation.js";
import type { Reading } from "../read/response.js";
import { failureOf } from "../send/failure.js";
import { limitTime, noLimit } from "../send/time-limit.js";

/** A body that is being read. */
export interface OpenBody {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Frees the connection. A waiting read ends at once, as at the end of the body. */
  close(): void;
}

/**
 * @param reading its limits apply between reads too: a paused reader would keep the connection
 * forever
 * @param received how much has been read so far, for the errors
 */
export function openBody(
  { body }: Response,
  request: HttpRequest,
  reading: Reading,
  received: () => string,
): OpenBody {
  const { signal, remaining } = reading;
  const reader = body?.getReader();
  // Ignores errors: the connection may be broken already.
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
 * The items of a body, once: it can't be read again, and a second loop would silently find nothing.
 * Stopping early, by `break`, `return()` or an error, closes the body at once; a generator alone
 * would first wait for its next item.
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
        // After the body was cut off, the last read is no item.
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
