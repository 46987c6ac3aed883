/** The items of a body, as they arrive, until the reader stops. */
import type { OpenBody } from "./open-body.js";

/** An item; `done`: a mark at the end, and none. */
export interface Item {
  readonly value: unknown;
  readonly done: boolean;
}

/** Finds items in bytes. */
export interface ItemSource {
  /** @param chunk `undefined`: the body has ended */
  push(chunk: Uint8Array | undefined): void;
  /**
   * The next item; `undefined`: it needs more bytes.
   * @throws any error for an item that can't be read
   */
  next(): Item | undefined;
}

/**
 * The items of a body, once: it can't be read again, and a second loop would silently find nothing.
 * Stopping early, by `break`, `return()` or an error, closes the body at once; a generator would
 * first wait for its next item. It would also take several steps for each item, where this one
 * takes one: an item that has arrived doesn't wait.
 */
export function itemsOf(body: OpenBody, source: ItemSource): AsyncIterable<unknown> {
  let isUsed = false;
  return {
    [Symbol.asyncIterator]() {
      if (isUsed) throw new TypeError("a stream is read once");
      isUsed = true;
      return iterate(body, source);
    },
  };
}

function iterate({ read, close }: OpenBody, source: ItemSource): AsyncIterableIterator<unknown> {
  const end: IteratorReturnResult<undefined> = { done: true, value: undefined };
  let isOver = false;
  let isRead = false;
  let reading: Promise<unknown> | undefined;

  const finish = (): typeof end => {
    isOver = true;
    close();
    return end;
  };

  /** Reads more bytes. */
  const readMore = (): Promise<void> =>
    read((chunk) => {
      isRead = !chunk;
      source.push(chunk);
      reading = undefined;
    });

  return {
    async next() {
      try {
        for (;;) {
          // After the body was cut off, the last read is no item.
          if (isOver) return end;
          const item = reading ? undefined : source.next();
          if (item) return item.done ? finish() : (item as IteratorYieldResult<unknown>);
          if (isRead && !reading) return finish();
          // Calls that don't wait for each other share a read, and get items in their order.
          await (reading ??= readMore());
        }
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
