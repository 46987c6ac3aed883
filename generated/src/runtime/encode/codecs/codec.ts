// The runtime of wireform, copied. Do not edit.
/**
 * Codecs: how one value is written, as plain data. An encoder (JSON, form, parameter styles)
 * interprets the data once, when an operation is first used. A codec has the TypeScript type that
 * it can write, so a table with a missing or extra field does not compile.
 */
import { anyNode, anyObjectNode, byShape, dereference } from "./resolve.js";
import {
  base64Text,
  checkInt64,
  checkInteger,
  checkSeconds,
  checkUint64,
  dayText,
  refuse,
  secondsText,
  urlText,
} from "./scalar.js";

/**
 * Data that tells an encoder how to write a `T`. Contravariant: a codec for `string` can write
 * `"a"`.
 */
export type Codec<T> = CodecNode & { readonly [writes]?: (value: T) => void };

declare const writes: unique symbol;

export type CodecNode =
  | ScalarNode
  | { readonly kind: "any"; readonly choose: Choose }
  | { readonly kind: "nullable"; readonly of: CodecNode }
  | {
      readonly kind: "array";
      readonly items: CodecNode;
      readonly first?: readonly CodecNode[];
      /** For a tuple: whether later items would move if the one at `index` were left out. */
      readonly moves?: (value: readonly unknown[], index: number) => boolean;
    }
  | {
      readonly kind: "object";
      readonly fields: readonly Field[];
      readonly rest: CodecNode | null;
      /** Replaces `rest` if the codec depends on a member's name. */
      readonly free?: (name: string) => CodecNode | null;
      /** Members that are left out. */
      readonly skip?: ReadonlySet<string>;
    }
  | UnionNode
  | { readonly kind: "lazy"; readonly get: () => CodecNode; readonly choose: Choose };

/**
 * Finds the codec for a value. A function of the node, so that only nodes that need it bundle it.
 */
type Choose = (value: unknown) => CodecNode;

/**
 * `unixTime`: seconds. `date`: UTC day. `dateTime`: ISO 8601. `bytes`: base64 in text, raw in
 * multipart. `base64` and `bytesUrl` (base64url): text everywhere. `integerText`: in quotes in
 * JSON.
 */
export type ScalarKind =
  | "string"
  | "integer"
  | "number"
  | "boolean"
  | "unixTime"
  | "date"
  | "dateTime"
  | "bytes"
  | "base64"
  | "bytesUrl"
  | "integerText";

/** What a scalar's text needs beyond the common rules: only kinds that need it bundle it. */
export interface ScalarNode {
  readonly kind: ScalarKind;
  /** @throws EncodeError for a number that can't be meant */
  readonly check?: (value: number | bigint) => void;
  /** Replaces ISO 8601. */
  readonly dateText?: (date: Date) => string;
  /** For kinds that allow bytes; `undefined`: the value is something else. */
  readonly bytesText?: (value: unknown) => string | undefined;
}

export interface UnionNode {
  readonly kind: "union";
  readonly of: readonly CodecNode[];
  /** The codecs that the document allows for a value; `undefined` if the document doesn't say. */
  readonly among?: (value: unknown) => readonly CodecNode[] | undefined;
  readonly choose: Choose;
}

/** A declared member: its wire name and codec, in the order of the document. */
export type Field = readonly [name: string, codec: CodecNode];

/**
 * A codec for each property of `T`, with none missing and none extra; not for an index signature.
 */
export type Fields<T> = {
  readonly [K in keyof T as string extends K ? never : K]-?: Codec<Exclude<T[K], undefined>>;
};

/** A codec of one scalar. */
export type ScalarCodec<T> = Codec<T> & ScalarNode;

export const string: ScalarCodec<string> = { kind: "string" };
/** A safe integer or a bigint; other numbers are refused (`not_integer`). */
export const integer: ScalarCodec<number | bigint> = {
  kind: "integer",
  check: checkInteger,
};
/** An integer of 64 bits; larger ones are refused (`type_mismatch`). */
export const int64: ScalarCodec<number | bigint> = { kind: "integer", check: checkInt64 };
/** Like `int64`, without a sign. */
export const uint64: ScalarCodec<number | bigint> = { kind: "integer", check: checkUint64 };
/** Like `int64`; its digits are a string. */
export const int64Text: ScalarCodec<string | bigint> = { kind: "integerText", check: checkInt64 };
/** Like `uint64`; its digits are a string. */
export const uint64Text: ScalarCodec<string | bigint> = { kind: "integerText", check: checkUint64 };
export const number: ScalarCodec<number | bigint> = { kind: "number" };
export const boolean: ScalarCodec<boolean> = { kind: "boolean" };
/** Seconds since 1970-01-01T00:00Z, from a `Date` or a number; milliseconds are refused. */
export const unixTime: ScalarCodec<Date | number | bigint> = {
  kind: "unixTime",
  check: checkSeconds,
  dateText: secondsText,
};
export const date: ScalarCodec<Date | string> = { kind: "date", dateText: dayText };
export const dateTime: ScalarCodec<Date | string> = { kind: "dateTime" };
export const bytes: ScalarCodec<Uint8Array | ArrayBuffer | Blob | string> = {
  kind: "bytes",
  bytesText: base64Text,
};
export const base64: ScalarCodec<Uint8Array | ArrayBuffer | string> = {
  kind: "base64",
  bytesText: base64Text,
};
export const bytesUrl: ScalarCodec<Uint8Array | ArrayBuffer | string> = {
  kind: "bytesUrl",
  bytesText: urlText,
};
/** Anything, by its runtime type: for what the document leaves open. */
export const any: Codec<unknown> = anyNode;

/** Nothing: the document allows no value. Not even null, like any union without it. */
export const never: Codec<never> = { kind: "union", of: [], choose: refuse };

export function nullable<T = never>(of: Codec<NoInfer<T>>): Codec<T | null> {
  return { kind: "nullable", of };
}

export function array<T = never>(items: Codec<NoInfer<T>>): Codec<readonly T[]> {
  return { kind: "array", items };
}

/** The first items by position, all others by `rest`. */
export function tuple<T>(first: readonly CodecNode[], rest: CodecNode = any): Codec<T> {
  const moves = (value: readonly unknown[], index: number): boolean =>
    index < first.length &&
    value.slice(index).some((item) => item !== undefined && item !== value[index]);
  return { kind: "array", items: rest, first, moves };
}

/** An object of exactly these members; with `rest`, others are written by that codec. */
export function object<T = Record<string, never>>(
  fields: Fields<NoInfer<T>> | readonly Field[],
  rest: CodecNode | null = null,
): Codec<T> {
  return { kind: "object", fields: Array.isArray(fields) ? fields : Object.entries(fields), rest };
}

/** An object of these members and any others: the document doesn't close it. */
export function openObject<T = Record<string, never>>(
  fields: Fields<NoInfer<T>> | readonly Field[],
): Codec<T> {
  return object(fields, any);
}

/** An object that the document doesn't describe further. */
export const anyObject: Codec<Readonly<Record<string, unknown>>> = anyObjectNode;

/** An object with any member names, each value written by `rest`. */
export function map<T = never>(rest: Codec<NoInfer<T>>): Codec<Readonly<Record<string, T>>> {
  return { kind: "object", fields: [], rest };
}

/** At most one object, one array and one scalar: the kind of the value decides. */
export function either<T>(...of: readonly CodecNode[]): Codec<T> {
  return { kind: "union", of, choose: (value) => byShape(of, value) };
}

/**
 * The codec of a schema, as its module declares it. A function: a program may load the codecs of a
 * whole document, and engines skip the body of one until it is called.
 */
export interface NamedCodec<T> {
  (): Codec<T>;
  made?: Codec<T>;
}

/** The codec of a schema: made when it is first needed, and shared by all that refer to it. */
export function shared<T>(codec: NamedCodec<T>): Codec<T> {
  codec.made ??= codec();
  return codec.made;
}

/** The same, but looked up when a value is written: for schemas that contain themselves. */
export function lazy<T>(codec: NamedCodec<T>): Codec<T> {
  return { kind: "lazy", get: () => shared(codec), choose: () => dereference(shared(codec)) };
}
