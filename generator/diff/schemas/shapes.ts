import type { SchemaId, Shape } from "../../model/schema.js";
import { resolveWhole, variantsOf } from "../../model/constrain.js";
import { resolveShape } from "../../model/walk.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { mergeObjects } from "../../model/merge.js";
import {
  enter,
  placeOf,
  typeName,
  type Comparison,
  type Position,
  type ShapePair,
} from "../verdicts/comparison.js";
import { isSameSchema, mayBeRenamed } from "./same-schema.js";
import { compareConstraints } from "./constraints.js";
import { compareObjects } from "./objects.js";
import { compareScalars } from "./scalars.js";
import { compareVariants } from "./variants.js";

/** Compares the shapes at two positions, and reports whatever a caller would notice. */
export function compareShapes(
  older: Shape,
  newer: Shape,
  position: Position,
  comparison: Comparison,
): void {
  if (older.kind === "reference" && newer.kind === "reference")
    return compareSingle(older, newer, position, comparison);
  const olds = alternativesOf(older, comparison.older);
  const news = alternativesOf(newer, comparison.newer);
  if (olds.length === 1 && news.length === 1)
    return compareSingle(olds[0]!, news[0]!, position, comparison);
  // Unnamed variants may contain the choice that they belong to.
  const within = comparison.comparing.get(older) ?? new Set<Shape>();
  if (within.has(newer)) return;
  comparison.comparing.set(older, within.add(newer));
  for (const pair of compareVariants(olds, news, { older, newer }, position, comparison))
    compareSingle(pair.older, pair.newer, pair.position, comparison);
  within.delete(newer);
}

/** Compares two shapes that aren't choices. */
function compareSingle(older: Shape, newer: Shape, outer: Position, comparison: Comparison): void {
  if (older.kind === "reference" && newer.kind === "reference") {
    compareConstraints(older, newer, outer, comparison);
    return compareReferences(older.to, newer.to, outer, comparison);
  }
  const a = resolveWhole(older, comparison.older.api.schemas);
  const b = resolveWhole(newer, comparison.newer.api.schemas);
  const position = {
    ...outer,
    old: older.kind === "reference" ? placeOf(older.to) : outer.old,
    new: newer.kind === "reference" ? placeOf(newer.to) : outer.new,
  };
  if (a.kind === "intersection" && b.kind === "intersection" && correspond(a, b, comparison)) {
    compareConstraints(a, b, position, comparison);
    return a.parts.forEach((part, i) =>
      compareShapes(part, b.parts[i]!, enter(position, "", `/allOf/${i}`), comparison),
    );
  }
  const objects = [mergeObjects(a, comparison.older), mergeObjects(b, comparison.newer)] as const;
  compareConstraints(objects[0] ?? a, objects[1] ?? b, position, comparison);
  if (a.kind === "array" && b.kind === "array")
    return compareShapes(a.items, b.items, enter(position, "[]", "/items"), comparison);
  if (objects[0] !== undefined && objects[1] !== undefined)
    return compareAll(compareObjects(objects[0], objects[1], position, comparison), comparison);
  if (a.kind === "tuple" && b.kind === "tuple" && a.prefix.length === b.prefix.length)
    if ((a.rest === null) === (b.rest === null) && a.required === b.required) {
      a.prefix.forEach((item, i) =>
        compareShapes(
          item,
          b.prefix[i]!,
          enter(position, `[${i}]`, `/prefixItems/${i}`),
          comparison,
        ),
      );
      if (a.rest !== null && b.rest !== null)
        compareShapes(a.rest, b.rest, enter(position, "[]", "/items"), comparison);
      return;
    }
  compareScalars(a, b, position, comparison);
}

function compareAll(pairs: Iterable<ShapePair>, comparison: Comparison): void {
  for (const { older, newer, position } of pairs) compareShapes(older, newer, position, comparison);
}

type Intersection = Shape & { readonly kind: "intersection" };

/**
 * Whether two `allOf` have the same parts, so that each change is reported once, in its own part. A
 * member that moved to another part is no change: then the whole is compared.
 */
function correspond(older: Intersection, newer: Intersection, comparison: Comparison): boolean {
  if (older.parts.length !== newer.parts.length) return false;
  const names = (part: Shape, client: ClientPlan) =>
    mergeObjects(part, client)?.properties.map(({ name }) => name) ?? [];
  const gone: string[] = [];
  const come: string[] = [];
  const isAlike = older.parts.every((part, i) => {
    const other = newer.parts[i]!;
    const [before, after] = [names(part, comparison.older), names(other, comparison.newer)];
    gone.push(...before.filter((name) => !after.includes(name)));
    come.push(...after.filter((name) => !before.includes(name)));
    if (part.kind !== "reference" || other.kind !== "reference") return part.kind === other.kind;
    const name = typeName({ id: part.to }, comparison.older);
    const isNamesake = name === typeName({ id: other.to }, comparison.newer);
    return isNamesake || mayBeRenamed(part.to, other.to, comparison);
  });
  return isAlike && !gone.some((name) => come.includes(name));
}

/** The alternatives of a shape; named ones that aren't choices stay references. */
function alternativesOf(
  shape: Shape,
  client: ClientPlan,
  outer: readonly Shape[] = [],
): readonly Shape[] {
  const target = resolveShape(shape, client.api.schemas);
  if (target.kind !== "union") return [shape];
  // A choice inside itself adds nothing.
  if (outer.includes(target)) return [];
  return variantsOf(target).flatMap((one) => alternativesOf(one, client, [...outer, target]));
}

/** Compares two named schemas: once if they are the same, whatever their names. */
function compareReferences(
  older: SchemaId,
  newer: SchemaId,
  position: Position,
  comparison: Comparison,
): void {
  if (!isSameSchema(older, newer, comparison)) {
    const key = `${position.label} ${position.direction} ${older} ${newer}`;
    if (comparison.compared.has(key)) return;
    comparison.compared.add(key);
    const a = resolveShape({ kind: "reference", to: older }, comparison.older.api.schemas);
    const b = resolveShape({ kind: "reference", to: newer }, comparison.newer.api.schemas);
    return compareShapes(
      a,
      b,
      { ...position, old: placeOf(older), new: placeOf(newer) },
      comparison,
    );
  }
  compareSchemas(older, newer, position, comparison);
}

/** Compares two corresponding schemas, once for each direction and wire format. */
export function compareSchemas(
  older: SchemaId,
  newer: SchemaId,
  { direction, wire }: Pick<Position, "direction" | "wire">,
  comparison: Comparison,
): void {
  const key = `${direction} ${wire} ${older} ${newer}`;
  if (comparison.compared.has(key)) return;
  comparison.compared.add(key);
  const a = comparison.older.api.schemas.get(older)!;
  const b = comparison.newer.api.schemas.get(newer)!;
  if (a === b) return;
  const owner = { kind: "schema", old: older, new: newer } as const;
  const label = typeName(b, comparison.newer);
  const places = { old: placeOf(older), new: placeOf(newer) };
  compareShapes(a.shape, b.shape, { owner, label, direction, wire, ...places }, comparison);
}
