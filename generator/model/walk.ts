/** Walking shapes: what they contain, and what they refer to. */
import type { Api, NamedSchema } from "./api.js";
import type { ObjectShape, SchemaId, Shape, PlainKind } from "./schema.js";
import type { ShapeTable } from "./shape-table.js";
import type { Operation } from "./operation.js";

export type Schemas = ReadonlyMap<SchemaId, NamedSchema>;

/** What shapes refer to, and which of them are equal: of an API, or of a document that is lowered. */
export interface ShapeContext {
  readonly schemas: Schemas;
  readonly shapes: ShapeTable;
}

/** The shapes directly inside a shape. */
export function partsOf(shape: Shape): readonly Shape[] {
  switch (shape.kind) {
    case "array":
      return [shape.items];
    case "tuple":
      return shape.rest === null ? shape.prefix : [...shape.prefix, shape.rest];
    case "union":
      return shape.variants;
    case "intersection":
      return shape.parts;
    case "object":
      return [
        ...shape.properties.map((property) => property.shape),
        ...additionalShape(shape),
        ...patternShapes(shape),
      ];
    default:
      shape.kind satisfies PlainKind | "reference";
      return none;
  }
}

const none: readonly Shape[] = [];

/** Whether a part directly inside a shape is so. Asked of all shapes: the parts of objects aren't listed for it. */
export function somePart(shape: Shape, isSo: (part: Shape) => boolean): boolean {
  if (shape.kind !== "object") return partsOf(shape).some(isSo);
  return (
    shape.properties.some((property) => isSo(property.shape)) ||
    additionalShape(shape).some(isSo) ||
    patternShapes(shape).some(isSo)
  );
}

function patternShapes({ patterns }: ObjectShape): readonly Shape[] {
  return patterns?.of.map(({ shape }) => shape) ?? none;
}

export function additionalShape({ additional }: ObjectShape): readonly Shape[] {
  return typeof additional === "string" ? none : [additional];
}

/** The ids that a shape refers to directly. */
export function* referencesIn(shape: Shape): Generator<SchemaId> {
  yield* listReferences(shape);
}

/** The same as a list. */
export function listReferences(shape: Shape): readonly SchemaId[] {
  const found: SchemaId[] = [];
  addReferences(shape, found);
  return found;
}

/** Asked of each shape several times: so parts of objects, which are the most, aren't listed for it. */
function addReferences(shape: Shape, found: SchemaId[]): void {
  if (shape.kind === "reference") found.push(shape.to);
  else if (shape.kind === "object") {
    for (const property of shape.properties) addReferences(property.shape, found);
    if (typeof shape.additional !== "string") addReferences(shape.additional, found);
    for (const pattern of shape.patterns?.of ?? []) addReferences(pattern.shape, found);
  } else for (const part of partsOf(shape)) addReferences(part, found);
}

/** The ids that shapes refer to, directly or through other schemas. */
export function reach(shapes: readonly Shape[], schemas: Schemas): ReadonlySet<SchemaId> {
  const reached = new Set<SchemaId>();
  const queue = [...shapes];
  for (let shape = queue.pop(); shape !== undefined; shape = queue.pop())
    for (const id of listReferences(shape))
      if (!reached.has(id)) {
        reached.add(id);
        const schema = schemas.get(id);
        if (schema !== undefined) queue.push(schema.shape);
      }
  return reached;
}

/** The final target of a reference; `unknown` where it isn't lowered yet. */
export function resolveShape(shape: Shape, schemas: Schemas): Shape {
  let current = shape;
  for (let step = 0; step < 100 && current.kind === "reference"; step++)
    current = schemas.get(current.to)?.shape ?? { kind: "unknown" };
  return current.kind === "reference" ? { kind: "unknown" } : current;
}

/** Whether a value is bytes as they are; null may stand beside them. */
export function isBinary(shape: Shape, schemas: Schemas, outer: readonly Shape[] = []): boolean {
  const target = resolveShape(shape, schemas);
  if (target.kind === "string") return target.wire === "binary";
  if (target.kind !== "union" || outer.includes(target)) return false;
  const values = target.variants.filter(({ kind }) => kind !== "null");
  return values.length > 0 && values.every((one) => isBinary(one, schemas, [...outer, target]));
}

/** What callers write. */
export function requestShapes({ parameters, body }: Operation): readonly Shape[] {
  return [...parameters, ...(body?.contents ?? [])].map(({ shape }) => shape);
}

/** What callers read: responses, and what the API sends to them. */
export function responseShapes({ responses, callbacks }: Operation): readonly Shape[] {
  const contents = responses.flatMap((response) => response.contents);
  return [...contents, ...callbacks].map(({ shape }) => shape);
}

/** All shapes of an API's requests, responses and webhooks. */
export function allShapes({ operations, webhooks }: Pick<Api, "operations" | "webhooks">) {
  const shapes = operations.flatMap((operation) => [
    ...requestShapes(operation),
    ...responseShapes(operation),
  ]);
  return [...shapes, ...webhooks.map(({ shape }) => shape)];
}

/**
 * The objects that all apply to a value of this shape.
 * @param withFirst take the first variant of a choice; else a choice has none
 */
export function objectsIn(
  shape: Shape,
  schemas: Schemas,
  { withFirst = false }: { readonly withFirst?: boolean } = {},
  outer: readonly Shape[] = [],
): readonly ObjectShape[] {
  const target = resolveShape(shape, schemas);
  if (target.kind === "object") return [target];
  if (outer.includes(target)) return [];
  const inner = (part: Shape) => objectsIn(part, schemas, { withFirst }, [...outer, target]);
  if (target.kind === "intersection") return target.parts.flatMap(inner);
  return target.kind === "union" && withFirst ? inner(target.variants[0]!) : [];
}

/** The objects that a body may be; `null` where it may be something else. */
export function objectsOf(
  shape: Shape,
  schemas: Schemas,
  depth = 0,
): readonly ObjectShape[] | null {
  if (depth > 20) return [];
  switch (shape.kind) {
    case "object":
      return [shape];
    case "unknown":
    case "null":
      return [];
    case "reference":
      return objectsOf(schemas.get(shape.to)?.shape ?? { kind: "unknown" }, schemas, depth + 1);
    case "union":
    case "intersection": {
      const parts = shape.kind === "union" ? shape.variants : shape.parts;
      const objects = parts.map((part) => objectsOf(part, schemas, depth + 1));
      return objects.includes(null) ? null : objects.flatMap((object) => object ?? []);
    }
    default:
      shape.kind satisfies
        "never" | "boolean" | "string" | "integer" | "number" | "enum" | "array" | "tuple";
      return null;
  }
}
