/**
 * Subtypes that extend a parent by `allOf`, where the parent's discriminator distinguishes them (OpenAPI
 * 3.2, 4.25). A reference to the parent means any of them; the subtypes themselves refer only to the
 * parent's own members.
 */
import { child, type Node } from "../../2-resolve/node.js";
import type { NamedSchema } from "../../model/api.js";
import type { SchemaId, Shape } from "../../model/schema.js";
import { ownId } from "./parent-parts.js";
import { unionOf } from "../../model/compose.js";
import { constraintsOf } from "../../model/constrain.js";
import { readDiscriminator } from "./discriminator-object.js";
import { allDiscriminating, discriminating, wholeOf } from "./discriminator-places.js";
import { inheritedFamily, ownFamily } from "./families.js";
import { subtypeVariants } from "./subtype-variants.js";
import { subtypeValues, type Family } from "./subtype-values.js";
import type { Lowering } from "../lowering.js";

export interface Parent extends Family {
  /** Where its discriminator is written: at itself, or at what it extends. */
  readonly family: Family;
}

/** Whoever uses a parent uses its subtypes too. */
export function lowerSubtypes(node: Node, lowering: Lowering): void {
  const parent = parentOf(node, lowering);
  if (parent === undefined || parent.subtypes.length === 0) return;
  lowering.subtypes.parents.set(node.at, parent);
  const outside = lowering.with({ scope: new Map() });
  for (const subtype of parent.subtypes) outside.reference(subtype.node);
}

/** Warns of a discriminator in a schema that no other extends: it has no effect. */
export function warnOfUnusedDiscriminator(node: Node, lowering: Lowering): void {
  const written = allDiscriminating(node);
  if (written.length === 0) return;
  const { store } = lowering;
  // Only a schema that has a name stands for its subtypes.
  const isNamed = store.isInWork(node.at);
  // That of a part is reported with the whole schema.
  if (!isNamed && store.isInWork(wholeOf(node.at))) return;
  const parent = parentOf(node, lowering);
  const isUsed = isNamed && parent !== undefined && parent.subtypes.length > 0;
  const message = "`discriminator` has no effect here: there are no alternatives";
  const hint = "it belongs beside oneOf or anyOf, or in a schema that others extend by allOf";
  for (const part of isUsed ? written.slice(1) : written)
    if (readDiscriminator(part, lowering) !== undefined)
      lowering.diagnostics.reportOnce("WF3005", child(part, "discriminator")!.at, message, {
        on: "key",
        hint,
      });
}

/** The schema as a parent that stands for its subtypes too: by its own discriminator or an inherited one. */
export function parentOf(node: Node, lowering: Lowering): Parent | undefined {
  const { subtypes } = lowering;
  const written = discriminating(node);
  // A subtype may repeat its parent's discriminator in an inline part: it stays a subtype.
  const isRepeated = written !== node && subtypes.above(node).length > 0;
  if (written !== undefined && !isRepeated) {
    const family = ownFamily(node, lowering);
    return family && { ...family, family };
  }
  const below = new Set(subtypes.below(node.at).map((subtype) => subtype.node.at));
  const family = below.size === 0 ? undefined : inheritedFamily(node, lowering);
  if (family === undefined) return undefined;
  const own = family.subtypes.filter((subtype) => below.has(subtype.node.at));
  // Where no values distinguish the subtypes, the schema stays an object by itself.
  const values = subtypeValues(family, lowering);
  const areKnown = own.some((subtype) => values.get(subtype.node.at)!.words.length > 0);
  const { discriminator } = family;
  return areKnown ? { node, discriminator, subtypes: own, family } : undefined;
}

/** The schemas, with each parent as a choice of its subtypes; its own members are a schema of their own. */
export function expandPolymorphism(lowering: Lowering): ReadonlyMap<SchemaId, NamedSchema> {
  const { parents } = lowering.subtypes;
  const schemas = new Map(lowering.schemas);
  const subtypes = [...parents.values()].flatMap((parent) => parent.subtypes);
  for (const id of new Set(subtypes.map(({ node }) => node.at))) {
    const schema = schemas.get(id);
    if (schema !== undefined)
      schemas.set(id, { ...schema, shape: extendOwnParts(schema.shape, parents) });
  }
  for (const id of parents.keys()) {
    const schema = schemas.get(id)!;
    const name = `${schema.name} base`;
    schemas.set(ownId(id), { ...schema, id: ownId(id), name, isConfigured: false });
  }
  // From the shapes before any change: one parent may be the subtype of another.
  const choices = [...parents].map(
    ([id, parent]) =>
      [id, unionOf(subtypeVariants(id, parent, schemas, lowering), lowering.shapes)] as const,
  );
  for (const [id, shape] of choices) schemas.set(id, { ...schemas.get(id)!, shape });
  return schemas;
}

/** A parent directly under `allOf` means its own part. */
function extendOwnParts(shape: Shape, parents: ReadonlyMap<SchemaId, Parent>): Shape {
  if (shape.kind === "reference" && parents.has(shape.to))
    return { ...constraintsOf(shape), kind: "reference", to: ownId(shape.to) };
  if (shape.kind !== "intersection") return shape;
  return {
    ...constraintsOf(shape),
    kind: "intersection",
    parts: shape.parts.map((part) => extendOwnParts(part, parents)),
  };
}
