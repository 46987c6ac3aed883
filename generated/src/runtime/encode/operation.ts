// The runtime of wireform, copied. Do not edit.
// What a project's `lib` may lack: streams are async iterables, and 64 bits are a `bigint`.
/// <reference lib="es2020" preserve="true" />
/**
 * What the generated code says about an operation (data), and what comes out of it: a request.
 * Types only, but for `operation`, which gives the data its types.
 */
import type { Responses, ResponseReader } from "../read/response.js";
import type { RetryOptions } from "../send/retry.js";

/** One HTTP operation of the document, as data. `R` maps each declared status to its data. */
export interface Operation<R extends Responses = Responses> {
  /** The `operationId`, or method and path words. */
  readonly id: string;
  /** Upper case. */
  readonly method: string;
  /** The path template, for example `/payments/{id}`: the route to log and measure by. */
  readonly path: string;
  /** The groups of the input, in the order in which they are written. */
  readonly parameters?: Readonly<Partial<Record<ParameterGroup, GroupWriter>>>;
  /** Those of them that the client gives where the input doesn't. */
  readonly clientParameters?: readonly ClientParameter[];
  readonly body?: BodyWriter;
  /** The Accept header's value: the media types of all responses. */
  readonly accept?: string;
  /** How to read each status: `200`, `4XX`, `default`. */
  readonly responses: { readonly [K in keyof R]: ResponseReader };
  /** Alternatives, each a list of scheme names that apply together; none: no security. */
  readonly security?: readonly (readonly string[])[];
  /** The parameters of the query in which the client sends API keys. */
  readonly keyParameters?: readonly string[];
  /** Servers of this operation or its path, instead of the client's. */
  readonly servers?: readonly string[];
  /** Of one that reads what a caller's `accept` asks for: the one that the document declares. */
  readonly choiceOf?: Operation;
  /** Where it departs from the policy of all operations. */
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
  readonly headers: Record<string, string>;
}

export interface ParameterWriter {
  readonly required?: boolean;
  /**
   * The text of one parameter where it stands: a path segment's part, `a=1&a=2`, a header value,
   * `a=1; a=2`. `undefined`: nothing is sent.
   * @throws EncodeError with the place inside the value
   */
  write(name: string, value: unknown): string | undefined;
}

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

/** What `fetch` takes. Bytes of shared memory are refused by `fetch` itself. */
export type RequestBody = string | Bytes | Blob | ReadableStream<Uint8Array>;

/**
 * A request that is ready to be sent by any HTTP client. Plain and frozen; nothing is sent yet.
 * `R`: the data of each status that may come back; `H`: its header fields.
 */
export interface HttpRequest<R extends Responses = Responses, H = unknown> {
  readonly operation: Operation<R>;
  readonly method: string;
  /** Path and query, relative to the server: `/payments/p1?expand=owner`. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: RequestBody | null;
  /** For the type checker; no request has it. A method, so that any `H` goes for the default one. */
  [answers]?(headers: H): void;
}

declare const answers: unique symbol;

/** The parts that a caller passes to an operation; an operation has only those that it declares. */
export interface Input {
  readonly path?: object | undefined;
  readonly query?: unknown;
  readonly headers?: object | undefined;
  readonly cookies?: object | undefined;
  readonly body?: unknown;
  readonly contentType?: string | undefined;
  /** Not a caller's: see `whichOperation`. */
  readonly [whichOperation]?: (operation: Operation) => never;
}

/**
 * Who has a function that builds requests, and wants to know of which operation they are, calls it with
 * this in the input. A symbol, so that it comes through functions that spread their input.
 */
export const whichOperation: unique symbol = Symbol();

/** Gives the data of an operation its response types. */
export function operation<R extends Responses>(data: Operation<R>): Operation<R> {
  return data;
}

/** Marks a parameter or body that may not be left out. */
export function required<T extends ParameterWriter | BodyWriter>(writer: T): T {
  return { ...writer, required: true };
}

/**
 * `Uint8Array<ArrayBuffer>`, which `Blob`, `Response` and `crypto.subtle` take: bytes whose memory
 * nobody shares. Before TypeScript 5.7 `Uint8Array` takes no argument, and this says so too.
 */
export type Bytes = ReturnType<typeof Uint8Array.of>;
