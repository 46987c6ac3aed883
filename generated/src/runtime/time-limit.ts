// The runtime of wireform, copied. Do not edit.
/** Work that ends when its time is over or its caller has had enough. */

/** Why work was cut off: its time was over. */
export class TimeIsOver extends Error {}

/**
 * Runs `work` to its end, or rejects when the time is over or `signal` aborts, whether `work` heeds
 * the signal that it is given or not. That one goes on to follow `signal` afterwards.
 * @param milliseconds `Infinity`: no limit
 * @throws what `work` throws, the reason of `signal`, or TimeIsOver
 */
export function limitTime<T>(
  work: (signal: AbortSignal) => Promise<T>,
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const time = new AbortController();
    const either = signal ? AbortSignal.any([signal, time.signal]) : time.signal;
    const stop = (): void => reject(either.reason);
    either.addEventListener("abort", stop);
    if (either.aborted) return stop();
    const timer =
      milliseconds < longestTimer &&
      setTimeout(() => time.abort(new TimeIsOver(`no answer in ${milliseconds} ms`)), milliseconds);
    const done = (): void => clearTimeout(timer || undefined);
    work(either).finally(done).then(resolve, reject);
  });
}

/** Timers take 32 bits; a longer one would fire at once. It is 24 days. */
const longestTimer = 2 ** 31;
