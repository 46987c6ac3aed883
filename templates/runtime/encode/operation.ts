// What a project's `lib` may lack: streams are async iterables, and 64 bits are a `bigint`.
/// <reference lib="es2020" preserve="true" />
/**
 * What the generated code says about an operation (data), and what comes out of it: a request.
 * Types only, except `operation`, which gives the data its types.
 */
import type { Responses, ResponseReader } from "../read/response.js";
import type { RetryOptions } from "../send/retry.js";

/**
 * Makes an operation when it is first called: a program may load the operations of a whole document,
 * and call few of them.
 */
export interface LazyOperation<O extends Operation = Operation> {
  (): O;
  made?: O;
}

/** One HTTP operation of the document, as data. `R` maps each declared status to its data. */
export interface Operation<R extends Responses = Responses> {
  /** The `operationId`, or method and path words. */
  readonly id: string;
  /** Upper case. */
  readonly method: string;
  /** The path template, for example `/payments/{id}`: the route for logs and metrics. */
  readonly path: string;
  /** The groups of the input, in the order in which they are written. */
  readonly parameters?: Readonly<Partial<Record<ParameterGroup, GroupWriter>>>;
  /** Those that the client provides if the input doesn't. */
  readonly clientParameters?: readonly ClientParameter[];
  readonly body?: BodyWriter;
  /** The Accept header's value: the media types of all responses. */
  readonly accept?: string;
  /** How to read each status: `200`, `4XX`, `default`. */
  readonly responses: { readonly [K in keyof R]: ResponseReader };
  /** Alternatives, each a list of schemes that apply together; empty: no security. */
  readonly security?: readonly (readonly string[])[];
  /** The query parameters in which the client sends API keys. */
  readonly keyParameters?: readonly string[];
  /** Servers of this operation or its path, instead of the client's. */
  readonly servers?: readonly string[];
  /** For an operation made for a caller's `accept`: the one that the document declares. */
  readonly choiceOf?: Operation;
  /** The differences from the policy of all operations. */
  readonly retry?: RetryOptions;
  /** The header that makes a repetition safe, for example `Idempotency-Key`. */
  readonly idempotencyHeader?: string;
}

export type ParameterGroup = "path" | "query" | "headers" | "cookies";

/** `required`: the request isn't sent without it. */
export type ClientParameter = readonly [group: ParameterGroup, name: string, required: boolean];

/**
 * Writes a group of the input into a request.
 * @throws EncodeError with the place inside the group
 */
export type GroupWriter = (values: unknown, draft: RequestDraft) => void;

/** A request that is being written. */
export interface RequestDraft {
  url: string;
  headers: Record<string, string>;
}

export interface ParameterWriter {
  readonly required?: boolean;
  /**
   * The text of one parameter in its place: part of a path segment, `a=1&a=2`, a header value,
   * `a=1; a=2`. `undefined`: nothing is sent.
   * @throws EncodeError with the place inside the value
   */
  readonly write: WriteParameter;
}

export interface WriteParameter {
  (name: string, value: unknown): string | undefined;
  /** For queries: faster than to write a text and join it. It is never asked for `undefined`. */
  readonly append?: AppendPairs;
}

/** Adds `&a=1&a=2` to a query. */
export type AppendPairs = (query: string, name: string, value: unknown) => string;

export interface BodyWriter {
  readonly required?: boolean;
  /** The Content-Type header's value; multipart returns its own with the boundary. */
  readonly contentType: string;
  /**
   * For several media types, or a range: the writer of the one that the caller names. `undefined`:
   * this one writes.
   */
  readonly choose?: (contentType: string | undefined) => BodyWriter | undefined;
  /** @throws EncodeError with the place inside the value */
  write(value: unknown): RequestBody | { readonly contentType: string; readonly body: RequestBody };
}

/** What `fetch` accepts. `fetch` itself refuses bytes of shared memory. */
export type RequestBody = string | Bytes | Blob | ReadableStream<Uint8Array>;

/**
 * A complete request, for any HTTP client. It is plain and frozen, and not sent yet. `R`: the data
 * of each possible status; `H`: its header fields.
 */
export interface HttpRequest<R extends Responses = Responses, H = unknown> {
  readonly operation: Operation<R>;
  readonly method: string;
  /** Path and query, relative to the server: `/payments/p1?expand=owner`. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: RequestBody | null;
  /**
   * For the type checker; no request has it. As a method, it accepts any `H` for the default one.
   */
  [answers]?(headers: H): void;
}

declare const answers: unique symbol;

/** The input of an operation; each operation has only the parts that it declares. */
export interface Input {
  readonly path?: object | undefined;
  readonly query?: unknown;
  readonly headers?: object | undefined;
  readonly cookies?: object | undefined;
  readonly body?: unknown;
  readonly contentType?: string | undefined;
  /** Not for callers: see `whichOperation`. */
  readonly [whichOperation]?: (operation: Operation) => void;
}

/**
 * To find out which operation a function builds requests for, or to check what it gets, call it with
 * this key in the input. It is a symbol, so that it passes through functions that spread their input.
 */
export const whichOperation: unique symbol = Symbol();

/** Gives the data of an operation its response types. */
export function operation<R extends Responses>(data: Operation<R>): Operation<R> {
  return data;
}

/** Marks a parameter or body as required. */
export function required<T extends ParameterWriter | BodyWriter>(writer: T): T {
  return { ...writer, required: true };
}

/**
 * `Uint8Array<ArrayBuffer>`, which `Blob`, `Response` and `crypto.subtle` accept: bytes in memory
 * that isn't shared. Before TypeScript 5.7 `Uint8Array` has no type argument; this works there too.
 */
export type Bytes = ReturnType<typeof Uint8Array.of>;
