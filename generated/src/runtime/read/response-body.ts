// The runtime of wireform, copied. Do not edit.
/** Reads the body of a response, with the reader that its operation has for it. */
import { ApiError, DecodeError } from "../client/api-error.js";
import type { Answer, BodyStream } from "../client/outcome.js";
import type { Bytes, HttpRequest } from "../encode/operation.js";
import { failureOf } from "../send/failure.js";
import { limitTime, noLimit } from "../send/time-limit.js";
import { isBodiless, readAsLabelled } from "./response-text.js";
import { readJson, type Reading, type ResponseReader, untyped } from "./response.js";

type Body = Pick<Answer<number, boolean, unknown>, "ok" | "declared" | "data" | "error">;

/**
 * Reads the body of a response once, as its operation declares; if that fails, by its
 * `Content-Type`.
 * @throws what `fetch` throws if the connection breaks
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
  // `default` means failures if the document declares a success.
  if (!response.ok || !successes.length) reader ??= readers["default"];
  else if (anySuccess && !successes[1] && !isBodiless(response)) reader ??= successes[0]![1];
  const { expected = "application/json", read = readJson, stream } = reader ?? untyped;
  const { ok: isSuccess } = response;
  let content: Bytes = new Uint8Array();
  let data: unknown;
  let cause: unknown;
  if (unread && isSuccess) data = unreadBody(response, request, reading);
  // The headers of a response to HEAD describe a body that isn't sent.
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
 * The result of `call`: data of a declared 2xx status only.
 * @throws ApiError for a failure, DecodeError for a 2xx that doesn't match the document, unless the
 * document declares no data for a success
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

/** The unread body. If it breaks, the error is one of ours, as for streams of items. */
function unreadBody({ body }: Response, request: HttpRequest, reading: Reading): BodyStream {
  if (!body) return null;
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
