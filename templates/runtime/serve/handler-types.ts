/** The types of handlers. `I`: the input of the operation; `R`: the data of each declared status. */
import type { Call } from "./handler.js";

/** Answers one operation: with the data of a declared status, or with any response. */
export type OperationHandler<I, R> = (call: Call<I>) => Returned<AnswerOf<R>>;

/** The same where a caller can ask for several media types. `A`: the responses under each of them. */
export type NegotiatingHandler<I, A> = (
  call: Call<I>,
) => Returned<{ [M in keyof A]: AnswerOf<A[M]> }[keyof A]>;

type Returned<Answer> = Answer | Response | Promise<Answer | Response>;

/** What an operation may answer: `{ status: 201, data: order }`. */
export type AnswerOf<R> = { [S in keyof R]: AnswerUnder<S, R[S]> }[keyof R];

interface AnswerParts<S> {
  /** Under `4XX` and `default`: any status that is declared so. */
  readonly status: S extends number ? S : number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The media type, where there are several. Default: what the request accepts and the data can be. */
  readonly contentType?: string | undefined;
}

/** Where there may be no data, or anything, none has to be named. */
type AnswerUnder<S, D> = undefined extends D
  ? AnswerParts<S> & { readonly data?: D }
  : AnswerParts<S> & { readonly data: D };
