/** One listener on a signal, however many wait for it: of more than ten, Node warns as of a leak. */

interface Waiting {
  readonly calls: Set<() => void>;
  handleEvent(): void;
}

const waiting = /* @__PURE__ */ new WeakMap<AbortSignal, Waiting>();

/**
 * Calls when the signal aborts, and never if it has already.
 * @returns takes the call back; behind the last one nothing stays on the signal
 */
export function onAbort(signal: AbortSignal, call: () => void): () => void {
  const calls = waiting.get(signal)?.calls ?? new Set();
  const listener = waiting.get(signal) ?? {
    calls,
    handleEvent: () => calls.forEach((one) => one()),
  };
  waiting.set(signal, listener);
  calls.add(call);
  // A listener that is there already isn't added again.
  signal.addEventListener("abort", listener);
  return () => {
    calls.delete(call);
    if (!calls.size) signal.removeEventListener("abort", listener);
  };
}
