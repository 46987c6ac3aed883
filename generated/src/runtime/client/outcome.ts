// The runtime of wireform, copied. Do not edit.
/**
 * The types of an answer. Types only: nothing of this file is in a bundle.
 *
 * `R` maps what the document declares to the type of its data: `{ 200: Payment; "4XX": Failure }`.
 * `H` maps it to the text of its header fields: `{ 200: { "Request-Id": string | null } }`.
 */
import type { Bytes, HttpRequest } from "../encode/operation.js";
import type { Responses } from "../read/response.js";
import type { Ended } from "../send/retry.js";
import type { DecodeError } from "./api-error.js";

/**
 * What a server answered, told apart by `status`: an exact status first, then its range (`"4XX"`),
 * then `default`, which stands for failures where a 2xx is declared. What the document doesn't
 * declare is an outcome too, of `unknown` data; so `data` has a type once `ok`, `status` or
 * `declared` is known:
 *
 * ```ts
 * if (outcome.ok) outcome.data; // of the declared success
 * else if (outcome.status === 404) outcome.data; // of 404
 * else if (outcome.declared) outcome.data; // of any other failure that is declared
 * ```
 *
 * A type by `status` alone trusts the server, a gateway in front of it included: see `declared`.
 */
export type Outcome<R extends Responses, H = unknown> =
  Answers<R, H, { [K in keyof R]: K }[keyof R]> | Unread;

/** The outcome of a `send` with `stream: true`: the body of a success is as it comes. */
export type StreamedOutcome<R extends Responses, H = unknown> =
  Exclude<Outcome<R, H>, { readonly ok: true }> | Answer<Ranges["2XX"], true, BodyStream>;

/** The bytes of a body; null where a response has none. */
export type BodyStream = ReadableStream<Bytes> | null;

/**
 * One answer. `S`: its status; `Ok`: whether it is a success; `D`: its data; `Known`: `declared`;
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
   * Whether this is a success as the document declares it: a 2xx, and `data` is what it says. Where
   * it declares no 2xx and no `default`, or with `stream: true`: any 2xx.
   */
  readonly ok: Ok;
  /**
   * Whether `data` is what the document declares. `false`: it declares neither the status, nor its
   * range, nor `default`; or the body is something else, such as a gateway's page of HTML.
   */
  readonly declared: Known;
  /**
   * The body, read as declared, else by what it says it is: JSON is parsed, text is a string, all
   * else bytes. `undefined` where there is none.
   */
  readonly data: D;
  /** Of a 2xx that isn't `ok`: what is wrong with it, as `call` throws it. */
  readonly error?: DecodeError | undefined;
  /** Of the response; `get` knows those that the document declares. */
  readonly headers: F;
  /**
   * As it was sent, with the headers of this `send` and the idempotency key, but without what the
   * client adds to all requests: its credentials and its own `headers`.
   */
  readonly request: HttpRequest;
  /** The server that was asked: the part of the URL before the request's. */
  readonly baseUrl: string;
  /** How often the request was sent, the first time included. */
  readonly attempts: number;
  /** Why it was not sent again. */
  readonly ended: Ended;
}

/** `F`: the declared header fields, by their names as the document writes them, and their text. */
export interface TypedHeaders<F> extends Headers {
  /** The text of a header field; `null`: there is none. */
  get<N extends keyof F>(name: N): F[N];
  get(name: string): string | null;
}

/** The data of a declared 2xx status; if none is declared, that of `default`; else `unknown`. */
export type Success<R extends Responses> = [Extract<keyof R, Successful>] extends [never]
  ? DefaultData<R>
  : R[Extract<keyof R, Successful>];

type Successful = Ranges["2XX"] | "2XX";

type DefaultData<R> = R extends { readonly default: infer D } ? D : unknown;

// The 500 literals are made once, by range. What is done with all of them takes the keys alone, so
// that the checker does it once for all operations that declare the same statuses. It would not
// with `keyof R`, nor with an alias of it: those it keeps apart by `R`, equal or not.
interface Ranges {
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

/** All that is declared neither by status nor by range, in two members: 2xx or not. */
type Others<R, Keys, F extends Headers> =
  | ([Extract<Keys, Successful>] extends [never]
      ? Member<Unnamed<"2XX", Keys>, true, DefaultData<R>, HasDefault<Keys>, F>
      : Member<Unnamed<"2XX", Keys>, false, unknown, false, Headers>)
  | Member<Unnamed<Failing, Keys>, false, DefaultData<R>, HasDefault<Keys>, F>;

/**
 * A body that isn't what was declared; one type for all operations. It has to leave the data of a
 * declared `status` alone, hence members that bring the statuses and add no data to any of them, and
 * one that brings the data, with statuses that no final answer has. The headers of a failure are not
 * left out so: a gateway's answer lacks what the document promises.
 */
type Unread =
  | Answer<Ranges["2XX"], false, never, false, never>
  | Answer<Ranges[Failing], false, never, false>
  | Answer<Ranges["1XX"], false, unknown, false>;

type Failing = Exclude<keyof Ranges, "2XX">;

type HasDefault<Keys> = "default" extends Keys ? true : false;

type Unnamed<Range extends keyof Ranges, Keys> = Exclude<Ranges[Exclude<Range, Keys>], Keys>;

type IsSuccess<K> = K extends Successful ? true : false;

type Member<S extends number, Ok extends boolean, D, Known extends boolean, F extends Headers> = [
  S,
] extends [never]
  ? never
  : Answer<S, Ok, D, Known, F>;
