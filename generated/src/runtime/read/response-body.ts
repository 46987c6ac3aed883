// The runtime of wireform, copied. Do not edit.
/** Reads what came back: the body of a response, by the reader that its operation has for it. */
import { ApiError, DecodeError } from "../client/api-error.js";
import type { Answer, BodyStream } from "../client/outcome.js";
import type { Bytes, HttpRequest } from "../encode/operation.js";
import { failureOf } from "../send/failure.js";
import { limitTime, noLimit } from "../send/time-limit.js";
import { isBodiless, readAsLabelled } from "./response-text.js";
import { readJson, type Reading, type ResponseReader, untyped } from "./response.js";

type Body = Pick<Answer<number, boolean, unknown>, "ok" | "declared" | "data" | "error">;

/**
 * Reads the body of a response, once, as its operation declares; what can't be read so, by what it
 * says it is.
 * @throws what `fetch` throws where the connection breaks off
 */
export async function readBody(
  response: Response,
  request: HttpRequest,
  reading: Reading,
  unread: boolean | undefined,
  anySuccess: boolean | undefined,
): Promise<Body> {
  const readers = request.operation.responses as Readers;
  const status = `${response.status}`;
  const successes = successesOf(request);
  let reader = readers[status] ?? readers[`${status[0]}XX`];
  // It stands for failures where the document says what a success is.
  if (!response.ok || !successes.length) reader ??= readers["default"];
  else if (anySuccess && !successes[1] && !isBodiless(response)) reader ??= successes[0]![1];
  const { expected = "application/json", read = readJson, stream } = reader ?? untyped;
  const { ok: isSuccess } = response;
  let content: Bytes = new Uint8Array();
  let data: unknown;
  let cause: unknown;
  if (unread && isSuccess) data = unreadBody(response, request, reading);
  // The headers of an answer to HEAD describe a body that doesn't come.
  else if (!read || request.method === "HEAD") await response.body?.cancel();
  else {
    data = isSuccess && stream?.(response, request, reading);
    if (!data) {
      content = new Uint8Array(await response.arrayBuffer());
      try {
        data = read(content, response);
      } catch (thrown) {
        cause = thrown;
        data = readAsLabelled(content, response);
      }
    }
  }
  const declared = !!reader && !cause;
  const ok = isSuccess && (declared || !!unread || (!reader && !successes.length));
  if (ok || !isSuccess) return { ok, declared, data };
  const wanted = reader ? expected : `status ${successes.map(([name]) => name).join(" or ")}`;
  const error = new DecodeError(request, response, content, data, wanted, cause);
  return { ok, declared, data, error };
}

type Readers = Readonly<Record<string, ResponseReader>>;

function successesOf({ operation }: HttpRequest): readonly [status: string, ResponseReader][] {
  return Object.entries(operation.responses as Readers).filter(([key]) => key.startsWith("2"));
}

/**
 * What `call` gives: data of a declared 2xx status, and no other.
 * @throws ApiError for a failure, DecodeError for a 2xx that isn't what the document declares, but
 *   where the document says of a success that it may be so
 */
export function successOf(answer: Answer<number, boolean, unknown>): unknown {
  const { ok, data, error, request } = answer;
  if (ok) return data;
  const reads = successesOf(request).map(([, { read }]) => read);
  if (error && reads.includes(untyped.read)) return data;
  const isNone = data === undefined || reads.every((read) => read === null);
  if (error && reads.includes(null) && isNone) return undefined;
  throw error ?? new ApiError(answer);
}

/** As it comes, but what breaks it off is an error of ours, as for streams of items. */
function unreadBody({ body }: Response, request: HttpRequest, reading: Reading): BodyStream {
  if (!body) return body;
  const reader = body.getReader();
  let received = 0;
  let end: () => void;
  let fail: (cause: unknown) => void;
  const whole = new Promise<void>((...both) => ([end, fail] = both));
  const source = {
    start(out: ReadableStreamDefaultController<Bytes>) {
      limitTime(() => whole, reading.remaining?.() ?? noLimit, reading.signal).catch((cause) => {
        out.error(failureOf(cause, request, reading, `${received} byte(s)`));
        reader.cancel().catch((): void => undefined);
      });
    },
    pull: (out: ReadableStreamDefaultController<Bytes>) =>
      reader
        .read()
        .then(({ value }) => {
          if (value) {
            received += value.length;
            return out.enqueue(value);
          }
          end();
          return out.close();
        })
        .catch(fail),
    cancel(reason: unknown) {
      end();
      return reader.cancel(reason);
    },
  };
  return new ReadableStream<Bytes>(source, { highWaterMark: 0 });
}
