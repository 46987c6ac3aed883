/** How one of our types is compared with openapi-typescript's for the same schema. */
import type { Unrecognized } from "../../generated/src/runtime/tools/unrecognized.js";

/** A schema of requests: the types allow the same, with only seconds for our timestamps. */
export type Request<Ours, Theirs> = Compare<Plain<Ours>, Open<Plain<Theirs>>>;

/** The enums of both are as open as ours. */
export type Response<Ours, Theirs> = Compare<Plain<Ours>, Open<Plain<Theirs>>>;

/** For a schema that openapi-typescript can't express: fails as soon as it can. */
export type Unless<Theirs, Agreement> = unknown extends Theirs ? Agreement : "exception not needed";

/** A type with only the schemas' names and `"agrees"` for each. */
export type AllAgree<Names extends PropertyKey, T extends { [K in Names]: "agrees" }> = {
  [K in keyof T]: K extends Names ? "agrees" : never;
};

/** Identity is the test; the rest only says what is wrong. */
type Compare<Ours, Theirs> =
  Same<Ours, Theirs> extends true
    ? "agrees"
    : [Names<Ours>, Names<Theirs>] extends [Names<Theirs>, Names<Ours>]
      ? [Ours] extends [Theirs]
        ? [Theirs] extends [Ours]
          ? "any, or optional in one"
          : "ours is narrower"
        : "ours is wider"
      : "other members";

/** The declared names of a schema, without its index signature, which hides them. */
type Names<T> = T extends Primitive
  ? never
  : keyof { [K in keyof T as string extends K ? never : number extends K ? never : K]: T[K] };

/** Removes dates and explicit `undefined`, which only our types have, at any depth. */
type Plain<T> = unknown extends T
  ? T
  : T extends Primitive
    ? T
    : T extends Date
      ? never
      : T extends readonly (infer E)[]
        ? Plain<E>[]
        : { [K in keyof T]: Plain<Exclude<T[K], undefined>> };

/**
 * Opens each enum, at any depth: a union of literals, but not a single one, accepts unknown values.
 */
type Open<T> = unknown extends T
  ? T
  : OpenMembers<T> | (IsUnion<Extract<T, string>> extends true ? Unrecognized : never);

type OpenMembers<T> = T extends Primitive
  ? T
  : T extends readonly (infer E)[]
    ? Open<E>[]
    : { [K in keyof T]: Open<T[K]> };

type IsUnion<T, Whole = T> = [T] extends [never]
  ? false
  : T extends unknown
    ? [Whole] extends [T]
      ? false
      : true
    : never;

/** First, because the compiler treats `Unrecognized` as an object too. */
type Primitive = string | number | boolean | null | undefined;

type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
