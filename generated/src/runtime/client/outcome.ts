// The runtime of wireform, copied. Do not edit.
/**
 * The types of a response. Types only: nothing of this file is in a bundle. `R` maps what the
 * document declares to the type of its data: `{ 200: Payment; "4XX": Failure }`. `H` maps it to the
 * text of its header fields: `{ 200: { "Request-Id": string | null } }`.
 */
import type { Bytes, HttpRequest } from "../encode/operation.js";
import type { Responses } from "../read/response.js";
import type { Ended } from "../send/retry.js";
import type { DecodeError } from "./api-error.js";

/**
 * The response of a server, distinguished by `status`: an exact status first, then its range
 * (`"4XX"`), then `default`, which covers only failures if a 2xx is declared. A response that the
 * document doesn't declare is an outcome too, with `unknown` data. So check `ok`, `status` or
 * `declared` to give `data` a type:
 *
 * ```ts
 * if (outcome.ok) outcome.data; // of the declared success
 * else if (outcome.status === 404) outcome.data; // of 404
 * else if (outcome.declared) outcome.data; // of any other declared failure
 * ```
 *
 * Checking `status` alone trusts the server, and any gateway in front of it: see `declared`.
 */
export type Outcome<R extends Responses, H = unknown> =
  Answers<R, H, { [K in keyof R]: K }[keyof R]> | Unread;

/** The outcome of a `send` with `stream: true`: the body of a success is unread. */
export type StreamedOutcome<R extends Responses, H = unknown> =
  Exclude<Outcome<R, H>, { readonly ok: true }> | Answer<Ranges["2XX"], true, BodyStream>;

/** The bytes of a body; null if a response has none. */
export type BodyStream = ReadableStream<Bytes> | null;

/**
 * One response. `S`: its status; `Ok`: whether it is a success; `D`: its data; `Known`: `declared`;
 * `F`: its headers.
 */
export interface Answer<
  S extends number,
  Ok extends boolean,
  D,
  Known extends boolean = boolean,
  F extends Headers = Headers,
> {
  readonly status: S;
  /**
   * Whether this is a declared success: a 2xx whose `data` matches the document. Without a declared
   * 2xx or `default`, or with `stream: true`: any 2xx.
   */
  readonly ok: Ok;
  /**
   * Whether `data` matches the document. `false`: neither the status, its range nor `default` is
   * declared, or the body is something else, such as a gateway's HTML page.
   */
  readonly declared: Known;
  /**
   * The body, read as declared, otherwise by its `Content-Type`: JSON is parsed, text is a string,
   * anything else is bytes. `undefined` if there is none.
   */
  readonly data: D;
  /** For a 2xx that isn't `ok`: what is wrong, as the error that `call` throws. */
  readonly error?: DecodeError | undefined;
  /** The headers of the response; `get` knows those that the document declares. */
  readonly headers: F;
  /**
   * The request as it was sent, with the headers of this `send` and the idempotency key, but
   * without what the client adds to all requests: its credentials and its own `headers`.
   */
  readonly request: HttpRequest;
  /** The server: the part of the URL before the request's. */
  readonly baseUrl: string;
  /** How often the request was sent, including the first time. */
  readonly attempts: number;
  /** Why it was not sent again. */
  readonly ended: Ended;
}

/**
 * `F`: the declared header fields, by their names in the document, with the types of their texts.
 */
export interface TypedHeaders<F> extends Headers {
  /** The text of a header field; `null` if there is none. */
  get<N extends keyof F>(name: N): F[N];
  get(name: string): string | null;
}

/**
 * The data of a declared 2xx status; if none is declared, that of `default`; otherwise `unknown`.
 */
export type Success<R extends Responses> = [Extract<keyof R, Successful>] extends [never]
  ? DefaultData<R>
  : R[Extract<keyof R, Successful>];

export type Successful = Ranges["2XX"] | "2XX";

type DefaultData<R> = R extends { readonly default: infer D } ? D : unknown;

// The 500 literals are made once, by range. Types about all of them use only the keys, so the type
// checker computes them once for all operations that declare the same statuses. With `keyof R` or
// an alias of it, it would compute them again for each `R`.
export interface Ranges {
  readonly "1XX": Numbers<`1${Digit}${Digit}`>;
  readonly "2XX": Numbers<`2${Digit}${Digit}`>;
  readonly "3XX": Numbers<`3${Digit}${Digit}`>;
  readonly "4XX": Numbers<`4${Digit}${Digit}`>;
  readonly "5XX": Numbers<`5${Digit}${Digit}`>;
}

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

type Numbers<Text extends string> = Text extends `${infer N extends number}` ? N : never;

type Answers<R, H, Keys> =
  | { [S in Status<R>]: Declared<S, R[S], Keys, HeadersOf<H, S>> }[Status<R>]
  | Others<R, Keys, HeadersOf<H, "default">>;

type Status<R> = Extract<keyof R, number | keyof Ranges>;

type HeadersOf<H, S> = S extends keyof H ? TypedHeaders<H[S]> : Headers;

type Declared<S, D, Keys, F extends Headers> = S extends keyof Ranges
  ? Member<Exclude<Ranges[S], Keys>, IsSuccess<S>, D, true, F>
  : Member<S & number, IsSuccess<S>, D, true, F>;

/** Statuses that are declared neither by themselves nor by range, as two members: 2xx or not. */
type Others<R, Keys, F extends Headers> =
  | ([Extract<Keys, Successful>] extends [never]
      ? Member<Unnamed<"2XX", Keys>, true, DefaultData<R>, HasDefault<Keys>, F>
      : Member<Unnamed<"2XX", Keys>, false, unknown, false, Headers>)
  | Member<Unnamed<Failing, Keys>, false, DefaultData<R>, HasDefault<Keys>, F>;

/**
 * A body that isn't what was declared; one type for all operations. It must not change the data of
 * a declared `status`. So some members bring the statuses and add no data to any of them, and one
 * brings the data, with statuses that no final response has. The headers of a failure stay
 * uncertain: a gateway's response lacks what the document promises.
 */
type Unread =
  | Answer<Ranges["2XX"], false, never, false, never>
  | Answer<Ranges[Failing], false, never, false>
  | Answer<Ranges["1XX"], false, unknown, false>;

type Failing = Exclude<keyof Ranges, "2XX">;

type HasDefault<Keys> = "default" extends Keys ? true : false;

export type Unnamed<Range extends keyof Ranges, Keys> = Exclude<Ranges[Exclude<Range, Keys>], Keys>;

type IsSuccess<K> = K extends Successful ? true : false;

type Member<S extends number, Ok extends boolean, D, Known extends boolean, F extends Headers> = [
  S,
] extends [never]
  ? never
  : Answer<S, Ok, D, Known, F>;
