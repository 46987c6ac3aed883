/**
 * An operation's answers for libraries that keep them. TanStack Query takes these objects as they
 * are, and SWR their members; neither is imported here.
 */
import type { ApiError } from "../client/api-error.js";
import type { Client } from "../client/client.js";
import type { RequestOptions } from "../client/options.js";
import type { Answer, Outcome, Success } from "../client/outcome.js";
import type { HttpRequest } from "../encode/operation.js";
import type { Responses } from "../read/response.js";
import { headOf, type KeyHead, keyOf, type KeySource, type QueryKey } from "./key.js";

/** What TanStack Query's `useQuery`, `prefetchQuery` and so on take. */
export interface QueryOptions<Data, Failure> extends Failing<Failure> {
  readonly queryKey: QueryKey;
  /** Sends the request. The library's signal ends it. */
  readonly queryFn: (context?: QueryContext) => Promise<Data>;
}

/**
 * For the type checker alone, which infers the type of errors from these: no object has them. There
 * are several, because callers set some of them.
 */
export interface Failing<Failure> {
  readonly retry?: (failureCount: number, error: Failure) => boolean;
  readonly retryDelay?: (failureCount: number, error: Failure) => number;
  readonly throwOnError?: (error: Failure) => boolean;
}

/** What libraries pass: TanStack Query an object, SWR the key. */
export type QueryContext = { readonly signal?: AbortSignal } | QueryKey;

/** Libraries refuse `undefined`: where an answer has no body, its data is null. */
export type QueryData<Data> = Data extends undefined ? null : Data;

/**
 * What can be thrown. `error.declared` is true for failures that the document declares: then
 * `status` tells them apart, and `data` has its type.
 */
export type QueryError<R extends Responses, H = unknown> =
  FailureOf<Outcome<R, H>> | UndeclaredFailure | OtherFailure;

// Interfaces, as the compiler multiplies out intersections of unions.
interface DeclaredFailure<D, S extends number, F extends Headers> extends ApiError<D, S, F> {
  readonly declared: true;
}

interface UndeclaredFailure extends ApiError {
  readonly declared: false;
}

/** A broken connection, an input that can't be sent, and so on. */
interface OtherFailure extends Error {
  readonly declared?: undefined;
}

type FailureOf<O> =
  O extends Answer<infer S, false, infer D, true, infer F> ? DeclaredFailure<D, S, F> : never;

/** An operation's query: `useQuery(getOrderQuery(client, { path: { id } }))`. */
export interface OperationQuery<Input, R extends Responses, H = unknown> {
  (
    client: Client,
    input: Input,
    options?: RequestOptions,
  ): QueryOptions<QueryData<Success<R>>, QueryError<R, H>>;
  /** How its keys begin, or those of an input: to invalidate what is kept. */
  key(input?: Partial<Input>): QueryKey;
}

/** The same for an operation that needs no input. */
export interface OptionalQuery<Input, R extends Responses, H = unknown> {
  (
    client: Client,
    input?: Input,
    options?: RequestOptions,
  ): QueryOptions<QueryData<Success<R>>, QueryError<R, H>>;
  /** How its keys begin, or those of an input: to invalidate what is kept. */
  key(input?: Partial<Input>): QueryKey;
}

/**
 * @param build the operation's function
 * @returns the options of its input and its answers: the type that the generated code says
 */
export function makeQuery<Query>(source: KeySource, build: (input: never) => HttpRequest): Query {
  const head = headOf(source);
  return Object.assign(
    (client: Client, input: unknown, options?: RequestOptions) => ({
      queryKey: keyOf(head, input),
      async queryFn(context?: QueryContext) {
        const sent = { ...options, ...signalOf(context) };
        return (await client.call(build(input as never), sent)) ?? null;
      },
    }),
    { key: keysOf(head) },
  ) as Query;
}

export function keysOf(head: KeyHead): (input?: object) => QueryKey {
  return (input) => (input ? keyOf(head, input) : [head]);
}

/** TanStack Query ends only requests whose signal was read. */
export function signalOf(context: QueryContext | undefined): { readonly signal?: AbortSignal } {
  return context && "signal" in context ? { signal: context.signal } : {};
}
