import { isConstraint } from "./constraint-keywords.js";
import { Interner } from "./intern.js";
import type { ObjectShape, SchemaId, Shape } from "./schema.js";
import type { Schemas } from "./walk.js";

/**
 * The shapes of one run, where equal shapes are one object: `typeOf(a) === typeOf(b)` says that two shapes
 * mean the same type. Places in the document make no difference, texts do: a type is printed with them.
 */
export interface ShapeTable {
  /** The first of all shapes of the same type: constraints make no difference. */
  typeOf(shape: Shape): Shape;
  /** The first of all equal shapes, constraints included. */
  wholeOf(shape: Shape): Shape;
  isSameType(a: Shape, b: Shape): boolean;
  isSame(a: Shape, b: Shape): boolean;
  /** A number that is the same for data in which all shapes are of the same types. */
  keyOf(data: unknown): number;
  /** A cache of `mergeObjects`, by schema. */
  mergedOf(schemas: Schemas): Map<SchemaId, ObjectShape | undefined>;
}

export function makeShapeTable(): ShapeTable {
  const types = new Representatives(isOfType);
  const wholes = new Representatives(() => true);
  const merged = new WeakMap<Schemas, Map<SchemaId, ObjectShape | undefined>>();
  const typeOf = (shape: Shape) => types.of(shape);
  const wholeOf = (shape: Shape) => wholes.of(shape);
  return {
    typeOf,
    wholeOf,
    isSameType: (a, b) => a === b || (mayBeSame(a, b) && typeOf(a) === typeOf(b)),
    isSame: (a, b) => a === b || (mayBeSame(a, b) && wholeOf(a) === wholeOf(b)),
    keyOf: (data) => types.interner.numberOf(data),
    mergedOf(schemas) {
      const known = merged.get(schemas) ?? new Map<SchemaId, ObjectShape | undefined>();
      merged.set(schemas, known);
      return known;
    },
  };
}

/** Whether a member of a shape, or of data in it, is part of the type. */
export function isOfType(key: string, owner: object): boolean {
  return !("kind" in owner && isConstraint(key));
}

/** A quick check: most shapes differ in an obvious way, and needn't be numbered. */
function mayBeSame(a: Shape, b: Shape): boolean {
  switch (a.kind) {
    case "reference":
      return b.kind === "reference" && a.to === b.to;
    case "object":
      return (
        b.kind === "object" &&
        a.properties.length === b.properties.length &&
        a.properties.every(({ name }, index) => name === b.properties[index]!.name)
      );
    case "enum":
      return b.kind === "enum" && a.values.length === b.values.length;
    default:
      return a.kind === b.kind;
  }
}

class Representatives {
  readonly interner: Interner;
  readonly #first = new Map<number, Shape>();

  constructor(counts: (key: string, owner: object) => boolean) {
    this.interner = new Interner(counts);
  }

  of(shape: Shape): Shape {
    const number = this.interner.numberOf(shape);
    const first = this.#first.get(number) ?? shape;
    this.#first.set(number, first);
    return first;
  }
}
