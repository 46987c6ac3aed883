/** Operations whose answers come as several media types: the caller's `accept` says which. */
import { build } from "../encode/build.js";
import { hasOwn } from "../encode/codecs/scalar.js";
import { EncodeError } from "../encode/errors.js";
import type { HttpRequest, Input, Operation } from "../encode/operation.js";
import { mediaType } from "./response-text.js";
import { isWithin, readJson, type ResponseReader } from "./response.js";

/** `M` maps each media type to the data of each status; `D` is the one that is meant without a word. */
export interface AnswersOperation<M extends Answers<M>, D extends keyof M> extends Operation<M[D]> {
  /** By media type: how to read what isn't read as without a word. */
  readonly answers: {
    readonly [A in keyof M]: { readonly [K in keyof M[A]]?: ResponseReader };
  };
  /** The media type that a member `stream` of the body asks for, where another is usual. */
  readonly byStream?: Readonly<Partial<Record<"true" | "false", keyof M>>>;
}

/** Media types to Responses. */
export type Answers<M> = { readonly [A in keyof M]: object };

/** What a caller says of the answer. */
export interface Asking<A> {
  readonly accept?: A | undefined;
}

/**
 * @throws EncodeError as `build` does, and at `accept` for a type that the document doesn't name
 */
export function buildAnswer<M extends Answers<M>, D extends keyof M, A extends keyof M>(
  operation: AnswersOperation<M, D>,
  input: (Input & Asking<A>) | undefined,
): HttpRequest<M[A]> {
  const { accept, body } = Object(input) as Asking<string> & Input;
  const { stream } = Object(body) as { readonly stream?: unknown };
  const told = stream === true || stream === false ? operation.byStream?.[`${stream}`] : undefined;
  const asked = accept ?? told;
  const chosen = asked === undefined ? operation : chooseAnswer(operation, asked as string);
  const rest = accept === undefined ? input : { ...input, accept: undefined };
  return build(chosen as Operation<M[A]>, rest);
}

type AnyOperation = Operation & {
  readonly answers: Readonly<Record<string, Readers>>;
};

type Readers = Readonly<Record<string, ResponseReader>>;

/** Each is made once. */
const made = /* @__PURE__ */ new WeakMap<object, Map<string, Operation>>();

function chooseAnswer(
  operation: Operation & { readonly answers: object },
  asked: string,
): Operation {
  const { answers, ...rest } = operation as AnyOperation;
  const known = made.get(operation) ?? new Map<string, Operation>();
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
    chosen = Object.freeze({ ...rest, accept: asked, responses, choiceOf: operation });
    known.set(asked, chosen);
  }
  return chosen;
}

/** A range among the names that a type lies in: the narrowest. */
function within(names: readonly string[], asked: string): string | undefined {
  if (typeof asked !== "string" || !/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(asked)) return undefined;
  const ranges = names.filter((name) => name.includes("*") && isWithin(name, asked.toLowerCase()));
  return ranges.sort((a, b) => b.length - a.length)[0];
}

/**
 * What comes under the name of a type that was not asked for isn't taken for one that was.
 * @param others media types that the reader would read all the same
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
