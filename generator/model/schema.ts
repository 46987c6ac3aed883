import type { Constraints } from "./constraints.js";
import type { Docs } from "./docs.js";
import {
  described,
  titled,
  writtenThough,
  type Declared,
  type Pointer,
} from "../diagnostics/diagnostic.js";

/** The canonical pointer of a schema: equal ids mean the same schema. */
export type SchemaId = Pointer;

/** What the document calls a schema that stands inside another. */
export interface Titled {
  readonly [described]?: string | undefined;
  readonly [titled]?: string | undefined;
}

/** What a value may be: its type, by `kind`, and the constraints on its values. */
export type Shape = Constraints & ShapeType;

/** The kinds of shapes that have no other shapes inside. */
export type PlainKind =
  "unknown" | "never" | "null" | "boolean" | "string" | "integer" | "number" | "enum";

/** A scalar whose type may be the user's own. */
export interface UserTyped {
  /** The format that the configuration maps to a type (`formats`); `wire` is then null. */
  readonly userFormat?: string;
}

/** The part that decides types and bytes. */
export type ShapeType =
  /** Any value: the document doesn't describe it. */
  | { readonly kind: "unknown" }
  /** No value fits. */
  | { readonly kind: "never" }
  | { readonly kind: "null" }
  | { readonly kind: "boolean" }
  | (UserTyped & {
      readonly kind: "string";
      readonly wire: StringFormat | null;
      readonly isUnsigned?: true;
    })
  | (UserTyped & {
      readonly kind: "integer";
      readonly wire: IntegerFormat | null;
      readonly isUnsigned?: true;
    })
  | (UserTyped & { readonly kind: "number" })
  | EnumShape
  | { readonly kind: "array"; readonly items: Shape }
  | {
      readonly kind: "tuple";
      readonly prefix: readonly Shape[];
      /** How many of the first positions must be there. */
      readonly required: number;
      /** Of further items; `null`: there are none. */
      readonly rest: Shape | null;
    }
  | ObjectShape
  | {
      readonly kind: "union";
      readonly variants: readonly Shape[];
      /** A value may be several of them at once (`anyOf`). */
      readonly isAnyOf?: boolean;
    }
  | (Titled & { readonly kind: "intersection"; readonly parts: readonly Shape[] })
  | { readonly kind: "reference"; readonly to: SchemaId };

/**
 * `wire`: what changes how a value is written or typed, by whatever keyword the document says it.
 * `int64`: the digits of an integer of 64 bits.
 */
export type StringFormat = "date" | "date-time" | "binary" | "base64" | "base64url" | "int64";

/** `int64`: of 64 bits, with a sign or without (`isUnsigned`). */
export type IntegerFormat = "unix-time" | "int64";

/** One of these values. A single one is a `const`: a marker, closed for requests and responses. */
export interface EnumShape extends Titled, Constraints {
  readonly kind: "enum";
  readonly values: readonly EnumValue[];
  /** Its numbers are integers of 64 bits. */
  readonly int64?: true;
}

export interface EnumValue extends Declared {
  readonly value: string | number | boolean;
  /** Of an integer beyond 2^53, whose `value` is rounded: as the document has it, in decimals. */
  readonly digits?: string;
  /** The name that the document's author gave it. */
  readonly name?: string;
  readonly description: string | null;
}

export interface ObjectShape extends Titled, Constraints {
  readonly kind: "object";
  /** In the order of the document. */
  readonly properties: readonly Property[];
  /** The properties are a list of names (`propertyNames`), and differ in nothing else. */
  readonly isRecord?: boolean;
  /** Members besides the properties: none, any, or of this shape. */
  readonly additional: "closed" | "open" | Shape;
  /** Rules by patterns of names, which `additional` sums up for types. */
  readonly patterns?: NamePatterns | undefined;
  /** At least one of these groups must be present. `[]`: no such rule. */
  readonly requiredAnyOf: readonly RequiredGroup[];
}

export interface NamePatterns {
  /** Of the names that a regular expression (`u`) finds; the first one that matches counts. */
  readonly of: readonly { readonly source: string; readonly shape: Shape }[];
  /** Of all other names. */
  readonly others: ObjectShape["additional"];
}

/** Properties that must be there, and others that then must not (`oneOf`). */
export interface RequiredGroup {
  readonly required: readonly string[];
  readonly absent: readonly string[];
}

export interface Property extends Declared {
  readonly name: string;
  readonly required: boolean;
  readonly shape: Shape;
  /** `read`: only in responses (`readOnly`). `write`: only in requests (`writeOnly`). */
  readonly access: "both" | "read" | "write";
  readonly docs: Docs;
  /** Set where this member identifies a variant of a choice (`discriminator`). */
  readonly tag?: Tag | undefined;
  readonly [writtenThough]?: Pointer | undefined;
}

/**
 * How the words of a variant relate to its own declaration of that member: they narrow it, repeat it, or
 * replace it. `rest`: the variant is for all words that no other has, and for values without one.
 */
export type Tag = "narrows" | "repeats" | "replaces" | "rest";
