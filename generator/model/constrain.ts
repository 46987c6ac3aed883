/** Adds constraints to shapes, and removes them. */
import { constraintKeywords, isConstraint, type ConstraintKeyword } from "./constraint-keywords.js";
import type { Constraints } from "./constraints.js";
import { mergeConstraints } from "./merge-constraints.js";
import type { ObjectShape, Shape } from "./schema.js";
import { resolveShape, type Schemas } from "./walk.js";

export const noConstraints: Constraints = {};

export function constraintsOf(shape: Shape): Constraints {
  return pick(shape, isConstraint);
}

/**
 * The shape with further constraints: those that concern its kind of values. Annotations (`default`)
 * replace those that the shape has.
 */
export function constrain<S extends Shape>(shape: S, constraints: Constraints): S {
  if (shape.kind === "never" || !hasConstraints(constraints)) return shape;
  const added = pick(constraints, (keyword) => isConstraint(keyword) && speaksOf(keyword, shape));
  if (!hasConstraints(added)) return shape;
  return { ...shape, ...mergeConstraints(constraintsOf(shape), added) };
}

/** The final target of a reference, with the constraints on the way. */
export function resolveWhole(shape: Shape, schemas: Schemas): Shape {
  const target = resolveShape(shape, schemas);
  let constraints: Constraints = noConstraints;
  for (let current: Shape | undefined = shape; current?.kind === "reference";) {
    constraints = mergeConstraints(constraintsOf(current), constraints);
    current = schemas.get(current.to)?.shape;
    if (current === shape) break;
  }
  return constrain(target, constraints);
}

/** The type alone, as if there were no constraints at any depth. */
export function withoutConstraints(shape: Shape): Shape {
  const own = ownType(shape);
  switch (own.kind) {
    case "array":
      return { ...own, items: withoutConstraints(own.items) };
    case "tuple":
      return {
        ...own,
        prefix: own.prefix.map(withoutConstraints),
        rest: own.rest && withoutConstraints(own.rest),
      };
    case "union":
      return { ...own, variants: own.variants.map(withoutConstraints) };
    case "intersection":
      return { ...own, parts: own.parts.map(withoutConstraints) };
    case "object":
      return objectType(own);
    default:
      return own;
  }
}

/** A shape without its own constraints: parts of it keep theirs. */
export function ownType<S extends Shape>(shape: S): S {
  const own = { ...shape };
  for (const keyword of Object.keys(own).filter(isConstraint)) delete own[keyword];
  return own;
}

/** The variants of a union, each with the constraints of the union. */
export function variantsOf(union: Shape & { kind: "union" }): readonly Shape[] {
  const constraints = constraintsOf(union);
  if (!hasConstraints(constraints)) return union.variants;
  return union.variants.map((variant) => constrain(variant, constraints));
}

export function hasConstraints(constraints: Constraints): boolean {
  for (const _ in constraints) return true;
  return false;
}

function objectType(shape: ObjectShape): ObjectShape {
  const { additional, patterns } = shape;
  const free = (rule: ObjectShape["additional"]) =>
    typeof rule === "string" ? rule : withoutConstraints(rule);
  return {
    ...shape,
    properties: shape.properties.map((one) => ({ ...one, shape: withoutConstraints(one.shape) })),
    additional: free(additional),
    ...(patterns && {
      patterns: {
        of: patterns.of.map((one) => ({ ...one, shape: withoutConstraints(one.shape) })),
        others: free(patterns.others),
      },
    }),
  };
}

function pick(from: Constraints, isMeant: (keyword: string) => boolean): Constraints {
  let found: Record<string, unknown> | undefined;
  // Asked of each schema: most have none.
  for (const keyword of Object.keys(from)) {
    const value = isMeant(keyword) ? from[keyword as keyof Constraints] : undefined;
    if (value !== undefined) (found ??= {})[keyword] = value;
  }
  return found ?? noConstraints;
}

const kinds: Partial<Record<Shape["kind"], string>> = {
  string: "texts",
  integer: "numbers",
  number: "numbers",
  boolean: "booleans",
  array: "lists",
  tuple: "lists",
  object: "objects",
};

/** Whether a keyword concerns the values of this shape. */
function speaksOf(keyword: ConstraintKeyword, { kind }: Shape): boolean {
  if (keyword === "default" || keyword === "examples") return true;
  if (kind === "null") return false;
  const { of } = constraintKeywords[keyword];
  return of === "any" || kinds[kind] === undefined || kinds[kind] === of;
}
