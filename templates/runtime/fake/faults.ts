/** What goes wrong between a client and a server, on demand. */

export type Fault =
  /** A status that says nothing more, after `retryAfter` seconds if that is given. */
  | { readonly status: number; readonly retryAfter?: number }
  /** The answer comes so many milliseconds later, as the document has it. */
  | { readonly delay: number; readonly then: Fault }
  /** The connection ends before an answer. */
  | { readonly fault: "cut" }
  /** No answer comes at all: until the client gives up. */
  | { readonly fault: "silence" };

export function isFault(answer: unknown): answer is Fault {
  return typeof answer === "object" && answer !== null;
}

/** @throws TypeError as `fetch` does, where no answer comes */
export async function meetFault(fault: Fault, request: Request): Promise<Response> {
  if ("delay" in fault) {
    await pause(fault.delay, request.signal);
    return meetFault(fault.then, request);
  }
  if ("status" in fault) {
    const { status, retryAfter } = fault;
    const headers = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
    return new Response(null, { status, headers });
  }
  if (fault.fault === "cut") throw new TypeError("fetch failed");
  return pause(2 ** 31 - 1, request.signal) as Promise<never>;
}

/** @throws what the signal was aborted with */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) throw signal.reason;
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
