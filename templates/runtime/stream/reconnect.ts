/** Event streams that go on where a connection was lost (WHATWG HTML 9.2.3). */
import { AbortError, ConnectionError, TimeoutError } from "../client/api-error.js";
import type { Client } from "../client/client.js";
import type { AnyOutcome } from "../client/middleware.js";
import { checkOptions, type SendOptions, type StreamOptions } from "../client/options.js";
import type { HttpRequest } from "../encode/operation.js";
import type { BodyStream } from "../client/outcome.js";
import { readBody, successOf } from "../read/response-body.js";
import { isBodiless, mediaType } from "../read/response-text.js";
import type { ResponseReader } from "../read/response.js";
import type { Environment } from "../send/retry.js";
import { longestTimer } from "../send/time-limit.js";
import { type ResumePoint, watchEvents } from "./resume-point.js";

export interface ReconnectOptions {
  /** How often in a row to connect again without getting an event. Default 5. */
  readonly attempts?: number | undefined;
  /**
   * Milliseconds to wait before that, unless the server's `retry` says otherwise: between half of
   * them and all. They double each time, up to 30,000. Default 1000.
   */
  readonly delay?: number | undefined;
}

/**
 * The same client, whose event streams connect again where they break off, with the id of the last
 * event as `Last-Event-ID`. Each connection is a `send` of its own: with fresh credentials, its
 * retries and its time limits. Everything but event streams is as before.
 *
 * - After a lost connection, GETs connect again, and other requests where the server has sent an id.
 * - After a regular end, only where the server has sent an id. 204 is the end, as is `[DONE]`.
 * - A failure in answer (an `ApiError`), an event that can't be read, an abort and `totalTimeout` are
 *   thrown, as is the lost connection itself after the last attempt.
 *
 * ```ts
 * const live = reconnecting(client, { attempts: 10 });
 * for await (const event of await live.call(watchOrders(), { signal })) show(event.data);
 * ```
 * @param environment for tests only
 * @throws TypeError on options of unknown names or wrong values
 */
export function reconnecting(
  client: Client,
  options: ReconnectOptions = {},
  environment: Pick<Environment, "wait" | "random"> = { wait: waitFor, random: Math.random },
): Client {
  const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) > 0;
  checkOptions(options, {
    attempts: isCount,
    delay: (value) => Number.isFinite(value) && (value as number) >= 0,
  });

  async function send(request: HttpRequest, sendOptions: SendOptions = {}): Promise<AnyOutcome> {
    if ((sendOptions as Partial<StreamOptions>).stream || !mayStream(request))
      return client.send(request, sendOptions);
    const point: ResumePoint = {};
    const connect = (): Promise<AnyOutcome> => {
      const resumed = { ...sendOptions.headers, "last-event-id": point.id };
      const headers = point.id ? resumed : sendOptions.headers;
      return connectOnce(client, request, { ...sendOptions, headers }, point);
    };
    const outcome = await connect();
    if (!isEvents(outcome)) return outcome;
    const data = resumable(
      outcome,
      request,
      point,
      connect,
      (failed) => {
        const { delay = 1000 } = options;
        // Clients that lost their connections together don't come back together.
        const longest = Math.min(delay * 2 ** Math.min(failed, 31), 30_000);
        const pause = point.retry ?? longest * (0.5 + environment.random() / 2);
        return environment.wait(
          Math.min(pause, longestTimer),
          sendOptions.signal ?? new AbortController().signal,
        );
      },
      options.attempts,
    );
    return { ...outcome, data };
  }

  return {
    send: send as Client["send"],
    call: (async (request: HttpRequest, sendOptions?: SendOptions) =>
      successOf(await send(request, sendOptions))) as Client["call"],
  };
}

/** Whether any success of an operation may be read while it arrives. */
function mayStream({ operation }: HttpRequest): boolean {
  const readers = operation.responses as Readonly<Record<string, ResponseReader>>;
  return Object.values(readers).some(({ stream }) => stream);
}

function isEvents({ ok, headers, data }: AnyOutcome): boolean {
  const type = mediaType({ headers } as Response);
  return ok && type === "text/event-stream" && Symbol.asyncIterator in Object(data);
}

/** Sends a request, and reads what comes as its operation declares, with an eye on its ids. */
async function connectOnce(
  client: Client,
  request: HttpRequest,
  options: SendOptions,
  point: ResumePoint,
): Promise<AnyOutcome> {
  const unread: AnyOutcome = await client.send(request, { ...options, stream: true });
  if (!unread.ok) return unread;
  const { status, headers, attempts } = unread;
  const bytes = unread.data as BodyStream;
  const body =
    bytes && mediaType({ headers } as Response) === "text/event-stream"
      ? watchEvents(bytes, point)
      : bytes;
  // Some environments declare a `Response` that takes nothing but a body.
  const response = Object.defineProperties(
    new Response(isBodiless({ status } as Response) ? null : body),
    { status: { value: status }, headers: { value: headers } },
  );
  const reading = { attempts, signal: options.signal };
  return {
    ...unread,
    ...(await readBody(response, unread.request, reading, false, unread.declared)),
  };
}

/** @param wait pauses before an attempt, of which so many have failed */
function resumable(
  first: AnyOutcome,
  request: HttpRequest,
  point: ResumePoint,
  connect: () => Promise<AnyOutcome>,
  wait: (failed: number) => Promise<unknown>,
  attempts = 5,
): AsyncIterable<unknown> {
  const iteratorOf = ({ data }: AnyOutcome): AsyncIterator<unknown> =>
    (data as AsyncIterable<unknown>)[Symbol.asyncIterator]();
  const end: IteratorReturnResult<undefined> = { done: true, value: undefined };
  let isOver = false;
  let current: AsyncIterator<unknown>;
  let failed = 0;

  /** Connects again; `lost`: why the last connection is over, if it didn't end by itself. */
  async function reconnect(lost: unknown): Promise<void> {
    const canResume = point.id || (lost && request.method === "GET");
    const isOurs = !lost || (lost instanceof ConnectionError && !(lost instanceof AbortError));
    if (!isOurs || !canResume || failed >= attempts) {
      if (lost) throw lost;
      isOver = true;
      return undefined;
    }
    await wait(failed++);
    if (isOver) return undefined;
    let outcome: AnyOutcome;
    try {
      outcome = await connect();
    } catch (error) {
      return reconnect(error);
    }
    // 204: there will be no more.
    isOver ||= outcome.status === 204 || (!!successOf(outcome) && !isEvents(outcome));
    if (isEvents(outcome)) current = iteratorOf(outcome);
    // The caller has left meanwhile.
    if (isOver) await current.return?.();
    return undefined;
  }

  async function next(): Promise<IteratorResult<unknown>> {
    for (;;) {
      if (isOver) return end;
      point.isEnded = false;
      point.failure = undefined;
      let lost: unknown;
      try {
        const item = await current.next();
        if (!item.done) {
          failed = 0;
          return item;
        }
        // `[DONE]`, or the caller has left.
        if (!point.isEnded) isOver = true;
      } catch (error) {
        lost = point.failure ?? error;
      }
      if (isOver) continue;
      try {
        // The time for the whole stream is over.
        if (lost instanceof TimeoutError) throw lost;
        await reconnect(lost);
      } catch (error) {
        isOver = true;
        throw error;
      }
    }
  }

  // Calls that don't wait for each other get events in their order.
  let last: Promise<unknown> = Promise.resolve();
  return {
    [Symbol.asyncIterator]() {
      current = iteratorOf(first);
      return {
        next: () => {
          const item = last.then(next);
          last = item.catch((): void => undefined);
          return item;
        },
        async return() {
          isOver = true;
          await current.return?.();
          return end;
        },
      };
    },
  };
}

function waitFor(milliseconds: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) return resolve();
    const timer = setTimeout(done, milliseconds);
    function done(): void {
      clearTimeout(timer);
      stop.removeEventListener("abort", done);
      resolve();
    }
    stop.addEventListener("abort", done);
  });
}
