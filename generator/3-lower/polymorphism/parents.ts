/**
 * Polymorphism from below (OpenAPI 3.2, 4.25): schemas take a base over by `allOf`, and its
 * discriminator tells them apart. Who refers to the base means any of them; they themselves mean
 * only what the base says of its own.
 */
import { child, type Node } from "../../2-resolve/node.js";
import type { Shape } from "../../model/schema.js";
import { ownId } from "./parent-parts.js";
import { unionOf } from "../schemas/combinations.js";
import { readDiscriminator, tellOnce } from "./discriminator-object.js";
import { allDiscriminating, discriminating, wholeOf } from "./discriminator-places.js";
import { inheritedFamily, ownFamily } from "./families.js";
import { heirVariants } from "./subtype-variants.js";
import { heirWords, type Family } from "./subtype-values.js";
import { findBases, findHeirs } from "./subtypes.js";
import type { Lowering } from "../lowering.js";
import { lowerReference } from "../schemas/schemas.js";

export interface Base extends Family {
  /** Where its discriminator is written: at itself, or at what it takes over. */
  readonly family: Family;
}

/** Whoever uses a base uses what takes it over too. */
export function lowerHeirs(node: Node, lowering: Lowering): void {
  const base = baseOf(node, lowering);
  if (base === undefined || base.heirs.length === 0) return;
  lowering.bases.set(node.at, base);
  for (const heir of base.heirs) lowerReference(heir.node, { ...lowering, scope: new Map() });
}

/** A discriminator of one schema that nothing takes over discriminates nothing. */
export function warnOfIdleDiscriminator(node: Node, lowering: Lowering): void {
  // Only a schema that has a name stands for what takes it over.
  const isNamed = lowering.open.has(node.at);
  // A part's is told of with the whole.
  if (!isNamed && lowering.open.has(wholeOf(node.at))) return;
  const written = allDiscriminating(node);
  const base = written.length > 0 ? baseOf(node, lowering) : undefined;
  const isUsed = isNamed && base !== undefined && base.heirs.length > 0;
  const message = "`discriminator` has no effect here: there are no alternatives";
  const hint = "it belongs beside oneOf or anyOf, or in a schema that others extend by allOf";
  for (const part of isUsed ? written.slice(1) : written)
    if (readDiscriminator(part, lowering) !== undefined)
      tellOnce(lowering, "WF3005", child(part, "discriminator")!.at, message, { on: "key", hint });
}

/** What stands for its heirs too: by its own discriminator, or by that of what it takes over. */
export function baseOf(node: Node, lowering: Lowering): Base | undefined {
  const written = discriminating(node);
  // An heir may repeat in a part of its own what its base says: it stays an heir.
  const isRepeated = written !== node && findBases(node, lowering.openapi).length > 0;
  if (written !== undefined && !isRepeated) {
    const family = ownFamily(node, lowering);
    return family && { ...family, family };
  }
  const below = new Set(findHeirs(node.at, lowering.openapi).map((heir) => heir.node.at));
  const family = below.size === 0 ? undefined : inheritedFamily(node, lowering);
  if (family === undefined) return undefined;
  const heirs = family.heirs.filter((heir) => below.has(heir.node.at));
  // Where nothing tells them apart, it stays what it says itself.
  const words = heirWords(family, lowering);
  const isTold = heirs.some((heir) => words.get(heir.node.at)!.words.length > 0);
  return isTold ? { node, discriminator: family.discriminator, heirs, family } : undefined;
}

/** Makes each base the choice that it is; what it says itself is a schema of its own. */
export function openBases(lowering: Lowering): void {
  const { bases, schemas } = lowering;
  for (const id of new Set([...bases.values()].flatMap(({ heirs }) => heirs.map((h) => h.node.at))))
    if (schemas.has(id)) {
      const heir = schemas.get(id)!;
      schemas.set(id, { ...heir, shape: takeOver(heir.shape, bases) });
    }
  for (const id of bases.keys()) {
    const base = schemas.get(id)!;
    const name = `${base.name} base`;
    schemas.set(ownId(id), { ...base, id: ownId(id), name, isGiven: false });
  }
  // All from what they say themselves: one base may be the heir of another.
  const opened = [...bases].map(([id, base]) => [id, heirVariants(id, base, lowering)] as const);
  for (const [id, variants] of opened)
    schemas.set(id, { ...schemas.get(id)!, shape: unionOf(variants) });
}

/** What stands directly under `allOf` is a base's own part. */
function takeOver(shape: Shape, bases: Lowering["bases"]): Shape {
  if (shape.kind === "reference" && bases.has(shape.to))
    return { kind: "reference", to: ownId(shape.to) };
  if (shape.kind !== "intersection") return shape;
  return { kind: "intersection", parts: shape.parts.map((part) => takeOver(part, bases)) };
}
