/**
 * The types of handlers. `I`: the input of the operation; `R`: the data of each declared status;
 * `Identity`: who calls; `H`: the texts of the declared header fields of each status.
 */
import type { Ranges, Successful, Unnamed } from "../client/outcome.js";
import type { GivenFields, HeaderValue } from "./answers/answer-headers.js";
import type { Call } from "./handler.js";

/** Answers one operation: with the data of a declared status, or with any response. */
export type OperationHandler<I, R, Identity = unknown, H = unknown> = (
  call: Call<I, Identity>,
) => Returned<AnswerOf<R, H>>;

/** The same where a caller can ask for several media types. `A`: the responses under each of them. */
export type NegotiatingHandler<I, A, Identity = unknown, H = unknown> = (
  call: Call<I, Identity>,
) => Returned<AnswerOf<UnderAnyType<A[keyof A]>, H>>;

/**
 * The data of each status under all media types, so that compilers hold an answer against all of them:
 * of several answers with its status, they would explain why it isn't the last.
 */
type UnderAnyType<R> = { [S in StatusIn<R>]: DataIn<R, S> };

type StatusIn<R> = R extends unknown ? keyof R : never;

type DataIn<R, S> = R extends unknown ? (S extends keyof R ? R[S] : never) : never;

type Returned<Answer> = Answer | AnyResponse | Promise<Answer | AnyResponse>;

/**
 * A `Response`, by a member that no answer is mistaken for: by its `status`, which is any number, compilers
 * would take an answer of an undeclared status for a `Response` that lacks members.
 */
export type AnyResponse = Pick<Response, "clone">;

/** What an operation may answer: `{ status: 201, data: order }`. */
export type AnswerOf<R, H = unknown> = {
  [S in keyof R]: AnswerUnder<S, { [K in keyof R]: K }[keyof R], R[S], H>;
}[keyof R];

type AnswerUnder<S, Keys, D, H> = AnswerParts<StatusUnder<S, Keys>> &
  HeadersPart<S extends keyof H ? H[S] : unknown> &
  DataPart<D>;

/**
 * Under a range (`4XX`) and under `default`: the statuses that nothing else declares, so that no data
 * of theirs passes for another's. As for callers, `default` is no success where one is declared. A
 * `default` alone takes any number.
 */
type StatusUnder<S, Keys> = S extends keyof Ranges
  ? Exclude<Ranges[S], Keys>
  : S extends number
    ? S
    : [Keys] extends [S]
      ? number
      : Unnamed<
          "3XX" | "4XX" | "5XX" | ([Extract<Keys, Successful>] extends [never] ? "2XX" : never),
          Keys
        >;

interface AnswerParts<S> {
  readonly status: S;
  /** The media type, where there are several. Default: what the request accepts and the data can be. */
  readonly contentType?: string | undefined;
}

/** Where there may be no data, or anything, none has to be named. */
type DataPart<D> = undefined extends D ? { readonly data?: D } : { readonly data: D };

/** `F`: the texts of the fields; `null`: it may be missing. Without required ones, none has to be named. */
type HeadersPart<F> = unknown extends F
  ? { readonly headers?: GivenFields | undefined }
  : [RequiredNames<F>] extends [never]
    ? { readonly headers?: DeclaredFields<F> | undefined }
    : { readonly headers: DeclaredFields<F> };

/** By their names in the document, with any others. */
type DeclaredFields<F> = GivenFields & { readonly [N in RequiredNames<F>]: Given<F[N]> } & {
  readonly [N in keyof F]?: Given<F[N]> | undefined;
};

type RequiredNames<F> = { [N in keyof F]: null extends F[N] ? never : N }[keyof F];

/** The values whose text it is; of any text, it may be a list: each item is a field. */
type Given<Text> = Text extends null
  ? never
  : Text extends "true" | "false"
    ? Text | boolean
    : Text extends `${infer N extends number}`
      ? Text | N | (number extends N ? bigint : never)
      : string extends Text
        ? Text | readonly HeaderValue[]
        : Text;
