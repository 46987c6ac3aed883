/**
 * How a value is written, as data: which of the runtime's codecs does it, and with what. All is decided
 * here; `5-emit` prints it and `diff` compares it. Equal codecs of a run are one object.
 */
import type { SchemaId, Shape } from "../../model/schema.js";

/** The codecs of one client: each is worked out once, when it is asked for. */
export interface CodecPlan {
  of(shape: Shape): Codec;
  /** `undefined` where values may be of several forms, or where that is known only at run time. */
  formOf(shape: Shape): ValueForm | undefined;
}

/** What all values of a shape are. */
export type ValueForm = "object" | "array" | "scalar";

export type Codec =
  | { readonly kind: "simple"; readonly name: SimpleCodec }
  /** The codec of a named schema. `isLazy`: it contains itself, so it is looked up when it is used. */
  | { readonly kind: "schema"; readonly id: SchemaId; readonly isLazy: boolean }
  | { readonly kind: "nullable"; readonly of: Codec }
  | { readonly kind: "array"; readonly items: Codec }
  /** `rest`: of all items behind the first ones; `null`: these may be anything. */
  | { readonly kind: "tuple"; readonly first: readonly Codec[]; readonly rest: Codec | null }
  | ObjectCodec
  | { readonly kind: "map"; readonly values: Codec }
  /** An object with a list of names, all written alike. */
  | { readonly kind: "record"; readonly names: readonly string[]; readonly values: Codec }
  /** Members whose name a regular expression finds are written by its codec. */
  | {
      readonly kind: "patterned";
      readonly base: Codec;
      readonly patterns: readonly { readonly source: string; readonly codec: Codec }[];
    }
  /** An object without members that only servers write. */
  | { readonly kind: "leavingOut"; readonly base: Codec; readonly names: readonly string[] }
  | ChoiceCodec;

/** Codecs of the runtime that need nothing more to be known. */
export type SimpleCodec =
  | "any"
  | "anyObject"
  | "never"
  | "boolean"
  | "number"
  | "string"
  | "date"
  | "dateTime"
  | "bytes"
  | "bytesUrl"
  | "base64"
  | "int64Text"
  | "uint64Text"
  | "integer"
  | "unixTime"
  | "int64"
  | "uint64";

export interface ObjectCodec {
  readonly kind: "object";
  readonly members: readonly NamedCodec[];
  /** Of members that have no name here. */
  readonly others: "closed" | "open" | Codec;
  /** The type doesn't have just these members: the table is not held against it. */
  readonly isLoose: boolean;
}

export type NamedCodec = readonly [name: string, codec: Codec];

/** One of several. The kinds say what settles which one. */
export type ChoiceCodec =
  /** Whether a value is an object, an array or a scalar. */
  | { readonly kind: "either"; readonly variants: readonly Codec[] }
  /** A member that the document calls the discriminator. `otherwise`: of all other words. */
  | {
      readonly kind: "discriminated";
      readonly property: string;
      readonly byWord: readonly NamedCodec[];
      readonly otherwise: Codec | null;
      readonly beside: readonly Codec[];
    }
  /** A member whose constants tell the variants apart, though the document doesn't say so. */
  | {
      readonly kind: "hinted";
      readonly property: string;
      readonly byWord: readonly NamedCodec[];
      readonly beside: readonly Codec[];
    }
  /** What the document says of constants and required members. */
  | {
      readonly kind: "ruled";
      readonly variants: readonly { readonly rule: VariantRule; readonly codec: Codec }[];
    }
  /** What the value looks like. */
  | { readonly kind: "union"; readonly variants: readonly Codec[] };

export type Constant = string | number | boolean | null;

/** What is true of the values of one variant alone: of a constant, an array or an object. */
export type VariantRule =
  | { readonly is: readonly Constant[] }
  | { readonly items: VariantRule }
  | {
      readonly has: readonly string[];
      readonly fields: readonly (readonly [name: string, rule: VariantRule])[];
    };
