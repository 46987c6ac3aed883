/**
 * Components that are only a `$ref`: other names of a schema. A schema in another file, or in no component,
 * is called by such a name, since the document's own names come first.
 */
import { child, isRecord, type Node } from "../../2-resolve/node.js";
import type { OpenApi } from "../../2-resolve/openapi.js";
import { declaredAt, type Pointer } from "../../diagnostics/diagnostic.js";
import { splitPointer } from "../../diagnostics/locate.js";
import type { Shape } from "../../model/schema.js";
import { docsOf } from "./docs.js";
import type { Lowering } from "../lowering.js";
import { configuredName } from "../operations/renaming.js";
import { saysMore } from "./schema-references.js";

/** The names that the document gives to schemas which aren't components of its own, by their places. */
export function adoptedNames(openapi: OpenApi): ReadonlyMap<Pointer, string> {
  const names = new Map<Pointer, string>();
  for (const [name, node] of ownComponents(openapi)) {
    const end = foreignTarget(node, openapi);
    if (end === undefined) continue;
    const rival = names.get(end.at);
    if (rival === undefined || comesBefore(name, rival, end.at)) names.set(end.at, name);
  }
  return names;
}

/** The component schemas of the document itself, by name. */
export function* ownComponents(openapi: OpenApi): Generator<[name: string, node: Node]> {
  const components = child(openapi.root, "components");
  const schemas = components && child(components, "schemas");
  if (schemas === undefined || !isRecord(schemas.value)) return;
  for (const name of openapi.keysOf(schemas)) yield [name, child(schemas, name)!];
}

/** Exports a component that is only a `$ref` by its own name too. */
export function addAlias(
  name: string,
  { at, value }: Node,
  shape: Shape,
  lowering: Lowering,
): void {
  if (shape.kind !== "reference" || shape.to === at) return;
  const given = configuredName(name, lowering.config.names?.schemas);
  lowering.store.commit({
    [declaredAt]: at,
    id: at,
    name: given ?? name,
    isConfigured: given !== undefined,
    isAlias: true,
    docs: docsOf({ value, at }, undefined, name),
    shape,
  });
}

/** What a component leads to, unless that goes through another component of the document. */
function foreignTarget(node: Node, openapi: OpenApi): Node | undefined {
  let current = node;
  for (let step = 0; step < 100; step++) {
    if (current !== node && isOwnComponent(current.at, openapi)) return undefined;
    const next = saysMore(current, openapi) ? undefined : openapi.step(current);
    // A component itself stands elsewhere where a `$ref` was followed for all of `schemas`.
    if (next === undefined) return isOwnComponent(current.at, openapi) ? undefined : current;
    if (next.hasErrors === true) return undefined;
    current = next;
  }
  return undefined;
}

function isOwnComponent(at: Pointer, openapi: OpenApi): boolean {
  const [file, pointer] = splitPointer(at);
  const own = openapi.isSwagger ? /^\/definitions\/[^/]+$/ : /^\/components\/schemas\/[^/]+$/;
  return file === openapi.sources.entry.file && own.test(pointer);
}

/** Of several names, the one that the schema has at its own place; else the first by the alphabet. */
function comesBefore(name: string, rival: string, at: Pointer): boolean {
  const plain = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
  const place = plain(at.replace(/\.[a-z]+#?$/i, ""));
  const [fits, rivalFits] = [name, rival].map((word) => place.endsWith(plain(word)));
  return fits === rivalFits ? name < rival : fits === true;
}
