/**
 * The errors of a request that is being sent. They name the operation and never carry the sent body
 * or a credential, so that no key and no card number ends up in a log.
 */
import type { HttpRequest, Operation } from "../encode/operation.js";
import { essence } from "../read/response-text.js";
import type { Ended } from "../send/retry.js";
import { redact, type RedactedRequest } from "../tools/redact.js";
import type { Answer } from "./outcome.js";

/** What all errors of a sent request have in common. */
abstract class RequestError extends Error {
  /** The operation's id. */
  declare readonly operation: string;
  /** What was sent, without its body and secrets. The idempotency key is among the headers. */
  declare readonly request: RedactedRequest;

  // One `assign` for all members takes half the bytes of separate statements.
  constructor(request: HttpRequest, reason: string, members: object, cause?: unknown) {
    const { id, method, path } = request.operation;
    super(`${method} ${path}: ${reason}`);
    // Without one, logs would show an empty one.
    if (cause !== undefined) hide(this, "cause", cause);
    Object.assign(this, { operation: id, request: redact(request), ...members });
  }
}

/**
 * The API answered with a status other than 2xx. Thrown by `call`; `send` returns the outcome.
 * `isApiError` gives it the types of an operation.
 */
export class ApiError<
  D = unknown,
  S extends number = number,
  F extends Headers = Headers,
> extends RequestError {
  override readonly name = "ApiError";
  declare readonly status: S;
  /** The headers of the response; `get` knows those that the document declares. */
  declare readonly headers: F;
  /** The id that the API's support asks for: `Request-Id`, `X-Correlation-Id` or `X-Request-Id`. */
  declare readonly requestId: string | undefined;
  /** Whether `data` matches what the document declares for the status. */
  declare readonly declared: boolean;
  /** The body of the response, read as declared; otherwise its JSON or its text. */
  declare readonly data: D;
  /** How often the request was sent. */
  declare readonly attempts: number;
  /** Why it was not sent again. */
  declare readonly ended: Ended;
  /** What the document says of the operation. Not enumerable, to keep logs short. */
  declare readonly source: Operation;
  /** Inherited. Declared for the type checker: otherwise `data` is `any` after `instanceof`. */
  declare static readonly [Symbol.hasInstance]: (value: unknown) => value is ApiError;

  constructor(answer: Answer<S, boolean, D>) {
    const { status, headers, declared, data, request, attempts, ended } = answer;
    const told = declared ? "" : `${headers.get("content-type") ?? "no type"}, not declared: `;
    const reason = typeof data === "string" ? told + data.slice(0, 200) : ownMessage(data);
    const members = { ...identify(answer), declared, data, attempts, ended };
    super(request, reason ? `${status}: ${reason}` : `${status}`, members);
    hide(this, "source", request.operation);
  }
}

/**
 * No response, or an incomplete one: the network failed. Whether the API has acted on the request
 * is not known. `cause` is what `fetch` threw.
 */
export class ConnectionError extends RequestError {
  override readonly name: string = "ConnectionError";
  /** How often the request was sent. */
  declare readonly attempts: number;
  /**
   * Why it was not sent again; `undefined` while it is retried, or if its response had begun to
   * arrive.
   */
  declare readonly ended: Ended | undefined;
  /** The network's error code, if the platform tells it: `ECONNREFUSED`. */
  declare readonly code: string | undefined;

  /**
   * @param received what has arrived of a stream: `2 item(s)`; `undefined`: there was no stream yet
   */
  constructor(request: HttpRequest, attempts: number, cause: unknown, received?: string) {
    const { message, cause: inner, code: own } = Object(cause) as Caught;
    // In Node, `fetch` only says that it failed; the network's own error code is one level deeper.
    const told = (Object(inner) as Caught).code ?? own;
    // That of a platform's abort is a number, which says nothing.
    const code = (told as number) >= 0 ? undefined : told;
    const what = received
      ? `the stream broke off after ${received}`
      : `no answer in ${attempts} attempt(s)`;
    const reason = `${what}: ${textOf(message ?? cause)}`;
    super(request, code ? `${reason}: ${code}` : reason, { attempts, code }, cause);
  }
}

interface Caught {
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly code?: unknown;
}

/** No complete response within `timeout` or `totalTimeout`. */
export class TimeoutError extends ConnectionError {
  override readonly name = "TimeoutError";
}

/** The caller's `signal` ended the request. `cause` is the signal's reason. */
export class AbortError extends ConnectionError {
  override readonly name = "AbortError";
}

/** The idempotency key was used for another request before. Nothing was sent. */
export class IdempotencyError extends RequestError {
  override readonly name = "IdempotencyError";

  constructor(request: HttpRequest) {
    super(request, "the idempotency key is that of another request", {});
  }
}

/**
 * A success (2xx) that doesn't match the document: its body can't be read as declared, or its
 * status isn't declared. The API has acted on the request. Thrown by `call` and by streams; the
 * outcome of `send` has it as `error`.
 */
export class DecodeError extends RequestError {
  override readonly name = "DecodeError";
  declare readonly status: number;
  /** The headers of the response. */
  declare readonly headers: Headers;
  /** Like `ApiError.requestId`. */
  declare readonly requestId: string | undefined;
  /** The response's `Content-Type`, if it has one. */
  declare readonly contentType: string | null;
  /** The start of the body, at most 200 characters. `cause` is the parser's error. */
  declare readonly body: string;
  /**
   * The whole body, read by its `Content-Type`: JSON is parsed, text is a string, anything else is
   * bytes.
   */
  declare readonly data: unknown;

  constructor(
    request: HttpRequest,
    response: Pick<Response, "status" | "headers">,
    content: Uint8Array,
    data: unknown,
    expected: string,
    cause?: unknown,
  ) {
    const contentType = response.headers.get("content-type");
    // A character has at most four bytes; invalid UTF-8 is shown as U+FFFD.
    const body = new TextDecoder().decode(content.subarray(0, 800)).slice(0, 200);
    const members = { ...identify(response), contentType, body, data };
    const isMeant = contentType && expected.includes(essence(contentType));
    const fault = isMeant
      ? `not readable as ${expected}`
      : `expected ${expected}, got ${contentType ?? "no type"}`;
    const reason = `${response.status}: ${fault}: ${body || "(empty)"}`;
    super(request, cause ? `${reason} (${(cause as Error).message})` : reason, members, cause);
  }
}

/**
 * Sets a member that isn't enumerable, like `new Error(message, { cause })`, which compilers know
 * only from ES2022 on.
 */
export function hide(error: Error, name: "cause" | "source", value: unknown): void {
  Object.defineProperty(error, name, { value, configurable: true, writable: true });
}

function identify({ status, headers }: Pick<Response, "status" | "headers">): object {
  const texts = ["request-id", "x-correlation-id", "x-request-id"].map((name) => headers.get(name));
  return { status, headers, requestId: texts.find(Boolean) };
}

/** The API's own message, what says most first: Stripe's in `error`, RFC 9457's `detail`, the first of `errors`. */
function ownMessage(data: unknown, depth = 9): unknown {
  if (!data) return data;
  if (typeof data === "string") return data.slice(0, 1000);
  const names = ["error_message", "message", "msg", "detail", "error", "errors", "title", 0];
  // A body may be nested more deeply than calls can be.
  const inner = (name: string | number) =>
    ownMessage((data as Record<string, unknown>)[name], depth - 1);
  return depth && names.map(inner).find(Boolean);
}

/** An abort may have any reason: a symbol, or an object that can't be a text. */
function textOf(reason: unknown): string {
  try {
    return String(reason);
  } catch {
    return typeof reason;
  }
}
