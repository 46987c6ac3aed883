/** The bytes of a body while they arrive, until somebody has had enough of them. */
import { AbortError, ConnectionError, TimeoutError } from "./api-error.js";
import type { HttpRequest } from "./operation.js";
import { limitTime, TimeIsOver } from "./time-limit.js";

/** A body that is being read. */
export interface OpenBody {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Lets the connection go. A read that waits is over at once, as at the end of the body. */
  close(): void;
}

/** What holds for a body while it is read. */
export interface BodyLimits {
  /** The caller's: ends a read, whether the transport heeds it or not; nobody listens between reads. */
  readonly signal: AbortSignal | undefined;
  /** Milliseconds that are left for it. */
  readonly left: () => number;
  /** How often the request was sent, for the errors. */
  readonly attempts: number;
  /** How many items have been read of it, for the errors. */
  readonly items: () => number;
}

export function openBody(
  { body }: Response,
  request: HttpRequest,
  { signal, left, attempts, items }: BodyLimits,
): OpenBody {
  const reader = body?.getReader();
  const close = (): void => {
    // That it is broken already is no news.
    reader?.cancel().catch(() => {});
  };

  async function read(): Promise<Uint8Array | undefined> {
    try {
      return (await limitTime(async () => reader?.read(), left(), signal))?.value;
    } catch (cause) {
      // Whatever the reason is: that of the caller counts, not its name.
      if (signal?.aborted) throw new AbortError(request, attempts, signal.reason, items());
      const isAborted = (Object(cause) as Error).name === "AbortError";
      const isLate = cause instanceof TimeIsOver;
      const Failure = isAborted ? AbortError : isLate ? TimeoutError : ConnectionError;
      throw new Failure(request, attempts, cause, items());
    }
  }

  async function* readAll(): AsyncGenerator<Uint8Array> {
    for (let chunk = await read(); chunk; chunk = await read()) yield chunk;
  }
  return { chunks: readAll(), close };
}

/**
 * The items of a body, once: it can't be read again, a second loop would find nothing, and nobody
 * would know. Whoever stops early, by `break`, by `return()` or by an error, closes the body at
 * once: a generator alone would wait for its next item first.
 */
export function closing<T>(
  open: () => OpenBody,
  read: (chunks: AsyncIterable<Uint8Array>) => AsyncIterator<T, void>,
): AsyncIterable<T> {
  let isUsed = false;
  return {
    [Symbol.asyncIterator]() {
      if (isUsed) throw new TypeError("a stream is read once");
      isUsed = true;
      const { chunks, close } = open();
      return closingIterator(read(chunks), close);
    },
  };
}

function closingIterator<T>(
  items: AsyncIterator<T, void>,
  close: () => void,
): AsyncIterableIterator<T, void> {
  const end = { done: true, value: undefined } as const;
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
