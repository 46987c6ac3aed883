/**
 * Schemas that contain themselves directly: `Cat: allOf [Pet]` while
 * `Pet: oneOf [Cat, Dog]`. JSON Schema gives that a meaning; a type alias can't refer to itself so.
 */
import type { NamedSchema } from "../../model/api.js";
import type { SchemaId, Shape } from "../../model/schema.js";
import { intersectionOf, unionOf } from "../../model/compose.js";
import { constrain, constraintsOf, variantsOf } from "../../model/constrain.js";
import type { ShapeTable } from "../../model/shape-table.js";

type Schemas = ReadonlyMap<SchemaId, NamedSchema>;

/**
 * The schemas, with such circles rewritten: an `allOf` that extends a schema of its circle means that
 * schema's own part, not the choice that leads back; circles of choices alone become one flat choice.
 */
export function breakCycles(original: Schemas, table: ShapeTable): Schemas {
  const circles = findCircles(original);
  if (circles.size === 0) return original;
  const schemas = new Map(original);
  for (const [id, circle] of circles) {
    const schema = original.get(id)!;
    schemas.set(id, {
      ...schema,
      shape: rewriteIntersections(schema.shape, circle, original, table),
    });
  }
  const remaining = findCircles(schemas);
  const flat = new Map(
    [...remaining].map(([id, circle]) => [
      id,
      unionOf(choicesOf([...circle], circle, schemas), table),
    ]),
  );
  for (const [id, shape] of flat) schemas.set(id, { ...schemas.get(id)!, shape });
  return schemas;
}

/** The schemas that a value of this shape as a whole must fit, or may fit. */
function* directReferences(shape: Shape): Generator<SchemaId> {
  if (shape.kind === "reference") yield shape.to;
  else if (shape.kind === "union") for (const part of shape.variants) yield* directReferences(part);
  else if (shape.kind === "intersection")
    for (const part of shape.parts) yield* directReferences(part);
}

/** Each schema that reaches itself by direct references, with all that it reaches and that reach it. */
function findCircles(schemas: Schemas): ReadonlyMap<SchemaId, ReadonlySet<SchemaId>> {
  const edges = new Map<SchemaId, readonly SchemaId[]>();
  for (const [id, { shape }] of schemas) {
    const references = [...new Set(directReferences(shape))];
    if (references.length > 0) edges.set(id, references);
  }
  const reached = new Map([...edges.keys()].map((id) => [id, reachFrom(id, edges)]));
  const circular = [...reached].filter(([id, targets]) => targets.has(id));
  return new Map(
    circular.map(([id, targets]) => {
      return [id, new Set([...targets].filter((target) => reached.get(target)?.has(id)))];
    }),
  );
}

function reachFrom(id: SchemaId, edges: ReadonlyMap<SchemaId, readonly SchemaId[]>) {
  const reached = new Set<SchemaId>(edges.get(id));
  for (const next of reached) for (const target of edges.get(next) ?? []) reached.add(target);
  return reached;
}

function rewriteIntersections(
  shape: Shape,
  circle: ReadonlySet<SchemaId>,
  schemas: Schemas,
  table: ShapeTable,
): Shape {
  if (shape.kind !== "intersection") return shape;
  const parts = shape.parts.flatMap((part): Shape[] => {
    if (part.kind !== "reference" || !circle.has(part.to))
      return [rewriteIntersections(part, circle, schemas, table)];
    const own = ownParts(schemas.get(part.to)!.shape, circle, schemas, new Set([part.to]));
    return own.map((one) => constrain(one, constraintsOf(part)));
  });
  return constrain(intersectionOf(parts, table), constraintsOf(shape));
}

/** A schema's own parts, without the schemas of its circle that lead back to it. */
function ownParts(
  shape: Shape,
  circle: ReadonlySet<SchemaId>,
  schemas: Schemas,
  visited: ReadonlySet<SchemaId>,
): Shape[] {
  if (shape.kind === "union")
    return [...directReferences(shape)].some((id) => circle.has(id)) ? [] : [shape];
  if (shape.kind === "reference" && circle.has(shape.to)) {
    if (visited.has(shape.to)) return [];
    const target = schemas.get(shape.to)!.shape;
    return ownParts(target, circle, schemas, new Set([...visited, shape.to]));
  }
  if (shape.kind !== "intersection") return [shape];
  return shape.parts.flatMap((part) => ownParts(part, circle, schemas, visited));
}

/** The choices of all schemas in a circle that don't lead back into it. */
function choicesOf(
  ids: readonly SchemaId[],
  circle: ReadonlySet<SchemaId>,
  schemas: Schemas,
): Shape[] {
  return ids.flatMap((id) => {
    const { shape } = schemas.get(id)!;
    const variants = shape.kind === "union" ? variantsOf(shape) : [shape];
    return variants.filter(
      (variant) => ![...directReferences(variant)].some((to) => circle.has(to)),
    );
  });
}
