/** Choices inside choices: TypeScript writes out every combination, and gives up at some number. */
import type { Diagnostics } from "../../diagnostics/diagnostic.js";
import type { NamedSchema } from "../../model/api.js";
import type { Operation } from "../../model/operation.js";
import type { SchemaId, Shape, PlainKind } from "../../model/schema.js";
import { requestShapes, responseShapes, somePart } from "../../model/walk.js";

/** From here on TypeScript calls a type too complex to represent (TS2590). */
const mostMembers = 100_000;

export interface Compilable {
  /** Without those that have a type which is too complex. */
  readonly operations: readonly Operation[];
  /** The refused ones are `unknown`. */
  readonly schemas: ReadonlyMap<SchemaId, NamedSchema>;
  readonly refused: ReadonlySet<SchemaId>;
}

/** Reports the types that no compiler could read, and takes them out. */
export function refuseTooComplex(
  operations: readonly Operation[],
  all: ReadonlyMap<SchemaId, NamedSchema>,
  diagnostics: Diagnostics,
): Compilable {
  const schemas = new Map(all);
  const refused = new Set<SchemaId>();
  const counts = new Map<SchemaId, number>();
  const refuse = (id: SchemaId) => {
    report(id, diagnostics);
    refused.add(id);
    schemas.set(id, { ...schemas.get(id)!, shape: { kind: "unknown" } });
    counts.set(id, 1);
  };
  const countOf = (id: SchemaId): number => {
    if (!counts.has(id)) {
      // Until it is counted: so a schema that contains itself ends.
      counts.set(id, 1);
      counts.set(id, countMembers(schemas.get(id)?.shape ?? { kind: "unknown" }, countOf));
      if (counts.get(id)! >= mostMembers) refuse(id);
    }
    return counts.get(id)!;
  };
  for (const id of schemas.keys()) countOf(id);
  for (const [id, { shape }] of schemas) if (hasTooMany(shape, countOf)) refuse(id);
  const compilable = operations.filter((operation) => {
    const shapes = [...requestShapes(operation), ...responseShapes(operation)];
    const isRefused = shapes.some((shape) => hasTooMany(shape, countOf));
    if (isRefused) report(operation.at, diagnostics);
    return !isRefused;
  });
  return { operations: compilable, schemas, refused };
}

function hasTooMany(shape: Shape, countOf: (id: SchemaId) => number): boolean {
  const isWhole = countMembers(shape, countOf) >= mostMembers;
  return isWhole || somePart(shape, (part) => hasTooMany(part, countOf));
}

/** How many members the union has that a shape is when all is written out. */
function countMembers(shape: Shape, countOf: (id: SchemaId) => number): number {
  switch (shape.kind) {
    case "reference":
      return countOf(shape.to);
    case "union":
      return shape.variants.reduce((sum, variant) => sum + countMembers(variant, countOf), 0);
    case "intersection":
      return shape.parts.reduce((product, part) => product * countMembers(part, countOf), 1);
    default:
      shape.kind satisfies PlainKind | "array" | "tuple" | "object";
      return 1;
  }
}

function report(at: string, diagnostics: Diagnostics): void {
  const message = `its choices combine to ${mostMembers} variants or more: that is too much for a compiler`;
  const hint = "write what the choices share once, beside them";
  diagnostics.report("WF3003", at, message, { hint, on: "key" });
}
