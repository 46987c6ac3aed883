/** The bytes of a body while they arrive. */
import type { Bytes, HttpRequest } from "../encode/operation.js";
import type { Reading } from "../read/response.js";
import { failureOf } from "../send/failure.js";
import { limitTime, noLimit } from "../send/time-limit.js";

/** A body that is being read. */
export interface OpenBody {
  /**
   * Gives the next bytes to `take`; `undefined`: the end.
   * @throws ConnectionError
   */
  read(take: (bytes: Bytes | undefined) => void): Promise<void>;
  /** Frees the connection. A waiting read ends at once, as at the end of the body. */
  close(): void;
}

/**
 * @param reading its limits apply between reads too: a paused reader would keep the connection
 * forever
 * @param received how much has been read so far, for the errors
 */
export function openBody(
  { body }: Response,
  request: HttpRequest,
  reading: Reading,
  received: () => string,
): OpenBody {
  const { signal, remaining } = reading;
  const reader = body?.getReader();
  // Ignores errors: the connection may be broken already.
  const cancel = (): void => void reader?.cancel().catch((): void => undefined);
  let end = (): void => undefined;
  let over: { readonly cause: unknown } | undefined;
  const whole = (): Promise<void> => new Promise((resolve) => (end = resolve));
  limitTime(whole, remaining?.() ?? noLimit, signal).catch((cause) => {
    over = { cause };
    cancel();
  });
  const fail = (cause: unknown): never => {
    throw failureOf(cause, request, reading, received());
  };
  return {
    // One step for each chunk: an async function would take several.
    read: (take) =>
      reader
        ? reader
            .read()
            .then(({ value }) => (over || signal?.aborted ? fail(over?.cause) : take(value)), fail)
        : Promise.resolve(undefined).then(take),
    close() {
      end();
      cancel();
    },
  };
}
