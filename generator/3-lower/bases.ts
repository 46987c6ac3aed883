/**
 * Polymorphism from below (OpenAPI 3.2, 4.25): schemas take a base over by `allOf`, and its
 * discriminator tells them apart. Who refers to the base means any of them; they themselves mean
 * only what the base says of its own.
 */
import { child, type Node } from "../2-resolve/node.js";
import type { EnumValue, Property, SchemaId, Shape } from "./api.js";
import { unionOf } from "./combinations.js";
import { fixesValue, markerOf, readMapping } from "./discriminators.js";
import { findHeirs, type Heir } from "./heirs.js";
import type { Lowering } from "./lowering.js";
import { mergeObjects } from "./merging.js";
import { lowerReference, nameOf } from "./schemas.js";
import { resolveShape } from "./shapes.js";

export interface Base {
  readonly node: Node;
  /** The member that tells the heirs apart. */
  readonly property: string;
  readonly heirs: readonly Heir[];
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
  const discriminator = child(node, "discriminator");
  if (discriminator === undefined || baseOf(node, lowering)?.heirs.length !== 0) return;
  if (lowering.told.has(discriminator.at)) return;
  lowering.told.add(discriminator.at);
  const message = "`discriminator` has no effect here: there are no alternatives";
  const hint = "it stands beside oneOf or anyOf, or in a schema that others take over by allOf";
  lowering.diagnostics.report("WF3005", discriminator.at, message, { on: "key", hint });
}

function baseOf(node: Node, { openapi }: Lowering): Base | undefined {
  const discriminator = child(node, "discriminator");
  if (discriminator === undefined || child(node, "oneOf") || child(node, "anyOf")) return undefined;
  // A word in Swagger 2.0.
  const property = openapi.isSwagger
    ? discriminator.value
    : child(discriminator, "propertyName")?.value;
  if (typeof property !== "string") return undefined;
  return { node, property, heirs: findHeirs(node.at, openapi) };
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
  const opened = [...bases].map(([id, base]) => [id, variantsOf(id, base, lowering)] as const);
  for (const [id, variants] of opened)
    schemas.set(id, { ...schemas.get(id)!, shape: unionOf(variants) });
}

function ownId(id: SchemaId): SchemaId {
  return `${id}?base`;
}

/** What stands directly under `allOf` is a base's own part. */
function takeOver(shape: Shape, bases: Lowering["bases"]): Shape {
  if (shape.kind === "reference" && bases.has(shape.to))
    return { kind: "reference", to: ownId(shape.to) };
  if (shape.kind !== "intersection") return shape;
  return { kind: "intersection", parts: shape.parts.map((part) => takeOver(part, bases)) };
}

/** Its heirs, and the base itself under the names that are left to it. */
function variantsOf(id: SchemaId, { node, property, heirs }: Base, lowering: Lowering): Shape[] {
  const { openapi, bases, schemas } = lowering;
  const declared = declaredProperty(id, property, lowering);
  const mapped = (target: SchemaId) => mappedNames(node, target, lowering);
  const chosen = heirs.filter((heir) => mapped(heir.node.at).length > 0);
  const named = (chosen.length > 0 ? chosen : heirs).map((heir) => {
    const values = mapped(heir.node.at);
    return { heir, values: values.length > 0 ? values : [heir.name] };
  });
  const marked = (to: SchemaId, values: readonly string[]): Shape => {
    const literals = values.map((value) => literalOf(value, declared?.shape));
    return {
      kind: "intersection",
      parts: [{ kind: "reference", to }, markerOf(property, literals, declared)],
    };
  };
  const variants = named.map(({ heir, values }): Shape => {
    const { at } = heir.node;
    const isSameChoice = bases.get(at)?.property === property;
    const isMarked = fixesValue(heir.node, property, openapi, new Set([node.at]));
    const to = isSameChoice ? ownId(at) : at;
    return isMarked ? { kind: "reference", to } : marked(to, values);
  });
  const taken = new Set(named.flatMap(({ values }) => values));
  const above = [...bases.values()].filter((base) => {
    return base.property === property && base.heirs.some((heir) => heir.node.at === id);
  });
  // What it is called as an heir it is called itself; else what nobody else is.
  const given = above.flatMap((base) => mappedNames(base.node, id, lowering));
  const possible = ownNames(nameOf(id), declared, schemas);
  const isCalled = above.length > 0 && possible.includes(nameOf(id));
  const names = given.length > 0 ? given : isCalled ? [nameOf(id)] : possible;
  const own = names.filter((name) => !taken.has(name));
  const rest = [...new Set([...mapped(id), ...own])];
  return rest.length === 0 ? variants : [...variants, marked(ownId(id), rest)];
}

/** The values that a base's `mapping` has for a schema. */
function mappedNames(base: Node, target: SchemaId, lowering: Lowering): readonly string[] {
  if (lowering.openapi.isSwagger) return [];
  const mapping = readMapping(child(base, "discriminator")!, lowering);
  return mapping.filter((entry) => entry.target === target).map(({ value }) => value);
}

function declaredProperty(id: SchemaId, name: string, { schemas }: Lowering): Property | undefined {
  const object = mergeObjects(
    { kind: "reference", to: id },
    { api: { schemas: new Map(schemas) } },
  );
  return object?.properties.find((property) => property.name === name);
}

/** What the property may be by the base's own word; else the base's name, if that may be at all. */
function ownNames(
  name: string,
  declared: Property | undefined,
  schemas: Lowering["schemas"],
): readonly string[] {
  const shape = declared && resolveShape(declared.shape, schemas);
  if (shape?.kind === "enum") return shape.values.map(({ value }) => String(value));
  return shape === undefined || shape.kind === "string" || shape.kind === "unknown" ? [name] : [];
}

/** A name of `mapping` as the property has it: names are text even where the property isn't. */
function literalOf(name: string, shape: Shape | undefined): EnumValue["value"] {
  if (shape?.kind === "enum")
    return shape.values.find(({ value }) => String(value) === name)?.value ?? name;
  if (shape?.kind === "integer" || shape?.kind === "number") return Number(name);
  return shape?.kind === "boolean" ? name === "true" : name;
}
