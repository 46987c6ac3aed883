/** The types of handlers. `I`: the input of the operation; `R`: the data of each declared status. */
import type { Call } from "./handler.js";

/** Answers one operation: with the data of a declared status, or with any response. */
export type OperationHandler<I, R> = (
  call: Call<I>,
) => AnswerOf<R> | Response | Promise<AnswerOf<R> | Response>;

/** What an operation may answer: `{ status: 201, data: order }`. */
export type AnswerOf<R> = { [S in keyof R]: AnswerUnder<S, R[S]> }[keyof R];

interface AnswerParts<S> {
  /** Under `4XX` and `default`: any status that is declared so. */
  readonly status: S extends number ? S : number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The media type, where there are several. */
  readonly contentType?: string | undefined;
}

/** Where there may be no data, or anything, none has to be named. */
type AnswerUnder<S, D> = undefined extends D
  ? AnswerParts<S> & { readonly data?: D }
  : AnswerParts<S> & { readonly data: D };
