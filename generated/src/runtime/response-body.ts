// The runtime of wireform, copied. Do not edit.
/** Reads what came back: the body of a response, by the reader that its operation has for it. */
import { DecodeError } from "./api-error.js";
import { failureOf } from "./failure.js";
import type { Bytes } from "./bytes.js";
import type { HttpRequest } from "./operation.js";
import type { Answer, BodyStream } from "./outcome.js";
import { readJson, type Reading, type ResponseReader, untyped } from "./response.js";
import { decodeText, decodeUtf8, isJson, mediaType } from "./response-text.js";
import { limitTime, noLimit } from "./time-limit.js";

/**
 * Reads the body of a response, once, as its operation declares.
 * @throws DecodeError where it can't be read; what `fetch` throws where the connection breaks off
 */
export async function readBody(
  response: Response,
  request: HttpRequest,
  reading: Reading,
  unread: boolean | undefined,
): Promise<Pick<Answer<number, boolean, unknown>, "declared" | "data">> {
  const { operation, method } = request;
  const readers = operation.responses as Readonly<Record<string, ResponseReader>>;
  const status = `${response.status}`;
  const reader = readers[status] ?? readers[`${status[0]}XX`] ?? readers["default"];
  const declared = !!reader;
  const { expected = "application/json", read = readJson, stream } = reader ?? untyped;
  if (unread && response.ok) return { declared, data: unreadBody(response, request, reading) };
  // The headers of an answer to HEAD describe a body that doesn't come.
  if (!read || method === "HEAD") {
    await response.body?.cancel();
    return { declared, data: undefined };
  }
  const items = response.ok && stream?.(response, request, reading);
  if (items) return { declared, data: items };
  const content = new Uint8Array(await response.arrayBuffer());
  try {
    return { declared, data: read(content, response) };
  } catch (error) {
    if (!response.ok) return { declared: false, data: recover(content, response) };
    throw new DecodeError(request, response, content, expected, error);
  }
}

/**
 * What `call` gives: data of a declared 2xx status, and no other.
 * @throws DecodeError for a 2xx that the document doesn't declare, but where a success has no data
 */
export function successOf({
  declared,
  data,
  ...answer
}: Answer<number, boolean, unknown>): unknown {
  const { request, status, headers } = answer;
  const readers = request.operation.responses as Readonly<Record<string, ResponseReader>>;
  const successes = Object.entries(readers).filter(([key]) => key.startsWith("2"));
  if (declared || !successes.length) return data;
  const missing = successes.filter(([, { read }]) => read === null).length;
  if (missing === successes.length || (missing && data === undefined)) return undefined;
  const body = typeof data === "string" ? data : (JSON.stringify(data) ?? "");
  const content = data instanceof Uint8Array ? data : new TextEncoder().encode(body);
  const expected = `status ${successes.map(([key]) => key).join(" or ")}`;
  throw new DecodeError(request, { status, headers }, content, expected);
}

/** As it comes, but what breaks it off is an error of ours, as for streams of items. */
function unreadBody({ body }: Response, request: HttpRequest, reading: Reading): BodyStream {
  if (!body) return body;
  const reader = body.getReader();
  let count = 0;
  let end: () => void;
  let fail: (cause: unknown) => void;
  const whole = new Promise<void>((...both) => ([end, fail] = both));
  const source = {
    start(out: ReadableStreamDefaultController<Bytes>) {
      limitTime(() => whole, reading.left?.() ?? noLimit, reading.signal).catch((cause) => {
        out.error(failureOf(cause, request, reading, `${count} byte(s)`));
        reader.cancel().catch(() => {});
      });
    },
    async pull(out: ReadableStreamDefaultController<Bytes>) {
      try {
        const { value } = await reader.read();
        if (!value) {
          end();
          return out.close();
        }
        count += value.length;
        out.enqueue(value);
      } catch (cause) {
        fail(cause);
      }
    },
    cancel(reason: unknown) {
      end();
      return reader.cancel(reason);
    },
  };
  return new ReadableStream<Bytes>(source, { highWaterMark: 0 });
}

/**
 * What a failure says that isn't what was declared: often it is a gateway's, not the API's. Its
 * status counts, whatever its body is: that is no reason to throw.
 */
function recover(content: Uint8Array, response: Response): unknown {
  try {
    if (isJson(mediaType(response))) return JSON.parse(decodeUtf8(content));
  } catch {}
  try {
    return decodeText(content, response) || undefined;
  } catch {
    return content;
  }
}
