/**
 * What the type of a shape is made of, as data: where a shape can be written as a type in several
 * ways, the way is decided here. What is inside stays a shape, which has a form of its own.
 */
import type { EnumShape, ObjectShape, Property, Shape } from "../../model/schema.js";
import type { Direction } from "../directions.js";
import type { OpenKind } from "./open-enums.js";

/** The forms of one client's types: each is worked out once, when it is asked for. */
export interface TypePlan {
  union(variants: readonly Shape[]): UnionForm;
  intersection(parts: readonly Shape[], direction: Direction): IntersectionForm;
  /** The enum whose members a type of this shape has as values; `null`: none can be named. */
  namedValues(shape: Shape): EnumShape | null;
  /** What is told of a value where its place says nothing: by its named type. */
  textOf(shape: Shape): string | null;
  /** It leads back to itself with no member on the way: `Json` is a map of `Json`. */
  isInCircle(shape: Shape): boolean;
}

export interface UnionForm {
  readonly variants: readonly UnionVariant[];
  /** Of which kinds the values of enums among the variants are, at any depth. */
  readonly enumKinds: ReadonlySet<string>;
  /** Several constants and nothing else: of which kinds others may come to them. */
  readonly openTo: readonly OpenKind[];
}

export interface UnionVariant {
  readonly shape: Shape;
  /** It is any value of that kind: `null`, where it is less, or more. */
  readonly any: OpenKind | null;
}

export type IntersectionForm =
  /** One table of all members. */
  | { readonly kind: "object"; readonly shape: ObjectShape }
  /** A choice of tables. */
  | { readonly kind: "choice"; readonly variants: readonly Shape[] }
  | {
      readonly kind: "parts";
      readonly parts: readonly IntersectionPart[];
      /** Members that give way to a marker's, in all other parts. */
      readonly replaced: readonly string[];
    };

export type IntersectionPart =
  /** What tells a variant apart, whatever the others say of that member. */
  | { readonly kind: "marker"; readonly shape: ObjectShape }
  /** `beside`: TypeScript holds what the parts have against its index; `null`: that is too much to say. */
  | {
      readonly kind: "indexed";
      readonly shape: ObjectShape;
      readonly beside: readonly ObjectShape[] | null;
    }
  | { readonly kind: "plain"; readonly shape: Shape };

/** The members of an object by whether a direction has them. */
export interface DirectedMembers {
  readonly shown: readonly Property[];
  readonly hidden: readonly Property[];
}
