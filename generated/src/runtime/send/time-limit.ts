// The runtime of wireform, copied. Do not edit.
/** Work that ends when its time limit is reached or its caller aborts. */

/** Why work was cut off: its time limit was reached. */
export class TimeLimitError extends Error {}

export interface TimeLimit {
  /** `Infinity`: no limit; 0 or less: nothing is begun. */
  readonly milliseconds: number;
  /** Which one it is, for the error: `timeout of 80000 ms`. */
  readonly text: string;
}

export const noLimit: TimeLimit = { milliseconds: Infinity, text: "" };

/**
 * Runs `work` to its end, or rejects when the limit is reached or `signal` aborts, whether `work`
 * heeds the signal that it is given or not. Nothing stays behind on `signal`, which may live for
 * months.
 * @param own aborts what `work` is given: one may serve several pieces of work
 * @throws what `work` throws, the reason of `signal`, or TimeLimitError
 */
export function limitTime<T>(
  work: (stop: AbortSignal) => Promise<T>,
  { milliseconds, text }: TimeLimit,
  signal: AbortSignal | undefined,
  own: AbortController = new AbortController(),
): Promise<T> {
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    // One listener on a signal, however many wait for it: of more than ten, Node warns as of a leak.
    const calls = (signal && waiting.get(signal)) ?? new Waiting();
    // Also where `work` never ends.
    const done = (): void => {
      clearTimeout(timer!);
      calls.delete(abort);
      if (!calls.size) signal?.removeEventListener("abort", calls);
    };
    const stop = (reason: unknown): void => {
      done();
      reject(reason);
      own.abort(reason);
    };
    const late = (): void => stop(new TimeLimitError(`the ${text} is over`));
    const abort = (): void => stop(signal?.reason);
    if (signal?.aborted) return abort();
    if (milliseconds <= 0) return late();
    if (signal) {
      waiting.set(signal, calls.add(abort));
      // A listener that is there already isn't added again.
      signal.addEventListener("abort", calls);
    }
    if (milliseconds <= longestTimer) timer = setTimeout(late, milliseconds);
    work(own.signal).finally(done).then(resolve, reject);
  });
}

/** Timers take 32 bits; a longer one would fire at once. It is 24 days. */
export const longestTimer = 2_147_483_647;

/** What is called when a signal aborts. */
class Waiting extends Set<() => void> {
  handleEvent(): void {
    this.forEach((call) => call());
  }
}

const waiting = /* @__PURE__ */ new WeakMap<AbortSignal, Waiting>();
