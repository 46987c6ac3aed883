// The runtime of wireform, copied. Do not edit.
/** Work that ends when its time limit is reached or its caller aborts. */

/**
 * The time that is left (`Infinity`: no limit; 0 or less: the work doesn't begin), and the name of
 * the limit, for the error: `timeout of 80000 ms`.
 */
export type TimeLimit = readonly [milliseconds: number, name: string];

export const noLimit: TimeLimit = [Infinity, ""];

/**
 * Runs `work` to its end, or rejects when the limit is reached or `signal` aborts, even if `work`
 * ignores its signal. It leaves no listener on `signal`, which may live for months.
 * @throws what `work` throws, the reason of `signal`, or an error named
 * TimeoutError
 */
export function limitTime<T>(
  work: (stop: AbortSignal) => Promise<T>,
  [milliseconds, name]: TimeLimit,
  signal: AbortSignal | undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const own = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    // One listener per signal, however many calls wait for it: with more than ten, Node warns of a
    // leak.
    const calls = (signal && waiting.get(signal)) ?? new Waiting();
    // Also if `work` never ends.
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
    const late = (): void =>
      stop(Object.assign(new Error(`the ${name} is over`), { name: "TimeoutError" }));
    const abort = (): void => stop(signal?.reason);
    if (signal?.aborted) return abort();
    if (milliseconds <= 0) return late();
    if (signal) {
      waiting.set(signal, calls.add(abort));
      // Adding the same listener again has no effect.
      signal.addEventListener("abort", calls);
    }
    if (milliseconds <= longestTimer) timer = setTimeout(late, milliseconds);
    work(own.signal).finally(done).then(resolve, reject);
  });
}

/** Timers take 32 bits; a longer one would fire at once. It is 24 days. */
export const longestTimer = 2_147_483_647;

/** Called when a signal aborts. */
class Waiting extends Set<() => void> {
  handleEvent(): void {
    this.forEach((call) => call());
  }
}

const waiting = /* @__PURE__ */ new WeakMap<AbortSignal, Waiting>();
