/** Work that ends when its time is over or its caller has had enough. */
import { onAbort } from "./abort-listeners.js";

/** Why work was cut off: its time was over. */
export class TimeIsOver extends Error {}

export interface TimeLimit {
  /** `Infinity`: no limit; 0 or less: nothing is begun. */
  readonly milliseconds: number;
  /** Which one it is, for the error: `timeout of 80000 ms`. */
  readonly text: string;
}

export const noLimit: TimeLimit = { milliseconds: Infinity, text: "" };

/**
 * Runs `work` to its end, or rejects when the time is over or `signal` aborts, whether `work` heeds
 * the signal that it is given or not. Nothing stays behind on `signal`, which may live for months.
 * @throws what `work` throws, the reason of `signal`, or TimeIsOver
 */
export function limitTime<T>(
  work: (stop: AbortSignal) => Promise<T>,
  { milliseconds, text }: TimeLimit,
  signal: AbortSignal | undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const own = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let unlisten: (() => void) | undefined;
    // Also where `work` never ends.
    const done = (): void => {
      clearTimeout(timer!);
      unlisten?.();
    };
    const stop = (reason: unknown): void => {
      done();
      reject(reason);
      own.abort(reason);
    };
    const late = (): void => stop(new TimeIsOver(`the ${text} is over`));
    const abort = (): void => stop(signal?.reason);
    if (signal?.aborted) return abort();
    if (milliseconds <= 0) return late();
    if (signal) unlisten = onAbort(signal, abort);
    if (milliseconds < longestTimer) timer = setTimeout(late, milliseconds);
    work(own.signal).finally(done).then(resolve, reject);
  });
}

/** Timers take 32 bits; a longer one would fire at once. It is 24 days. */
const longestTimer = 2 ** 31;
