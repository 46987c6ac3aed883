/**
 * How the type of a shape is composed, as data: where there are several ways to write it as a type, the
 * decision is here. Inner types stay shapes, which have forms of their own.
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
  /** The text of a value's named type, for places that have no text of their own. */
  textOf(shape: Shape): string | null;
  /** It contains itself with no member in between: `Json` is a map of `Json`. */
  isInCircle(shape: Shape): boolean;
}

export interface UnionForm {
  readonly variants: readonly UnionVariant[];
  /** Of which kinds the values of enums among the variants are, at any depth. */
  readonly enumKinds: ReadonlySet<string>;
  /** For several constants and nothing else: the kinds of values that may be added later. */
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
  /** Distinguishes a variant: it replaces that member of the other parts. */
  | { readonly kind: "marker"; readonly shape: ObjectShape }
  /**
   * `beside`: the members that the other parts have, since its index signature must allow them; `null`: too
   * many.
   */
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
