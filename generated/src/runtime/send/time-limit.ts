// The runtime of wireform, copied. Do not edit.
/** Work that ends when its time limit is reached or its caller aborts. */
import { onAbort } from "./abort-listeners.js";

/** Why work was cut off: its time limit was reached. */
export class TimeLimitError extends Error {}

export interface TimeLimit {
  /** `Infinity`: no limit; 0 or less: nothing is begun. */
  readonly milliseconds: number;
  /** Which one it is, for the error: `timeout of 80000 ms`. */
  readonly text: string;
}

export const noLimit: TimeLimit = { milliseconds: Infinity, text: "" };

/** A time limit that is running; it may hold for several pieces of work, one after the other. */
export interface RunningLimit {
  /**
   * Does a piece of work, or rejects when the limit is reached or the signal aborts, whether the work
   * heeds the signal that it is given or not. Nothing is begun after that.
   * @throws what `work` throws, the reason of the caller's signal, or TimeLimitError
   */
  within<T>(work: (stop: AbortSignal) => Promise<T>): Promise<T>;
  /** Stops the timer. Nothing stays behind on the caller's signal, which may live for months. */
  end(): void;
}

export function startLimit(
  { milliseconds, text }: TimeLimit,
  signal: AbortSignal | undefined,
): RunningLimit {
  const own = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unlisten: (() => void) | undefined;
  const end = (): void => {
    clearTimeout(timer!);
    unlisten?.();
  };
  const stopped = new Promise<never>((_resolve, reject) => {
    const stop = (reason: unknown): void => {
      end();
      reject(reason);
      own.abort(reason);
    };
    const late = (): void => stop(new TimeLimitError(`the ${text} is over`));
    const abort = (): void => stop(signal?.reason);
    if (signal?.aborted) return abort();
    if (milliseconds <= 0) return late();
    if (signal) unlisten = onAbort(signal, abort);
    if (milliseconds <= longestTimer) timer = setTimeout(late, milliseconds);
  });
  // Also where nothing is being done when it stops.
  stopped.catch((): void => undefined);
  return {
    within: (work) => (own.signal.aborted ? stopped : Promise.race([stopped, work(own.signal)])),
    end,
  };
}

/** One piece of work with a time limit of its own, as `RunningLimit.within` says. */
export function limitTime<T>(
  work: (stop: AbortSignal) => Promise<T>,
  limit: TimeLimit,
  signal: AbortSignal | undefined,
): Promise<T> {
  const { within, end } = startLimit(limit, signal);
  return within((stop) => work(stop).finally(end));
}

/** Timers take 32 bits; a longer one would fire at once. It is 24 days. */
export const longestTimer = 2 ** 31 - 1;
