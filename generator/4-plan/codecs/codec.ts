/**
 * How a value is written, as data: by which codec of the runtime, and with what. Everything is
 * decided here; `5-emit` prints it and `diff` compares it. Equal codecs of a run are one object.
 */
import type { SchemaId, Shape } from "../../model/schema.js";

/** The codecs of one client: each is computed once, when needed. */
export interface CodecPlan {
  of(shape: Shape): Codec;
  /** `undefined` if values may have several forms, or if that is known only at run time. */
  formOf(shape: Shape): ValueForm | undefined;
}

/** The form that all values of a shape have. */
export type ValueForm = "object" | "array" | "scalar";

export type Codec =
  | { readonly kind: "simple"; readonly name: SimpleCodec }
  /** Of a type of the user's, once it is printed. */
  | { readonly kind: "printed"; readonly of: SimpleCodec }
  /**
   * The codec of a named schema. `isLazy`: it contains itself, so it is looked up when it is used.
   */
  | { readonly kind: "schema"; readonly id: SchemaId; readonly isLazy: boolean }
  | { readonly kind: "nullable"; readonly of: Codec }
  | { readonly kind: "array"; readonly items: Codec }
  /** `rest`: for all items after the first ones; `null`: these may be anything. */
  | { readonly kind: "tuple"; readonly first: readonly Codec[]; readonly rest: Codec | null }
  | ObjectCodec
  | { readonly kind: "map"; readonly values: Codec }
  /** An object with a list of names, whose values are all written the same way. */
  | { readonly kind: "record"; readonly names: readonly string[]; readonly values: Codec }
  /** Members whose name matches a regular expression are written by its codec. */
  | {
      readonly kind: "patterned";
      readonly base: Codec;
      readonly patterns: readonly { readonly source: string; readonly codec: Codec }[];
    }
  /** An object without the members that only servers write. */
  | { readonly kind: "leavingOut"; readonly base: Codec; readonly names: readonly string[] }
  | ChoiceCodec;

/** Codecs of the runtime that need no further data. */
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
  /** For undeclared members. */
  readonly others: "closed" | "open" | Codec;
  /** The type doesn't have exactly these members, so the table isn't checked against it. */
  readonly isLoose: boolean;
}

export type NamedCodec = readonly [name: string, codec: Codec];

/** A choice between codecs. The kinds say what decides it. */
export type ChoiceCodec =
  /** Whether a value is an object, an array or a scalar. */
  | { readonly kind: "either"; readonly variants: readonly Codec[] }
  /**
   * A member that the document declares as the discriminator. `otherwise`: for all other values.
   */
  | {
      readonly kind: "discriminated";
      readonly property: string;
      readonly byWord: readonly NamedCodec[];
      readonly otherwise: Codec | null;
      readonly beside: readonly Codec[];
    }
  /**
   * A member whose constants tell the variants apart, though the document doesn't declare it as a
   * discriminator.
   */
  | {
      readonly kind: "hinted";
      readonly property: string;
      readonly byWord: readonly NamedCodec[];
      readonly beside: readonly Codec[];
    }
  /** Constants and required members of the document. */
  | {
      readonly kind: "ruled";
      readonly variants: readonly { readonly rule: VariantRule; readonly codec: Codec }[];
    }
  /** The form of the value itself. */
  | { readonly kind: "union"; readonly variants: readonly Codec[] };

export type Constant = string | number | boolean | null;

/** What only values of one variant satisfy: a constant, an array or an object. */
export type VariantRule =
  | { readonly is: readonly Constant[] }
  | { readonly items: VariantRule }
  | {
      readonly has: readonly string[];
      readonly fields: readonly (readonly [name: string, rule: VariantRule])[];
    };
