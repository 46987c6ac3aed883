/**
 * What narrows the values of a shape without changing its type: as data, under the names that JSON
 * Schema has for it. Types and codecs don't look at it; validators, mocks and schemas for other
 * libraries are made from it.
 *
 * What several schemas say of one value is one set of constraints, the strictest of all. What no
 * single keyword can say of several (two patterns) stands in `allOf`; alternatives of one type that
 * differ in constraints alone stand in `anyOf` or `oneOf`.
 */
import type { JsonValue } from "./docs.js";
import type { Shape } from "./schema.js";

export interface Constraints
  extends Annotations, TextConstraints, NumberConstraints, ListConstraints, MemberConstraints {
  /** As the document has it, also where it doesn't change what is written: `email`, `byte`, `int32`. */
  readonly format?: string;
  /** The one value that fits. */
  readonly const?: JsonValue;
  /** Values have to fit all of these too. */
  readonly allOf?: readonly Shape[];
  /** Values have to fit one or more of these too. */
  readonly anyOf?: readonly Shape[];
  /** Values have to fit exactly one of these too. */
  readonly oneOf?: readonly Shape[];
  /** Values must not fit this. */
  readonly not?: Shape;
  /** What else values have to fit, by whether they fit a condition. */
  readonly if?: Conditional;
  /**
   * Keywords that the schema has and that are not in this shape, in the order of the alphabet:
   * `unevaluatedItems`. A validator made from the shape checks less than the document asks for.
   */
  readonly unsupported?: readonly string[];
}

/** `if`, `then` and `else`: one of the latter two is there at least. */
export interface Conditional {
  readonly condition: Shape;
  /** `then` */
  readonly fitting?: Shape;
  /** `else` */
  readonly others?: Shape;
}

/** Keywords that describe values without constraining them. */
export interface Annotations {
  /** The value where none is given. */
  readonly default?: JsonValue;
  /** `examples`, and `example` of older documents. */
  readonly examples?: readonly JsonValue[];
}

/** Of strings. Lengths are counted in code points. */
export interface TextConstraints {
  readonly minLength?: number;
  readonly maxLength?: number;
  /** A regular expression that is found somewhere in the text (ECMA-262, flag `u`). */
  readonly pattern?: string;
  readonly contentEncoding?: string;
  readonly contentMediaType?: string;
}

/** Of numbers and integers. */
export interface NumberConstraints {
  readonly minimum?: number;
  readonly maximum?: number;
  /** A number, also where the document has `true` beside `minimum` (Swagger 2.0, OpenAPI 3.0). */
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
}

/** Of arrays and tuples. */
export interface ListConstraints {
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: true;
  /** Some items fit this: at least `minContains`, or one; at most `maxContains`. */
  readonly contains?: Shape;
  readonly minContains?: number;
  readonly maxContains?: number;
}

/** Of objects. */
export interface MemberConstraints {
  readonly minProperties?: number;
  readonly maxProperties?: number;
  /** By name of a member: the members that have to be there if it is. */
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  /** By name of a member: what the whole object has to fit if it is there. */
  readonly dependentSchemas?: Readonly<Record<string, Shape>>;
}
