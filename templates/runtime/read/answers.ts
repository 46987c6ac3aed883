/** Operations whose responses have several media types: the caller's `accept` chooses. */
import { build } from "../encode/build.js";
import { hasOwn } from "../encode/codecs/scalar.js";
import { EncodeError } from "../encode/errors.js";
import type { HttpRequest, Input, LazyOperation, Operation } from "../encode/operation.js";
import { mediaType } from "./response-text.js";
import { isWithin, readJson, type ResponseReader } from "./response.js";

/** `M` maps each media type to the data of each status; `D` is the default one. */
export interface AnswersOperation<M extends Answers<M>, D extends keyof M> extends Operation<M[D]> {
  /** By media type: the readers that differ from the default ones. */
  readonly answers: {
    readonly [A in keyof M]: { readonly [K in keyof M[A]]?: ResponseReader };
  };
  /** The media type that `stream` in the body asks for, if it isn't the default. */
  readonly byStream?: Readonly<Partial<Record<"true" | "false", keyof M>>>;
}

/** Maps media types to Responses. */
export type Answers<M> = { readonly [A in keyof M]: object };

/** What a caller says about the response. */
export interface Asking<A> {
  readonly accept?: A | undefined;
}

/**
 * @throws EncodeError as `build` does, and at `accept` for a type that the document doesn't name
 */
export function buildAnswer<M extends Answers<M>, D extends keyof M, A extends keyof M>(
  lazy: LazyOperation<AnswersOperation<M, D>>,
  input: (Input & Asking<A>) | undefined,
): HttpRequest<M[A]> {
  const operation = (lazy.made ??= lazy());
  const { accept, body } = Object(input) as Asking<string> & Input;
  const { stream } = Object(body) as { readonly stream?: unknown };
  const streamed =
    stream === true || stream === false ? operation.byStream?.[`${stream}`] : undefined;
  const asked = accept ?? streamed;
  const chosen = asked === undefined ? lazy : chooseAnswer(operation, asked as string);
  const rest = accept === undefined ? input : { ...input, accept: undefined };
  return build(chosen as LazyOperation<Operation<M[A]>>, rest);
}

type AnyOperation = Operation & {
  readonly answers: Readonly<Record<string, Readers>>;
};

type Readers = Readonly<Record<string, ResponseReader>>;

/** Each operation is made once. */
const made = /* @__PURE__ */ new WeakMap<object, Map<string, LazyOperation>>();

function chooseAnswer(
  operation: Operation & { readonly answers: object },
  asked: string,
): LazyOperation {
  const { answers, ...rest } = operation as AnyOperation;
  const known = made.get(operation) ?? new Map<string, LazyOperation>();
  made.set(operation, known);
  let chosen = known.get(asked);
  if (!chosen) {
    const name = hasOwn(answers, asked) ? asked : within(Object.keys(answers), asked);
    if (name === undefined) {
      const reason = `accept is one of ${Object.keys(answers).join(", ")}`;
      const error = EncodeError.at(new EncodeError("type_mismatch", reason), "accept");
      throw Object.assign(error as EncodeError, { operation: operation.id });
    }
    const responses = Object.freeze({ ...operation.responses, ...answers[name] });
    const one = Object.freeze({ ...rest, accept: asked, responses, choiceOf: operation });
    known.set(asked, (chosen = () => one));
  }
  return chosen;
}

/** The narrowest range among the names that includes a type. */
function within(names: readonly string[], asked: string): string | undefined {
  if (typeof asked !== "string" || !/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(asked)) return undefined;
  const ranges = names.filter((name) => name.includes("*") && isWithin(name, asked.toLowerCase()));
  return ranges.sort((a, b) => b.length - a.length)[0];
}

/**
 * A reader that doesn't accept other media types than the requested one.
 * @param others media types that the reader would accept, too
 */
export function only(reader: ResponseReader, ...others: readonly string[]): ResponseReader {
  const { read = readJson } = reader;
  return {
    ...reader,
    read: (content, response) => {
      if (others.includes(mediaType(response))) throw new TypeError("not declared");
      return read?.(content, response);
    },
  };
}
