// The runtime of wireform, copied. Do not edit.
/** Work that ends when its time is over or its caller has had enough. */

/** Why work was cut off: its time was over. */
export class TimeIsOver extends Error {}

/**
 * Runs `work` to its end, or rejects when the time is over or `signal` aborts, whether `work` heeds
 * the signal that it is given or not. Nothing stays behind on `signal`, which may live for months.
 * @param milliseconds `Infinity`: no limit; 0 or less: `work` isn't begun
 * @throws what `work` throws, the reason of `signal`, or TimeIsOver
 */
export function limitTime<T>(
  work: (stop: AbortSignal) => Promise<T>,
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const own = new AbortController();
    const stop = (reason: unknown): void => {
      reject(reason);
      own.abort(reason);
    };
    const late = (): void => stop(new TimeIsOver(`timed out after ${milliseconds} ms`));
    const abort = (): void => stop(signal?.reason);
    if (signal?.aborted) return abort();
    if (milliseconds <= 0) return stop(new TimeIsOver("no time left"));
    signal?.addEventListener("abort", abort);
    const timer = milliseconds < longestTimer ? setTimeout(late, milliseconds) : undefined;
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    };
    work(own.signal).finally(done).then(resolve, reject);
  });
}

/** Timers take 32 bits; a longer one would fire at once. It is 24 days. */
export const longestTimer: number = 2 ** 31;
