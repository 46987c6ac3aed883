// The runtime of wireform, copied. Do not edit.
/**
 * What can go wrong once a request is under way. The errors name the operation and never carry the
 * sent body or a credential, so that neither a key nor a card number ends in a log.
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

  // The members are written by one `assign`, which is half the bytes of a statement for each.
  constructor(request: HttpRequest, reason: string, members: object, cause?: unknown) {
    const { id, method, path } = request.operation;
    super(`${method} ${path}: ${reason}`);
    hide(this, "cause", cause);
    Object.assign(this, { operation: id, request: redact(request), ...members });
  }
}

/**
 * The API answered with a status other than 2xx. Thrown by `call`; `send` returns the outcome. Its
 * types are known once `isApiError` says of which operation it is.
 */
export class ApiError<
  D = unknown,
  S extends number = number,
  F extends Headers = Headers,
> extends RequestError {
  override readonly name = "ApiError";
  declare readonly status: S;
  /** Of the response; `get` knows those that the document declares. */
  declare readonly headers: F;
  /** What the API's support asks for: `Request-Id`, `X-Correlation-Id` or `X-Request-Id`. */
  declare readonly requestId: string | undefined;
  /** Whether `data` is what the document declares for the status. */
  declare readonly declared: boolean;
  /** The body of the answer, read as declared; else its JSON or its text. */
  declare readonly data: D;
  /** How often the request was sent. */
  declare readonly attempts: number;
  /** Why it was not sent again. */
  declare readonly ended: Ended;
  /** What the document says of the operation. Not enumerable: logs are short without it. */
  declare readonly source: Operation;
  /** Inherited. For the type checker: else `data` behind `instanceof` is `any`. */
  declare static readonly [Symbol.hasInstance]: (value: unknown) => value is ApiError;

  constructor(answer: Answer<S, boolean, D>) {
    const { status, headers, declared, data, request, attempts, ended } = answer;
    const told =
      declared || typeof data !== "string"
        ? ownMessage(data)
        : `${headers.get("content-type") ?? "no type"}, not declared: ${data.slice(0, 200)}`;
    const members = { ...identify({ status, headers }), declared, data, attempts, ended };
    super(request, told ? `${status}: ${told}` : `${status}`, members);
    hide(this, "source", request.operation);
  }
}

/**
 * No answer, or only a part of one: the network failed. Whether the API has acted on the request is
 * not known. `cause` is what `fetch` threw.
 */
export class ConnectionError extends RequestError {
  override readonly name: string = "ConnectionError";
  /** How often the request was sent. */
  declare readonly attempts: number;
  /** Why it was not sent again; `undefined`: it is, or its answer had begun to come. */
  declare readonly ended: Ended | undefined;
  /** What the network calls it, where the platform tells: `ECONNREFUSED`. */
  declare readonly code: string | undefined;

  /** @param received what of a stream had come: `2 item(s)`; `undefined`: there was no stream yet */
  constructor(request: HttpRequest, attempts: number, cause: unknown, received?: string) {
    const { message, cause: inner, code: own } = Object(cause) as Caught;
    // In Node, `fetch` only says that it failed; the network's own code is one level down.
    const code = (Object(inner) as Caught).code ?? own;
    const what =
      received === undefined
        ? `no answer in ${attempts} attempt(s)`
        : `the stream broke off after ${received}`;
    const reason = `${what}: ${textOf(message ?? cause)}`;
    super(request, code ? `${reason}: ${code}` : reason, { attempts, code }, cause);
  }
}

interface Caught {
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly code?: unknown;
}

/** No whole answer within `timeout` or `totalTimeout`. */
export class TimeoutError extends ConnectionError {
  override readonly name = "TimeoutError";
}

/** The caller's `signal` ended the request. `cause` is the signal's reason. */
export class AbortError extends ConnectionError {
  override readonly name = "AbortError";
}

/** A key that stands for another request already. Nothing was sent. */
export class IdempotencyError extends RequestError {
  override readonly name = "IdempotencyError";

  constructor(request: HttpRequest) {
    super(request, "the idempotency key was used for another request", {});
  }
}

/**
 * A success (2xx) came that isn't what the document declares: its body can't be read so, or its
 * status isn't declared. The API has acted on the request. Thrown by `call`, and by streams; the
 * outcome of a `send` has it as `error`.
 */
export class DecodeError extends RequestError {
  override readonly name = "DecodeError";
  declare readonly status: number;
  /** Of the response. */
  declare readonly headers: Headers;
  /** As `ApiError.requestId`. */
  declare readonly requestId: string | undefined;
  /** The response's `Content-Type`, if it has one. */
  declare readonly contentType: string | null;
  /** How the body begins: 200 characters at most. `cause` is what its parser said. */
  declare readonly body: string;
  /** The whole body, by what it says it is: JSON is parsed, text is a string, all else bytes. */
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
    // Four bytes a character at most; what isn't UTF-8 shows as U+FFFD.
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
 * Sets a member as `new Error(message, { cause })` does, which compilers know from ES2022 on only: it
 * isn't enumerable.
 */
export function hide(error: Error, name: "cause" | "source", value: unknown): void {
  Object.defineProperty(error, name, { value, configurable: true, writable: true });
}

function identify({ status, headers }: Pick<Response, "status" | "headers">): object {
  const texts = ["request-id", "x-correlation-id", "x-request-id"].map((name) => headers.get(name));
  return { status, headers, requestId: texts.find(Boolean) };
}

/** The API's own words: Stripe's in `error`, WePay's `error_message`, RFC 9457's `detail`. */
function ownMessage(data: unknown): unknown {
  const { error, error_message, message, detail, title } = Object(data) as Record<string, unknown>;
  const { message: nested } = Object(error) as Record<string, unknown>;
  const texts = [nested, error_message, message, detail, title];
  return texts.find((text) => text && typeof text === "string");
}

/** Whoever aborts may give any reason: a symbol, or an object that is no text. */
function textOf(reason: unknown): string {
  try {
    return String(reason);
  } catch {
    return typeof reason;
  }
}
