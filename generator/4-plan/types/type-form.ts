/**
 * What the type of a shape is, as data: where a shape can be written as a type in several ways, the
 * way is decided here. `5-emit` gives it names and prints it, `diff` compares it.
 */
import type { Declared, Pointer } from "../../diagnostics/diagnostic.js";
import type { Docs } from "../../model/docs.js";
import type { EnumValue, SchemaId, Shape } from "../../model/schema.js";
import type { Direction } from "../directions.js";

/** The types of one client. */
export interface TypePlan {
  /** By its name, where it has one. */
  of(shape: Shape, use: TypeUse): TypeForm;
  /** As it is declared under its name, or has none. */
  structureOf(shape: Shape, use: TypeUse): TypeForm;
  /** What declares a shape under a name. */
  declarationOf(shape: Shape, use: TypeUse): Declaration;
  /** The members that a type of this shape has as values; empty: it is no value. */
  namedValues(shape: Shape): readonly NamedValue[];
  /** What is told of a value: where its place says nothing, by its named type. */
  docsOf(docs: Docs, shape: Shape): Docs;
}

/** Requests are generous, and both directions say the same otherwise. */
export interface TypeUse {
  readonly direction: Direction;
  /** It is of a text as it came: moments, and formats of the user's, are texts. */
  readonly isText?: boolean | undefined;
}

/** A member of an enum, as callers write it. */
export interface NamedValue {
  readonly name: string;
  readonly value: EnumValue;
}

export type TypeForm =
  | { readonly kind: "word"; readonly name: TypeWord }
  | { readonly kind: "literal"; readonly value: string | number | boolean }
  | { readonly kind: "bigint"; readonly digits: string }
  | { readonly kind: "global"; readonly name: "Date" | "Uint8Array" | "ArrayBuffer" | "Blob" }
  /** A type of the user's. */
  | { readonly kind: "userFormat"; readonly name: string }
  /** The type of a named schema. */
  | { readonly kind: "schema"; readonly id: SchemaId; readonly direction: Direction }
  /** What has a name by its place. */
  | { readonly kind: "inline"; readonly at: Pointer; readonly direction: Direction }
  /** Values of these types that the document doesn't know. */
  | { readonly kind: "unrecognized"; readonly of: readonly TypeWord[] }
  /** A string that no discriminator's word is. */
  | { readonly kind: "unrecognizedWord" }
  /** Any string, beside which words still complete in an editor. */
  | { readonly kind: "open"; readonly name: OpenKind }
  | { readonly kind: "array"; readonly of: TypeForm }
  | {
      readonly kind: "tuple";
      readonly items: readonly TypeForm[];
      readonly required: number;
      readonly rest: TypeForm | null;
    }
  | { readonly kind: "union" | "intersection"; readonly of: readonly TypeForm[] }
  /** `names`: `null` for any; `isPartial`: each of them may be missing. */
  | {
      readonly kind: "record";
      readonly names: readonly string[] | null;
      readonly values: TypeForm;
      readonly isPartial: boolean;
    }
  | { readonly kind: "without"; readonly of: TypeForm; readonly names: readonly string[] }
  | TableForm;

export type TypeWord =
  "string" | "number" | "bigint" | "boolean" | "null" | "undefined" | "unknown" | "never";

/** Of which kinds values may be that don't exist yet. */
export type OpenKind = "string" | "number";

/** Members by name, and the type of all others; `null`: nothing is said of these. */
export interface TableForm {
  readonly kind: "object";
  readonly members: readonly MemberForm[];
  readonly index: TypeForm | null;
}

export interface MemberForm extends Declared {
  readonly name: string;
  readonly optional: boolean;
  readonly type: TypeForm;
  /** `null`: nothing is told of it here. */
  readonly docs: Docs | null;
  /** Only answers have it: it stands in a request so that what was read can be given back. */
  readonly isOnlyRead: boolean;
}

export type Declaration =
  | { readonly kind: "alias"; readonly type: TypeForm }
  /** `groups`: members of which one group has to be there; `null`: there is no such rule. */
  | { readonly kind: "interface"; readonly table: TableForm; readonly groups: TypeForm | null };
