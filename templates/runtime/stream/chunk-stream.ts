/** Streams of the web from chunks that come one after the other. */

/**
 * Asks for the next chunk only when somebody reads. Cancelling it ends the chunks, too.
 * @param ahead how many chunks are asked for before that
 */
export function chunkStream(
  chunks: AsyncIterable<Uint8Array>,
  ahead = 0,
): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream(
    {
      async pull(out) {
        const { done, value } = await iterator.next();
        if (done === true) out.close();
        else out.enqueue(value);
      },
      cancel: () => iterator.return?.().then((): void => undefined),
    },
    { highWaterMark: ahead },
  );
}
